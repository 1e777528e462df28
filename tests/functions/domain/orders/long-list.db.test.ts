import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getLandmarks, getNeighbours, listOrders } from '#domain/orders'
import { LandmarkQuery, NeighbourQuery, OrderQuery, orderSorts } from '#domain/orders/contract.ts'
import { orderBy } from '../../../../functions/domain/orders/repository/columns.ts'
import { orderFilters } from '../../../../functions/domain/orders/repository/filter.ts'
import { selectPage } from '../../../../functions/domain/orders/repository/list.ts'
import { openWorld, realPostgres, type World } from '../../../world.ts'
import { stockOrders } from './shop.ts'

const directions = orderSorts.flatMap((sort) => [sort, `-${sort}`])
const query = (input: Record<string, unknown>) => OrderQuery.parse(input)

// Small tables make the planner's choice a matter of taste, so it is asked on many rows: more where there is a Postgres that is quick.
describe('a long list', () => {
  const many = realPostgres ? 60_000 : 12_000
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    await stockOrders(world, { orders: many, customers: many / 20 })
    await world.gateway.exec('analyze')
  }, 120_000)
  afterAll(() => world.close())

  it.each(directions)('by %s reads a deep page as a range of an index', async (sort) => {
    const { cursors } = await getLandmarks(world.as('viewer'), LandmarkQuery.parse({ sort }))
    const after = cursors[Math.floor(cursors.length / 2)] ?? undefined
    const page = selectPage(world.db, query({ sort, after, limit: 50 }))
    const { rows } = await world.db.execute(sql`explain (costs off) ${page.getSQL()}`)
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan).toMatch(
      sort.endsWith('customer')
        ? /Index Cond: \(+lower\(name\) .*[<>]= /
        : /Index Cond: \(*(ROW\(|number [<>]=)/,
    )
    expect(plan).not.toMatch(/Seq Scan on orders|^\s*(->\s+)?Sort\s*$/m)
  })

  // Few orders, many that stand close together in the list, and many that stand at its other end.
  it.each<Record<string, string>>([
    { q: 'customer7@' },
    { q: 'customer1' },
    { q: 'customer1', status: 'pending' },
    { note: 'note 101' },
    { note: 'zzz' },
    { city: 'y 4', visit: 'returning' },
    { city: 'City 42', country: 'AT' },
    { visit: 'new' },
    { visit: 'new', status: 'delivered,returned', currency: 'CHF' },
    { status: 'shipped,cancelled', totalMin: '49.00' },
    { overdue: 'true', channel: 'phone' },
    { orderedFrom: '2026-11-01', orderedTo: '2026-11-03' },
    { requiredFrom: '2026-03-01', requiredTo: '2026-03-02', assignee: 'none' },
    { hour: '3', itemsMax: '0' },
  ])('filtered by %o holds the same orders in every order, from any place', async (filter) => {
    const holding = new Set(await idsBy('number', filter))
    for (const sort of ['-orderedAt', 'customer', '-total', 'status', 'note', '-requiredOn', 'shipToCity']) {
      const { all, place, after } = await wholeList(sort)
      const expected = all.filter((id) => holding.has(id))
      const beyond = all.slice(place).filter((id) => holding.has(id))
      const ids = async (from?: string) =>
        (await listOrders(world.as('viewer'), query({ ...filter, sort, limit: 40, after: from }))).items.map(
          (row) => row.id,
        )
      expect(await ids()).toEqual(expected.slice(0, 40))
      expect(await ids(after)).toEqual(beyond.slice(0, 40))
    }
  })

  /** The ids of a list as one scan of it finds them. */
  async function idsBy(sort: string, filter: Record<string, string>): Promise<string[]> {
    const where = sql.join(orderFilters(query(filter)), sql` and `)
    const { by, id } = orderBy(sort)
    const direction = sort.startsWith('-') ? sql`desc` : sql`asc`
    const { rows } = await world.db.execute<{ id: string }>(sql`
      select orders.id from orders join customers on customers.id = orders.customer_id
      where ${where} order by ${by} ${direction}, ${id} ${direction}`)
    return rows.map((row) => row.id)
  }

  const lists = new Map<string, { all: string[]; place: number; after: string }>()
  /** All ids in an order, and a place in its middle. */
  async function wholeList(sort: string) {
    const known = lists.get(sort)
    if (known) return known
    const all = await idsBy(sort, {})
    const { cursors, every } = await getLandmarks(world.as('viewer'), LandmarkQuery.parse({ sort }))
    const middle = Math.floor(cursors.length / 2)
    const list = { all, place: middle * every, after: cursors[middle] ?? '' }
    lists.set(sort, list)
    return list
  }

  it.each(['example.com', 'SO-1'])(
    'with the text %s, which nearly all have, is the whole list',
    async (q) => {
      const ctx = world.as('viewer')
      const landmarks = await getLandmarks(ctx, LandmarkQuery.parse({ q, every: 500 }))
      expect(landmarks).toEqual({
        ...(await getLandmarks(ctx, LandmarkQuery.parse({ every: 500 }))),
        at: landmarks.at,
      })
      const after = landmarks.cursors[10] ?? undefined
      const [found, all] = [
        await listOrders(ctx, query({ q, after })),
        await listOrders(ctx, query({ after })),
      ]
      expect(found).toEqual(all)
      const id = found.items[5]?.id ?? ''
      const beside = { previous: found.items[4]?.id, next: found.items[6]?.id }
      expect(await getNeighbours(ctx, id, NeighbourQuery.parse({ q }))).toEqual(beside)
    },
  )
})
