import { sql, type SQL } from 'drizzle-orm'

/** A risk or an action that still needs somebody; the gold models say the same. */
export const isOpen = (status: SQL) =>
  sql<boolean>`(lower(coalesce(${status}, 'open')) not in ('closed', 'done', 'cancelled'))`

/** The workspace's day at `now`. */
export const today = (now: Date) =>
  sql`(select (${now.toISOString()}::timestamptz at time zone w.time_zone)::date from workspace w)`
