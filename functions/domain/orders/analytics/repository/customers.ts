import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../../../db/client.ts'
import type { SpanQuery } from '../contract.ts'
import { Amount, Count, isEarning, list, placedInSpan, Span, spanFacts, spanTable } from './span.ts'

const Facts = z.object({
  span: Span,
  customers: Count,
  days: z.array(z.object({ day: z.string(), orders: Count, new: Count })),
  currencies: z.array(z.object({ currency: z.string(), revenue: Amount })),
  /** Of each currency the first ten. */
  top: z.array(
    z.object({
      currency: z.string(),
      customerId: z.string(),
      number: z.string(),
      name: z.string(),
      orders: Count,
      revenue: Amount,
    }),
  ),
})

/**
 * Each customer has one first order: as many orders of a day are a first one as customers who never ordered before the span have their first
 * instant of it in that day.
 */
export async function readCustomers(db: Db, query: SpanQuery, now: Date) {
  const { rows } = await db.execute(sql`
    with ${spanTable(query, now)},
    placed as materialized (
      select o.customer_id, o.ordered_at, o.currency, o.total, ${isEarning} as earning
      from orders o where ${placedInSpan}
    ),
    visitors as materialized (
      select p.customer_id, min(p.ordered_at) as first_at from placed p group by 1
    ),
    daily as (
      select ${dayOf(sql`p.ordered_at`)} as day, count(*) as orders from placed p group by 1
    ),
    debuts as (
      select ${dayOf(sql`v.first_at`)} as day, count(*) as new from visitors v
      where not exists (
        select from orders e where e.customer_id = v.customer_id and e.deleted_at is null and e.ordered_at < (select s.starts_at from span s)
      )
      group by 1
    ),
    bought as materialized (
      select p.currency, p.customer_id, count(*) as orders, sum(p.total) as revenue from placed p where p.earning group by 1, 2
    ),
    best as (
      select * from (
        select b.*, row_number() over (partition by b.currency order by b.revenue desc, b.customer_id) as place from bought b
      ) r where r.place <= 10
    )
    select jsonb_build_object(
      'span', ${spanFacts},
      'customers', (select count(*) from visitors),
      'days', ${list(sql`
        select d.day, d.orders, coalesce(b.new, 0) as new from daily d left join debuts b on b.day = d.day order by d.day`)},
      'currencies', ${list(sql`
        select b.currency, sum(b.revenue)::text as revenue from bought b group by 1 order by 1`)},
      'top', ${list(sql`
        select b.currency, b.customer_id as "customerId", c.number, c.name, b.orders, b.revenue::text as revenue
        from best b join customers c on c.id = b.customer_id order by b.currency, b.place`)}
    ) as facts`)
  return Facts.parse(rows[0]?.['facts'])
}

const dayOf = (at: SQL) => sql`(${at} at time zone (select s.tz from span s))::date`
