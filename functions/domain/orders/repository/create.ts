import { sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import type { NewOrder } from '../contract.ts'
import { linesOf } from './lines.ts'

/**
 * An order with its lines, unless one with this id exists: repeating it changes nothing. Without an address the order goes to the
 * customer's. Where there is no such customer nothing is written.
 */
export const insertOrder = (db: Db, order: NewOrder) =>
  db.execute(sql`
    with made as (
      insert into orders (id, customer_id, currency, ordered_at, required_on, channel, assignee_id, contact_email, note, shipping_cost,
        ship_to_name, ship_to_street, ship_to_postal_code, ship_to_city, ship_to_country)
      select ${order.id}, c.id, ${order.currency}, coalesce(${order.orderedAt ?? null}::timestamptz, now_ms()), ${order.requiredOn},
        ${order.channel ?? 'web'}, ${order.assigneeId ?? null}::uuid, coalesce(${order.contactEmail ?? null}, c.email),
        ${order.note ?? ''}, ${order.shippingCost ?? '0'}::numeric, ${address(order)}
      from customers c where c.id = ${order.customerId} and c.deleted_at is null
      on conflict (id) do nothing
      returning id
    )
    insert into order_items (id, order_id, position, product_id, quantity, unit_price)
    select i.id, made.id, i.position, i."productId", i.quantity, i."unitPrice"
    from made cross join ${linesOf(order.items ?? [])}`)

// All or nothing: a street of one address in the city of another would be neither.
function address(order: NewOrder) {
  const given = [
    order.shipToName,
    order.shipToStreet,
    order.shipToPostalCode,
    order.shipToCity,
    order.shipToCountry,
  ]
  if (given.every((part) => part === undefined))
    return sql`c.name, c.street, c.postal_code, c.city, c.country`
  return sql.join(
    given.map((part) => sql`${part ?? ''}`),
    sql`, `,
  )
}
