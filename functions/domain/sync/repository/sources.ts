import { count, isNull } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { rawPages, watermarks } from '../table.ts'

/** How far each role was read and how many rows of it there are, in one round trip. */
export async function readSources(db: Db) {
  const [marks, rows] = await db.batch([
    db.select().from(watermarks),
    db
      .select({ role: rawPages.role, rows: count() })
      .from(rawPages)
      .where(isNull(rawPages.deletedAt))
      .groupBy(rawPages.role),
  ])
  return { marks, rows }
}
