import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getLandmarks, getNeighbours, listOrders } from '#domain/orders'
import { LandmarkQuery, NeighbourQuery, type Order, OrderQuery, orderSorts } from '#domain/orders/contract.ts'
import type { Ctx } from '../../../../functions/domain/context.ts'
import { openWorld, type World } from '../../../world.ts'
import { stockOrders, tripsOf } from './shop.ts'

const total = 1200
const directions = orderSorts.flatMap((sort) => [sort, `-${sort}`])

let world: World
let viewer: Ctx
beforeAll(async () => {
  world = await openWorld()
  viewer = world.as('viewer')
  await stockOrders(world, { orders: total, customers: 60 })
  await world.db.execute(sql`update orders set deleted_at = now_ms() where number = 'SO-100007'`)
  await world.gateway.exec('analyze')
})
afterAll(() => world.close())

const query = (input: Record<string, unknown> = {}) => OrderQuery.parse(input)

async function allOf(input: Record<string, unknown>): Promise<Order[]> {
  const seen: Order[] = []
  let after: string | undefined
  do {
    const page = await listOrders(viewer, query({ limit: 500, ...input, after }))
    seen.push(...page.items)
    after = page.next ?? undefined
  } while (after)
  return seen
}

describe('a list of orders', () => {
  it.each(directions)(
    'by %s goes through each of them once, in order, in one round trip a page',
    async (sort) => {
      const trips = await tripsOf(world, async () => expect(await allOf({ sort })).toHaveLength(total - 1))
      expect(trips).toBe(3)
      const rows = await allOf({ sort })
      expect(new Set(rows.map((row) => row.id)).size).toBe(total - 1)
      const reversed = await allOf({ sort: sort.startsWith('-') ? sort.slice(1) : `-${sort}` })
      expect(reversed.map((row) => row.id)).toEqual(rows.map((row) => row.id).toReversed())
    },
  )

  it('compares what each column says', async () => {
    const amounts = (await allOf({ sort: 'total' })).map((row) => Number(row.total))
    expect(amounts).toEqual(amounts.toSorted((a, b) => a - b))
    const names = (await allOf({ sort: '-customer' })).map((row) => row.customerName.toLowerCase())
    const inOrder = await world.db.execute(sql`
      select lower(c.name) as name from orders o join customers c on c.id = o.customer_id where o.deleted_at is null order by 1 desc`)
    expect(names).toEqual(inOrder.rows.map((row) => row['name']))
    const statuses = [...new Set((await allOf({ sort: 'status' })).map((row) => row.status))]
    expect(statuses).toEqual([
      'pending',
      'confirmed',
      'packed',
      'shipped',
      'delivered',
      'returned',
      'cancelled',
    ])
  })

  it('answers named orders whatever else is asked for', async () => {
    const [one, two] = await allOf({ sort: 'number' })
    const ids = [one?.id, two?.id, uuidv7()].join(',')
    const page = await listOrders(viewer, query({ ids, status: 'returned', limit: 1, sort: 'number' }))
    expect(page.items.map((row) => row.number)).toEqual([one?.number, two?.number])
    expect(page.next).toBeNull()
  })

  it('refuses a cursor that is none of its own', async () => {
    const bad = ['junk', btoa('["x","y"]')].map((after) =>
      listOrders(viewer, query({ after, sort: 'total' })),
    )
    const outcomes = await Promise.allSettled(bad)
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected'])
  })
})

/** What the filters must find, computed from all rows. */
const filters: [string, Record<string, string>, (order: Order) => boolean][] = [
  ['status', { status: 'pending,shipped' }, (o) => ['pending', 'shipped'].includes(o.status)],
  ['channel', { channel: 'store' }, (o) => o.channel === 'store'],
  ['country', { country: 'AT,FR' }, (o) => ['AT', 'FR'].includes(o.shipToCountry)],
  ['currency', { currency: 'CHF' }, (o) => o.currency === 'CHF'],
  ['city', { city: 'y 42' }, (o) => o.shipToCity === 'City 42'],
  ['note', { note: 'NOTE 1' }, (o) => o.note.startsWith('Note 1')],
  ['nobody assigned', { assignee: 'none' }, (o) => o.assigneeId === null],
  ['total', { totalMin: '10.00', totalMax: '20' }, (o) => Number(o.total) >= 10 && Number(o.total) <= 20],
  ['lines', { itemsMin: '1' }, (o) => o.itemCount >= 1],
  [
    'promised days',
    { requiredFrom: '2026-02-01', requiredTo: '2026-02-03' },
    (o) => /^2026-02-0[123]$/.test(o.requiredOn),
  ],
  ['the beginning of the number', { q: 'so-10001' }, (o) => o.number.startsWith('SO-10001')],
  ['the customer’s name', { q: 'OMER 7' }, (o) => o.customerName === 'Customer 7'],
  ['the customer’s e-mail', { q: 'customer12@' }, (o) => o.customerEmail === 'customer12@example.com'],
  ['a text that many have', { q: 'example.com', status: 'packed' }, (o) => o.status === 'packed'],
  ['text with a wildcard', { q: '%' }, () => false],
]

describe('a filter', () => {
  it.each(filters)(
    'by %s finds the same in the list, in the landmarks and next door',
    async (_, filter, holds) => {
      const expected = (await allOf({ sort: 'total' })).filter(holds).map((row) => row.id)
      const found = (await allOf({ sort: 'total', ...filter, limit: 100 })).map((row) => row.id)
      expect(found).toEqual(expected)
      const landmarks = await getLandmarks(viewer, LandmarkQuery.parse({ sort: 'total', ...filter }))
      expect(landmarks.total).toBe(expected.length)
      if (found[1] === undefined) return
      const neighbours = await getNeighbours(
        viewer,
        found[1],
        NeighbourQuery.parse({ sort: 'total', ...filter }),
      )
      expect(neighbours).toEqual({ previous: found[0], next: found[2] ?? null })
    },
  )

  it('by days and hours means those of the workspace’s time zone', async () => {
    await world.db.execute(sql`update workspace set time_zone = 'Asia/Tokyo'`)
    const [id] = (await listOrders(viewer, query({ limit: 1 }))).items.map((row) => row.id)
    await world.db.execute(sql`update orders set ordered_at = '2027-03-01T15:30:00Z' where id = ${id}`)
    const numbers = async (filter: Record<string, string>) => (await allOf(filter)).map((row) => row.id)
    expect(await numbers({ orderedFrom: '2027-03-02', orderedTo: '2027-03-02' })).toEqual([id])
    expect(await numbers({ orderedFrom: '2027-03-01', orderedTo: '2027-03-01' })).toEqual([])
    expect(await numbers({ orderedFrom: '2027-01-01', hour: '0' })).toEqual([id])
    await world.db.execute(sql`update workspace set time_zone = 'UTC'`)
    expect(await numbers({ orderedFrom: '2027-01-01', hour: '15' })).toEqual([id])
  })

  it('by overdue splits the list into unfinished orders past their day, and the others', async () => {
    const overdue = await allOf({ overdue: 'true' })
    const others = await allOf({ overdue: 'false' })
    expect(overdue.length + others.length).toBe(total - 1)
    const open = ['pending', 'confirmed', 'packed', 'shipped']
    const today = new Date().toISOString().slice(0, 10)
    expect(overdue.every((row) => open.includes(row.status) && row.requiredOn < today)).toBe(true)
    expect(others.every((row) => !open.includes(row.status) || row.requiredOn >= today)).toBe(true)
  })

  it('by new customers finds the first order of each', async () => {
    const first = await allOf({ visit: 'new' })
    const later = await allOf({ visit: 'returning' })
    expect(new Set(first.map((row) => row.customerId)).size).toBe(first.length)
    expect(first.length + later.length).toBe(total - 1)
    const firstOf = new Map(first.map((row) => [row.customerId, row.orderedAt]))
    expect(later.every((row) => (firstOf.get(row.customerId) ?? '9') <= row.orderedAt)).toBe(true)
  })

  it('by customer and by product finds their orders', async () => {
    const [order] = await allOf({})
    const productId = uuidv7()
    await world.db.execute(sql`
      insert into products (id, sku, name, category, unit_price, currency) values (${productId}, 'L-1', 'Lamp', 'Light', 10, 'EUR')`)
    await world.db.execute(sql`
      insert into order_items (id, order_id, position, product_id, quantity, unit_price) values (${uuidv7()}, ${order?.id}, 1, ${productId}, 2, 10)`)
    expect((await allOf({ product: productId })).map((row) => row.id)).toEqual([order?.id])
    const ofCustomer = await allOf({ customer: order?.customerId })
    expect(ofCustomer.length).toBeGreaterThan(1)
    expect(ofCustomer.every((row) => row.customerId === order?.customerId)).toBe(true)
  })
})

describe('the landmarks of a list', () => {
  it.each(['-orderedAt', 'customer', 'note', 'status', '-total'])(
    'by %s are the places at which windows begin, in one round trip',
    async (sort) => {
      const asked = LandmarkQuery.parse({ sort, every: 100 })
      expect(await tripsOf(world, () => getLandmarks(viewer, asked))).toBe(1)
      const landmarks = await getLandmarks(viewer, asked)
      expect(landmarks).toMatchObject({ total: total - 1, every: 100 })
      expect(landmarks.cursors).toHaveLength(12)
      const rows = await allOf({ sort })
      for (const [index, after] of landmarks.cursors.entries()) {
        const window = await listOrders(viewer, query({ sort, limit: 2, after: after ?? undefined }))
        expect(window.items.map((row) => row.id)).toEqual(
          rows.slice(index * 100, index * 100 + 2).map((row) => row.id),
        )
      }
    },
  )

  it('of nothing are one place', async () => {
    const none = await getLandmarks(viewer, LandmarkQuery.parse({ q: 'nowhere to be found' }))
    expect(none).toMatchObject({ total: 0, cursors: [null] })
  })
})

describe('the neighbours of an order', () => {
  it.each(directions)('by %s are the rows beside it, in one round trip', async (sort) => {
    const ids = (await allOf({ sort })).map((row) => row.id)
    for (const index of [0, 1, 600, ids.length - 1]) {
      const id = ids[index] ?? ''
      const asked = NeighbourQuery.parse({ sort })
      expect(await tripsOf(world, () => getNeighbours(viewer, id, asked))).toBe(1)
      expect(await getNeighbours(viewer, id, asked)).toEqual({
        previous: ids[index - 1] ?? null,
        next: ids[index + 1] ?? null,
      })
    }
  })

  it('are unknown for an order that does not exist', async () => {
    const unknown = getNeighbours(viewer, uuidv7(), NeighbourQuery.parse({}))
    await expect(unknown).rejects.toMatchObject({ code: 'not_found' })
  })
})
