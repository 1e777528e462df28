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

/** Text as an id, or null when it is none: a cast that fails would end the query. */
export const asUuid = (text: SQL): SQL =>
  sql`case when ${text} ~ '^[0-9a-f]{8}-[0-9a-f-]{27}$' then ${text}::uuid end`
