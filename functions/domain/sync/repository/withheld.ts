import { asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import type { NotionRole } from '../contract.ts'
import { withheldDeletions } from '../table.ts'

const wire = {
  role: withheldDeletions.role,
  gone: withheldDeletions.gone,
  live: withheldDeletions.live,
  confirmed: sql<boolean>`coalesce(${withheldDeletions.confirmed} >= ${withheldDeletions.gone}, false)`,
  since: withheldDeletions.createdAt,
}

export const listWithheld = (db: Db) =>
  db.select(wire).from(withheldDeletions).orderBy(asc(withheldDeletions.createdAt))

/** Answers no row when nothing is withheld of that role. */
export const confirmWithheld = (db: Db, role: NotionRole, gone: number) =>
  db
    .update(withheldDeletions)
    .set({ confirmed: gone })
    .where(eq(withheldDeletions.role, role))
    .returning(wire)
