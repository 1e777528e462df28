import type { Config } from './env.ts'
import { connectNeon, type Db } from './db/client.ts'
import { lakebasePassword, type LakebaseSettings } from './db/lakebase.ts'
import { connectTcp } from './db/tcp.ts'
import { workspaceOf } from './warehouse/workspace.ts'

/** The database that the configuration names: Neon's HTTP endpoint, or any Postgres over TCP, Lakebase with renewed tokens. */
export function openDatabase(config: Config): Db {
  if (config.DATABASE_DRIVER === 'neon') return connectNeon(config.DATABASE_URL, config.NEON_FETCH_ENDPOINT)
  const lakebase = lakebaseSettings(config)
  return connectTcp(config.DATABASE_URL, lakebase && lakebasePassword(lakebase))
}

function lakebaseSettings(config: Config): LakebaseSettings | undefined {
  const { LAKEBASE_INSTANCE: instance, LAKEBASE_ENDPOINT: endpoint } = config
  const database = instance ? { instance } : endpoint ? { endpoint } : undefined
  if (!database) return undefined
  const workspace = workspaceOf(config)
  if (!workspace) {
    throw new Error(
      'Configuration: Lakebase needs DATABRICKS_HOST and DATABRICKS_TOKEN, or DATABRICKS_CLIENT_ID and DATABRICKS_CLIENT_SECRET.',
    )
  }
  return { ...workspace, database }
}
