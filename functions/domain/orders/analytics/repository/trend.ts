import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../../../db/client.ts'
import type { SpanQuery } from '../contract.ts'
import { Amount, Count, isEarning, list, Span, spanFacts, spanTable, startOf } from './span.ts'

const Facts = z.object({
  span: Span,
  /** The day of the first order ever. */
  firstDay: z.string().nullable(),
  slots: z.array(z.object({ startsAt: z.string(), day: z.string(), hour: z.int().nullable() })),
  groups: z.array(
    z.object({
      startsAt: z.string(),
      currency: z.string(),
      orders: Count,
      earning: Count,
      revenue: Amount,
    }),
  ),
})

/**
 * Orders by hour for a single day, by day for a longer span, and the same of the days four weeks back that they are compared to. Hours begin
 * where the clock of the zone says so: a day has 23, 24 or 25.
 */
export async function readTrend(db: Db, query: SpanQuery, now: Date) {
  const { slots, groups } = isDay(query) ? hourly : daily
  const { rows } = await db.execute(sql`
    with ${spanTable(query, now)},
    slots as (${slots}),
    groups as (${groups})
    select jsonb_build_object(
      'span', ${spanFacts},
      'firstDay', (
        select (o.ordered_at at time zone (select s.tz from span s))::date from orders o
        where o.deleted_at is null order by o.ordered_at limit 1),
      'slots', ${list(sql`select iso(x.starts_at) as "startsAt", x.day, x.hour from slots x order by x.starts_at`)},
      'groups', ${list(sql`
        select iso(g.starts_at) as "startsAt", g.currency, g.orders, g.earning, g.revenue::text as revenue from groups g`)}
    ) as facts`)
  return Facts.parse(rows[0]?.['facts'])
}

const isDay = ({ from, to }: SpanQuery) => from === undefined || to === undefined || from === to

const sums = sql`
  count(*) as orders, count(*) filter (where ${isEarning}) as earning,
  coalesce(sum(o.total) filter (where ${isEarning}), 0) as revenue`

/** The day and the four same weekdays before it. */
const days = sql`(
  select z.tz, z.day_from - w.back as day, ${startOf(sql`z.day_from - w.back`)} as starts_at, ${startOf(sql`z.day_from - w.back + 1`)} as ends_at
  from span z, (values (0), (7), (14), (21), (28)) w (back))`

// An hour that comes twice in a day begins twice. `offset 0` keeps the planner from taking each day for a ninth of all orders.
const hourly = {
  slots: sql`
    select distinct d.day, date_trunc('hour', t.at, d.tz) as starts_at, extract(hour from t.at at time zone d.tz)::int as hour
    from ${days} d cross join lateral generate_series(d.starts_at, d.ends_at - interval '1 second', interval '15 minutes') t (at)`,
  groups: sql`
    select date_trunc('hour', o.ordered_at, d.tz) as starts_at, o.currency, ${sums}
    from ${days} d cross join lateral (
      select o.* from orders o where o.ordered_at >= d.starts_at and o.ordered_at < d.ends_at and o.deleted_at is null offset 0
    ) o group by 1, 2`,
}

const daily = {
  slots: sql`
    select z.day_from + i as day, ${startOf(sql`z.day_from + i`)} as starts_at, null::int as hour
    from span z cross join lateral generate_series(-28, z.day_to - z.day_from) i`,
  groups: sql`
    select ${startOf(sql`o.day`)} as starts_at, o.currency, o.orders, o.earning, o.revenue
    from span z cross join lateral (
      select (o.ordered_at at time zone z.tz)::date as day, o.currency, ${sums} from orders o
      where o.ordered_at >= ${startOf(sql`z.day_from - 28`)} and o.ordered_at < z.ends_at and o.deleted_at is null
      group by 1, 2 offset 0
    ) o`,
}
