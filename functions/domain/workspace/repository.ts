import { sql } from 'drizzle-orm'
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

/** Only those that an admin has set. */
export const readFlags = (db: Db) =>
  db
    .select({ key: featureFlags.key, enabled: featureFlags.enabled, updatedAt: featureFlags.updatedAt })
    .from(featureFlags)

export const upsertFlag = (db: Db, key: FlagKey, enabled: boolean) =>
  db
    .insert(featureFlags)
    .values({ key, enabled, createdAt: sql`default`, updatedAt: sql`default` })
    .onConflictDoUpdate({ target: featureFlags.key, set: { enabled } })
    .returning({ updatedAt: featureFlags.updatedAt })
