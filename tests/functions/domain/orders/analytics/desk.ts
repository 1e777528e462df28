import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { OrderStatus } from '#domain/orders/rules.ts'
import { openWorld, type World } from '../../../../world.ts'

export interface Placed {
  /** When, as an instant. */
  at: string
  /** By its place in `customers`. */
  customer?: number
  status?: OrderStatus
  currency?: string
  requiredOn?: string
  shipping?: string
  /** Product by its place in `products`, pieces, price of one. */
  lines?: [product: number, quantity: number, price: string][]
  deleted?: boolean
}

/** A database with an order desk in a time zone, and orders placed at any time. */
export interface Desk {
  world: World
  customers: string[]
  products: string[]
  place(orders: Placed[]): Promise<void>
  close(): Promise<void>
}

export async function openDesk(timeZone: string): Promise<Desk> {
  const world = await openWorld()
  const customers = Array.from({ length: 12 }, () => uuidv7())
  const products = Array.from({ length: 14 }, () => uuidv7())
  await world.db.batch([
    world.db.execute(sql`update workspace set time_zone = ${timeZone}`),
    world.db.execute(sql`
      insert into customers (id, name, email)
      select id, 'Customer ' || n, 'c' || n || '@example.com' from ${rowsOf(customers)} x (id uuid, n int)`),
    world.db.execute(sql`
      insert into products (id, sku, name, category, unit_price, currency)
      select id, 'P-' || n, 'Product ' || n, 'Things', 10, 'EUR' from ${rowsOf(products)} x (id uuid, n int)`),
  ])
  const place: Desk['place'] = async (orders) => {
    const rows = orders.map((order) => ({
      id: uuidv7(),
      customer_id: customers[order.customer ?? 0],
      status: order.status ?? 'confirmed',
      currency: order.currency ?? 'EUR',
      ordered_at: order.at,
      required_on: order.requiredOn ?? '2099-01-01',
      shipping_cost: order.shipping ?? '0',
      deleted_at: order.deleted ? '2026-01-01T00:00:00Z' : null,
      lines: order.lines ?? [[0, 1, '10.00']],
    }))
    const items = rows.flatMap(({ id, lines }) =>
      lines.map(([product, quantity, price], index) => ({
        id: uuidv7(),
        order_id: id,
        position: index + 1,
        product_id: products[product],
        quantity,
        unit_price: price,
      })),
    )
    await world.db.batch([
      world.db.execute(sql`
        insert into orders (id, customer_id, status, currency, ordered_at, required_on, shipping_cost, deleted_at)
        select id, customer_id, status, currency, ordered_at, required_on, shipping_cost, deleted_at
        from jsonb_populate_recordset(null::orders, ${JSON.stringify(rows.map(({ lines, ...row }) => row))}::jsonb)`),
      world.db.execute(sql`
        insert into order_items (id, order_id, position, product_id, quantity, unit_price)
        select id, order_id, position, product_id, quantity, unit_price
        from jsonb_populate_recordset(null::order_items, ${JSON.stringify(items)}::jsonb)`),
    ])
  }
  return { world, customers, products, place, close: () => world.close() }
}

const rowsOf = (ids: string[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(ids.map((id, n) => ({ id, n })))}::jsonb)`
