import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import type { SpanQuery } from '../contract.ts'
import { unearnedStatuses } from '../../rules.ts'

/** The span that a query names, as the database has worked it out. */
export const Span = z.object({
  from: z.string(),
  to: z.string(),
  timeZone: z.string(),
  asOf: z.string(),
})

export const Count = z.int()
export const Amount = z.string()

/**
 * The first table of every statement here: `span` with `tz`, the days `day_from` and `day_to`, the instants `starts_at` and `ends_at`
 * (behind the last one), and `now`.
 */
export const spanTable = ({ from, to }: SpanQuery, now: Date) => sql`
  span as materialized (
    select z.*, ${startOf(sql`z.day_from`)} as starts_at, ${startOf(sql`z.day_to + 1`)} as ends_at
    from (
      select w.time_zone as tz, t.now,
        coalesce(${from ?? null}::date, ${to ?? null}::date, (t.now at time zone w.time_zone)::date) as day_from,
        coalesce(${to ?? null}::date, ${from ?? null}::date, (t.now at time zone w.time_zone)::date) as day_to
      from workspace w, (select ${now.toISOString()}::timestamptz as now) t
    ) z
  )`

/** Midnight of a day in the zone `z.tz`. */
export const startOf = (day: SQL) => sql`((${day})::timestamp at time zone z.tz)`

export const spanFacts = sql`(
  select jsonb_build_object('from', s.day_from, 'to', s.day_to, 'timeZone', s.tz, 'asOf', iso(s.now)) from span s)`

/** Of an order `o`: it was placed in the span. */
export const placedInSpan = sql`(
  o.deleted_at is null and o.ordered_at >= (select s.starts_at from span s) and o.ordered_at < (select s.ends_at from span s))`

/** Of an order `o`: it is revenue. */
export const isEarning = sql`(o.status not in (${sql.join(
  unearnedStatuses.map((status) => sql`${status}::order_status`),
  sql`, `,
)}))`

/** Rows as one JSON list, empty rather than null. */
export const list = (rows: SQL) => sql`(select coalesce(jsonb_agg(to_jsonb(r)), '[]') from (${rows}) r)`
