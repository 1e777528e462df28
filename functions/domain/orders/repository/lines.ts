import { sql, type SQL } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import type { OrderItemInput } from '../contract.ts'

/** The lines of an order as a table `i`, each with its place in the list. */
export const linesOf = (items: OrderItemInput[]): SQL => sql`
  jsonb_to_recordset(${JSON.stringify(items.map((item, index) => ({ ...item, position: index + 1 })))}::jsonb)
    as i (id uuid, position int, "productId" uuid, quantity int, "unitPrice" numeric)`

/** Makes these the lines of an order: lines are the same by their ids. The caller holds the order's row and knows its version. */
export const replaceLines = (db: Db, orderId: string, items: OrderItemInput[]) =>
  db.execute(sql`
    with input as (
      select i.id, i.position, i."productId" as product_id, i.quantity, i."unitPrice" as unit_price from ${linesOf(items)}
    ), gone as (
      delete from order_items l where l.order_id = ${orderId} and not exists (select from input i where i.id = l.id)
      returning l.id
    ), changed as (
      update order_items l set position = i.position, product_id = i.product_id, quantity = i.quantity, unit_price = i.unit_price
      from input i
      where l.id = i.id and l.order_id = ${orderId}
        and (l.position, l.product_id, l.quantity, l.unit_price) is distinct from (i.position, i.product_id, i.quantity, i.unit_price)
      returning l.id
    ), added as (
      insert into order_items (id, order_id, position, product_id, quantity, unit_price)
      select i.id, ${orderId}, i.position, i.product_id, i.quantity, i.unit_price from input i
      where not exists (select from order_items l where l.id = i.id and l.order_id = ${orderId})
      returning id
    )
    update orders set items_version = items_version + 1
    where id = ${orderId} and exists (select from gone union all select from changed union all select from added)`)
