import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../../../db/client.ts'
import { OrderStatus } from '../../contract.ts'
import type { SpanQuery } from '../contract.ts'
import { Amount, Count, list, Span, spanFacts, spanTable, startOf } from './span.ts'

const Facts = z.object({
  span: Span,
  before: z.object({
    from: z.string(),
    to: z.string(),
    /** Whether the span asked for has begun and is not over. */
    running: z.boolean(),
  }),
  groups: z.array(
    z.object({
      /** The span asked for, or the one before. */
      part: z.enum(['span', 'before']),
      /** In the span before: placed by the time of it that now is of this one. */
      soFar: z.boolean(),
      currency: z.string(),
      status: OrderStatus,
      orders: Count,
      items: Count,
      total: Amount,
    }),
  ),
})
export type SummaryFacts = z.infer<typeof Facts>

/** `offset 0` keeps the planner from taking each part for a ninth of all orders. */
export async function readSummary(db: Db, query: SpanQuery, now: Date): Promise<SummaryFacts> {
  const { rows } = await db.execute(sql`
    with ${spanTable(query, now)},
    before as (
      select z.*, ${startOf(sql`z.day_from`)} as starts_at, ${startOf(sql`z.day_to + 1`)} as ends_at,
        ((s.now at time zone s.tz) - make_interval(days => z.shift)) at time zone s.tz as cut,
        s.now >= s.starts_at and s.now < s.ends_at as running
      from span s cross join lateral (
        select s.tz, l.shift, s.day_from - l.shift as day_from, s.day_to - l.shift as day_to
        from (select case when s.day_from = s.day_to then 7 else s.day_to - s.day_from + 1 end as shift) l
      ) z
    ),
    parts as (
      select 'span' as part, s.starts_at, s.ends_at, s.now as cut from span s
      union all
      select 'before', b.starts_at, b.ends_at, b.cut from before b
    )
    select jsonb_build_object(
      'span', ${spanFacts},
      'before', (select jsonb_build_object('from', b.day_from, 'to', b.day_to, 'running', b.running) from before b),
      'groups', ${list(sql`
        select p.part, o.ordered_at < p.cut as "soFar", o.currency, o.status,
          count(*) as orders, sum(o.item_count) as items, sum(o.total)::text as total
        from parts p cross join lateral (
          select o.* from orders o
          where o.ordered_at >= p.starts_at and o.ordered_at < p.ends_at and o.deleted_at is null offset 0
        ) o
        group by 1, 2, 3, 4`)}
    ) as facts`)
  return Facts.parse(rows[0]?.['facts'])
}
