import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../../../db/client.ts'
import type { SpanQuery } from '../contract.ts'
import { Amount, Count, isEarning, list, placedInSpan, Span, spanFacts, spanTable } from './span.ts'

const sold = {
  productId: z.string(),
  sku: z.string(),
  name: z.string(),
  orders: Count,
  quantity: Count,
}
const Facts = z.object({
  span: Span,
  /** Pieces of all products. */
  quantity: Count,
  byQuantity: z.array(z.object(sold)),
  currencies: z.array(z.object({ currency: z.string(), revenue: Amount })),
  /** Of each currency the first ten. */
  byRevenue: z.array(z.object({ ...sold, currency: z.string(), revenue: Amount })),
})

/** The lines are read once; only for the few that are shown, the orders that hold them are counted. */
export async function readProducts(db: Db, query: SpanQuery, now: Date) {
  const { rows } = await db.execute(sql`
    with ${spanTable(query, now)},
    lines as materialized (
      select o.currency, i.product_id, i.order_id, i.quantity, i.amount
      from orders o join order_items i on i.order_id = o.id where ${placedInSpan} and ${isEarning}
    ),
    sold as materialized (
      select l.currency, l.product_id, sum(l.quantity) as quantity, sum(l.amount) as revenue from lines l group by 1, 2
    ),
    by_quantity as materialized (
      select s.product_id, sum(s.quantity) as quantity from sold s
      group by 1 order by 2 desc, 1 limit 10
    ),
    by_revenue as materialized (
      select * from (
        select s.*, row_number() over (partition by s.currency order by s.revenue desc, s.product_id) as place from sold s
      ) r where r.place <= 10
    ),
    held as materialized (
      select distinct l.currency, l.product_id, l.order_id from lines l
      where l.product_id in (select product_id from by_quantity union select product_id from by_revenue)
    ),
    orders_with as materialized (select h.currency, h.product_id, count(*) as orders from held h group by 1, 2)
    select jsonb_build_object(
      'span', ${spanFacts},
      'quantity', (select coalesce(sum(s.quantity), 0) from sold s),
      'byQuantity', ${list(sql`
        select b.product_id as "productId", p.sku, p.name, b.quantity,
          (select sum(w.orders) from orders_with w where w.product_id = b.product_id) as orders
        from by_quantity b join products p on p.id = b.product_id order by b.quantity desc, b.product_id`)},
      'currencies', ${list(sql`
        select s.currency, sum(s.revenue)::text as revenue from sold s group by 1 order by 1`)},
      'byRevenue', ${list(sql`
        select b.currency, b.product_id as "productId", p.sku, p.name, b.quantity, b.revenue::text as revenue, w.orders
        from by_revenue b join products p on p.id = b.product_id
        join orders_with w on w.currency = b.currency and w.product_id = b.product_id
        order by b.currency, b.place`)}
    ) as facts`)
  return Facts.parse(rows[0]?.['facts'])
}
