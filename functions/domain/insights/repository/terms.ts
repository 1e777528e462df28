import { sql, type SQL } from 'drizzle-orm'

/** A risk or an action that still needs somebody; the gold models say the same. */
export const isOpen = (status: SQL) =>
  sql<boolean>`(lower(coalesce(${status}, 'open')) not in ('closed', 'done', 'cancelled'))`

/** The workspace's day at `now`. */
export const today = (now: Date) =>
  sql`(select (${now.toISOString()}::timestamptz at time zone w.time_zone)::date from workspace w)`

/** Of a project `p`: neither completed nor cancelled. */
export const isUnfinished = sql`(coalesce(p.status, '') not in ('completed', 'cancelled'))`

/** Of a project `p` on the day `day.today`: its end has passed and work is left. The list of projects filters by the same. */
export const isLate = sql`(${isUnfinished} and coalesce(p.end_date < day.today and coalesce(p.progress, 0) < 1, false))`

/** Of gold.project_health `h`: whether money is within what was planned to date, over it, or cannot be judged. */
export const budgetStanding = sql`(case
  when h.budget_basis in ('within', 'not_due') then 'within'
  when h.budget_basis in ('over', 'unbudgeted') then 'over'
  else 'unplanned' end)`

/** Rows as one JSON list, empty rather than null. */
export const list = (rows: SQL) => sql`(select coalesce(jsonb_agg(to_jsonb(r)), '[]') from (${rows}) r)`
