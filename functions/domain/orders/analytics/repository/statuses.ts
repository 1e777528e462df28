import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../../../db/client.ts'
import { OrderStatus } from '../../contract.ts'
import { unfinishedStatuses } from '../../rules.ts'
import type { SpanQuery } from '../contract.ts'
import { Count, list, placedInSpan, Span, spanFacts, spanTable } from './span.ts'

const Facts = z.object({
  span: Span,
  counts: z.array(z.object({ status: OrderStatus, orders: Count, overdue: Count })),
})

export async function readStatuses(db: Db, query: SpanQuery, now: Date) {
  const { rows } = await db.execute(sql`
    with ${spanTable(query, now)}
    select jsonb_build_object(
      'span', ${spanFacts},
      'counts', ${list(sql`
        select o.status, count(*) as orders, count(*) filter (where ${isOverdue}) as overdue
        from orders o where ${placedInSpan} group by o.status`)}
    ) as facts`)
  return Facts.parse(rows[0]?.['facts'])
}

const isOverdue = sql`(
  o.status in (${sql.join(
    unfinishedStatuses.map((status) => sql`${status}::order_status`),
    sql`, `,
  )}) and o.required_on < (select (s.now at time zone s.tz)::date from span s))`
