import { sql, type SQL } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'

/**
 * Ids for the rows of a set-based insert: one UUIDv7 made here, whose last 48 random bits are replaced by a hash of `key`, a text
 * that differs from row to row. They sort by time like any other id.
 */
export const idPerRow = (key: SQL): SQL => {
  const made = uuidv7()
  return sql`(left(${made}, 24) || left(md5(${made} || ${key}), 12))::uuid`
}
