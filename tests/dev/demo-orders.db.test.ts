import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPerson } from '#domain/identity'
import { loadOrders } from '../../dev/demo/orders.ts'
import { openShop, type ShopOptions } from '../../dev/demo/orders/generate.ts'
import { openWorld, type World } from '../world.ts'

const now = new Date('2026-06-17T09:40:00.000Z')
const timeZone = 'Europe/Berlin'
const staff = [{ id: '01977b6b-0000-7000-8000-000000000001', name: 'Mina Sato' }]
const options = (over: Partial<ShopOptions> = {}): ShopOptions => ({
  orders: 300,
  now,
  timeZone,
  staff,
  ...over,
})

describe('the shop of the demo', () => {
  it('is the same for the same moment, whatever the size of its batches', () => {
    const [first, second] = [openShop(options()), openShop(options())]
    expect(second.products).toEqual(first.products)
    const inTens = [...second.batches(10)]
    expect(inTens).toHaveLength(30)
    expect(inTens.flatMap((batch) => batch.orders)).toEqual(
      [...first.batches(1000)].flatMap((batch) => batch.orders),
    )
    expect(openShop(options({ seed: 2 })).products[0]).not.toEqual(first.products[0])
  })

  it('has sold something today at any hour, and nothing in the future', () => {
    for (const clock of ['22:00:01', '03:30:00', '12:00:00', '21:59:00']) {
      const at = new Date(`2026-06-17T${clock}.000Z`)
      const orders = [...openShop(options({ now: at })).batches(1000)].flatMap((batch) => batch.orders)
      const today = localDay(at)
      expect(
        orders.filter((order) => localDay(new Date(String(order['ordered_at']))) === today).length,
      ).toBeGreaterThan(0)
      expect(orders.filter((order) => String(order['updated_at']) > at.toISOString())).toEqual([])
      expect(orders).toHaveLength(300)
    }
  })

  it('uses addresses for examples only, and no e-mail address twice', () => {
    const customers = [...openShop(options({ orders: 3000 })).batches(1000)].flatMap(
      (batch) => batch.customers,
    )
    const emails = customers.map((customer) => String(customer['email']))
    expect(new Set(emails).size).toBe(emails.length)
    expect(emails.filter((email) => !/^[a-z.-]+[0-9]*@example\.(com|org|net)$/.test(email))).toEqual([])
  })
})

const localDay = (at: Date) => at.toLocaleDateString('sv-SE', { timeZone })

describe.each([
  ['through the triggers', 1200],
  ['past the triggers', 10_500],
])('loading orders %s', (_how, orders) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    const person = await createPerson(world.as('admin'), {
      email: 'mina@quarterdeck.example',
      name: 'Mina Sato',
      role: 'member',
      password: 'a password for tests',
    })
    await loadOrders(world.db, options({ orders, now: new Date(), staff: [person] }))
  })
  afterAll(() => world.close())

  const rows = async (query: ReturnType<typeof sql>) => (await world.db.execute(query)).rows

  it('keeps every constraint, and sums that equal the lines', async () => {
    expect(await rows(sql`select count(*)::int from orders`)).toEqual([{ count: orders }])
    // Constraints are not checked past the triggers, so they are checked here.
    expect(
      await rows(sql`
      select o.id from orders o left join customers c on c.id = o.customer_id left join users u on u.id = o.assignee_id
      left join (
        select order_id, count(*) as lines, sum(amount) as amount, min(position) as first, max(position) as last, bool_and(p.id is not null) as known
        from order_items i left join products p on p.id = i.product_id group by order_id
      ) i on i.order_id = o.id
      where c.id is null or (o.assignee_id is not null and u.name is distinct from o.assignee_name)
        or i.lines is distinct from o.item_count or i.amount is distinct from o.items_total or i.first <> 1 or i.last <> i.lines
        or not i.known or o.total <> o.items_total + o.shipping_cost or c.created_at > o.ordered_at`),
    ).toEqual([])
  })

  it('has a history of allowed moves in the order of time that ends at the status', async () => {
    expect(
      await rows(sql`
      with h as (
        select h.*, lag(to_status) over w as before, lag(at) over w as earlier, lead(id) over w is null as is_last
        from order_status_history h window w as (partition by order_id order by id)
      )
      select h.order_id from h join orders o on o.id = h.order_id
        left join order_transitions t on t.from_status = h.from_status and t.to_status = h.to_status
      where h.from_status is distinct from h.before or h.at < h.earlier or (h.before is null and h.to_status <> 'pending')
        or (h.before is not null and (t.to_status is null or t.needs_reason and h.reason is null))
        or (h.is_last and (h.to_status, h.at) is distinct from (o.status, o.updated_at))`),
    ).toEqual([])
    const statuses = await rows(sql`select distinct status::text from orders`)
    expect(statuses).toHaveLength(7)
  })

  it('has open, overdue and assigned orders, and orders of today in the time zone of the shop', async () => {
    const [found] = await rows(sql`
      select count(*) filter (where status < 'delivered' and required_on < current_date) > 3 as overdue,
        count(*) filter (where status < 'delivered' and assignee_id is not null) > 10 as assigned,
        count(*) filter (where (ordered_at at time zone ${timeZone})::date = (now() at time zone ${timeZone})::date) > 0 as today,
        count(distinct currency)::int as currencies, count(distinct ship_to_country)::int as countries
      from orders`)
    expect(found).toEqual({ overdue: true, assigned: true, today: true, currencies: 4, countries: 8 })
  })

  it('goes on with the next number, and tells nobody', async () => {
    expect(await rows(sql`select 'SO-' || nextval('order_number') as number`)).toEqual([
      { number: `SO-${100_001 + orders}` },
    ])
    expect(await rows(sql`select count(*)::int from notifications`)).toEqual([{ count: 0 }])
  })
})
