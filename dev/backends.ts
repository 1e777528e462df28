import { randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { connectNeon } from '../functions/db/client.ts'
import { asCannotStart, CannotStart } from './cannot-start.ts'
import { seedDemo } from './demo/seed.ts'
import { startGenie } from './genie/index.ts'
import { migrate } from './migrate.ts'
import { startNotion } from './notion/index.ts'
import { type Gateway, startGateway } from './postgres/gateway.ts'

export interface BackendOptions {
  port: number
  dataDir: string
  /** The configuration variables of the machine; an integration that is set here is used instead of its stand-in. */
  env: Record<string, string | undefined>
  /** Whether the demo is put into an empty database; by default only into the embedded one. */
  demo?: boolean
}

export interface Backends {
  gateway: Gateway
  /** What the Worker gets as its variables. */
  variables: Record<string, string>
  /** Whether the demo accounts exist. */
  demo: boolean
  /** True when this start put the demo into an empty database. */
  seeded: boolean
  standIns: string[]
  close(): Promise<void>
}

/** Everything behind the Worker: a migrated database and stand-ins for what is not configured. Throws CannotStart. */
export async function startBackends(options: BackendOptions): Promise<Backends> {
  const { port, dataDir, env } = options
  prepareFolder(dataDir)
  const gateway = await openDatabase(dataDir, env['DATABASE_URL'])
  const standIns = await startStandIns(env, gateway)
  const demo = options.demo ?? !env['DATABASE_URL']
  const close = async () => {
    await standIns.close()
    await gateway.close()
  }
  const variables = {
    ...integrations(env),
    ...standIns.variables,
    DATABASE_URL: gateway.databaseUrl,
    NEON_FETCH_ENDPOINT: gateway.fetchEndpoint,
    AUTH_SECRET: env['AUTH_SECRET'] ?? storedSecret(join(dataDir, 'auth-secret')),
    APP_URL: env['APP_URL'] ?? `http://localhost:${port}`,
  }
  const seeded = demo && (await seedDemo(variables))
  return { gateway, variables, demo, seeded, standIns: standIns.names, close }
}

async function openDatabase(dataDir: string, databaseUrl: string | undefined): Promise<Gateway> {
  const gateway = await startGateway(
    databaseUrl ? { databaseUrl } : { dataDir: join(dataDir, 'postgres') },
  ).catch(asCannotStart)
  const db = connectNeon(gateway.databaseUrl, gateway.fetchEndpoint)
  const rows = async (text: string) => (await db.execute(sql.raw(text))).rows
  await migrate({ exec: gateway.exec, rows }).catch(async (error: unknown) => {
    await gateway.close()
    return asCannotStart(error)
  })
  return gateway
}

interface StandIns {
  names: string[]
  variables: Record<string, string>
  close(): Promise<void>
}

async function startStandIns(env: BackendOptions['env'], gateway: Gateway): Promise<StandIns> {
  const started = [
    ...(env['NOTION_TOKEN'] ? [] : [await standInNotion()]),
    // A workspace that is there for something else, such as Lakebase, is not replaced: the page says what is missing.
    ...(env['DATABRICKS_HOST'] || env['GENIE_SPACE_ID'] ? [] : [await standInGenie(gateway, env)]),
  ]
  const names = started.map(({ name }) => name)
  return {
    names,
    variables: Object.assign(
      names.length > 0 ? { STAND_INS: names.join(',') } : {},
      ...started.map(({ variables }) => variables),
    ),
    close: async () => void (await Promise.all(started.map((standIn) => standIn.close()))),
  }
}

async function standInNotion() {
  const notion = await startNotion()
  const variables = {
    NOTION_TOKEN: notion.token,
    NOTION_API_URL: notion.url,
    NOTION_SOURCES: JSON.stringify(notion.sources),
  }
  return { name: 'notion', variables, close: notion.close }
}

async function standInGenie(gateway: Gateway, env: BackendOptions['env']) {
  const genie = await startGenie({ source: gateway })
  const variables = {
    DATABRICKS_HOST: genie.url,
    DATABRICKS_TOKEN: genie.token,
    GENIE_SPACE_ID: genie.spaceId,
    // It has no limit of its own; the real one takes about five.
    GENIE_QUESTIONS_PER_MINUTE: env['GENIE_QUESTIONS_PER_MINUTE'] ?? '60',
  }
  return { name: 'genie', variables, close: genie.close }
}

const integrations = (env: BackendOptions['env']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      value && /^(NOTION|AZURE|DATABRICKS|GENIE)_/.test(name) ? [[name, value]] : [],
    ),
  )

function storedSecret(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

function prepareFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.W_OK)
  } catch {
    throw new CannotStart(
      `The data folder ${dataDir} cannot be written. Set QUARTERDECK_DATA to a folder of yours.`,
    )
  }
}
