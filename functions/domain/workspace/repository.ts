import { eq, sql } from 'drizzle-orm'
import { lastActor } from '../../db/actor.ts'
import type { Db } from '../../db/client.ts'
import type { FlagKey } from './contract.ts'
import { featureFlags, workspace } from './table.ts'

/** The one row, whatever its id. */
export const readWorkspace = (db: Db) =>
  db
    .select({
      id: workspace.id,
      name: workspace.name,
      timeZone: workspace.timeZone,
      demo: workspace.demo,
      createdAt: workspace.createdAt,
      updatedAt: workspace.updatedAt,
    })
    .from(workspace)

const flag = {
  key: featureFlags.key,
  enabled: featureFlags.enabled,
  updatedAt: featureFlags.updatedAt,
  changedBy: lastActor('feature_flags', sql`feature_flags.key`),
}

/** Only those that an admin has set. */
export const readFlags = (db: Db) => db.select(flag).from(featureFlags)

export const readFlag = (db: Db, key: FlagKey) => readFlags(db).where(eq(featureFlags.key, key))

export const upsertFlag = (db: Db, key: FlagKey, enabled: boolean) =>
  db
    .insert(featureFlags)
    .values({ key, enabled, createdAt: sql`default`, updatedAt: sql`default` })
    .onConflictDoUpdate({ target: featureFlags.key, set: { enabled } })
