import { sql, type SQL } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { Role } from '#domain/identity/contract.ts'
import { createOrder } from '#domain/orders'
import type { NewOrder, OrderDetail } from '#domain/orders/contract.ts'
import type { Ctx } from '../../../../functions/domain/context.ts'
import type { World } from '../../../world.ts'

/** Puts so many orders of so many customers into a database, set-based: varied in every column that a list sorts or filters by. */
export async function stockOrders(
  world: World,
  counts: { orders: number; customers: number },
): Promise<void> {
  const { orders, customers } = counts
  await world.db.execute(sql`
    insert into customers (id, name, email, city, country)
    select ${idOf(sql`'customer' || n`)}, 'Customer ' || (n % (${customers}::int * 9 / 10 + 1)), 'customer' || n || '@example.com', 'City ' || n % 97, 'DE'
    from generate_series(1, ${customers}::int) n`)
  for (let from = 1; from <= orders; from += 4000)
    await world.db.execute(sql`
    insert into orders (id, customer_id, status, channel, ordered_at, required_on, ship_to_city, ship_to_country, note, currency, shipping_cost)
    select ${idOf(sql`'order' || n`)}, ${idOf(sql`'customer' || (1 + n::bigint * 7919 % ${customers}::int)`)},
      (array['pending', 'confirmed', 'packed', 'shipped', 'delivered', 'delivered', 'delivered', 'returned', 'cancelled'])[1 + n % 9]::order_status,
      (array['web', 'store', 'phone', 'marketplace'])[1 + n % 4],
      '2026-01-01T00:00:00Z'::timestamptz + make_interval(mins => (n::bigint * 31 % 500000)::int),
      '2026-01-05'::date + n * 13 % 400, 'City ' || n * 17 % 97, (array['DE', 'AT', 'CH', 'FR'])[1 + n % 4],
      case when n % 5 = 0 then 'Note ' || n % 1013 else '' end, (array['EUR', 'EUR', 'CHF'])[1 + n % 3], (n * 37 % 5000)::numeric / 100
    from generate_series(${from}::int, least(${from}::int + 3999, ${orders}::int)) n`)
}

// An id that follows from a text and is well-formed.
const idOf = (text: SQL) => sql`overlay(overlay(md5(${text}) placing '7' from 13) placing '8' from 17)::uuid`

/** A customer to order for. */
export async function aCustomer(world: World, over: { name?: string; email?: string } = {}): Promise<string> {
  const id = uuidv7()
  await world.db.execute(sql`
    insert into customers (id, name, email, street, postal_code, city, country)
    values (${id}, ${over.name ?? 'Ada Byron'}, ${over.email ?? `${id}@example.com`}, 'Long Lane 1', '10115', 'Berlin', 'DE')`)
  return id
}

export async function aProduct(world: World, over: { name?: string; price?: string } = {}): Promise<string> {
  const id = uuidv7()
  await world.db.execute(sql`
    insert into products (id, sku, name, category, unit_price, currency)
    values (${id}, ${`SKU-${id}`}, ${over.name ?? 'Lamp'}, 'Light', ${over.price ?? '10.00'}, 'EUR')`)
  return id
}

/** Somebody who acts, and to whom orders can be assigned. */
export async function aPerson(world: World, role: Role, name = `The ${role}`): Promise<Ctx> {
  const id = uuidv7()
  const email = `${id}@quarterdeck.example`
  await world.db.execute(
    sql`insert into users (id, name, email, role) values (${id}, ${name}, ${email}, ${role})`,
  )
  return world.as(role, { actor: { kind: 'user', id, name, email, role } })
}

/** An order of a new customer, without lines unless `over` brings some. */
export async function anOrder(ctx: Ctx, world: World, over: Partial<NewOrder> = {}): Promise<OrderDetail> {
  const customerId = over.customerId ?? (await aCustomer(world))
  return createOrder(ctx, { id: uuidv7(), customerId, currency: 'EUR', requiredOn: '2026-12-24', ...over })
}

/** How many round trips to the database some work takes. */
export async function tripsOf(world: World, work: () => Promise<unknown>): Promise<number> {
  const before = world.gateway.roundTrips()
  await work()
  return world.gateway.roundTrips() - before
}
