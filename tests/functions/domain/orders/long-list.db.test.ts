import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getLandmarks, getNeighbours, listOrders } from '#domain/orders'
import { LandmarkQuery, NeighbourQuery, OrderQuery, orderSorts } from '#domain/orders/contract.ts'
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
      sort.endsWith('customer') ? /Index Cond: \(lower\(name\) [<>]=/ : /Index Cond: \(*(ROW\(|number [<>]=)/,
    )
    expect(plan).not.toMatch(/Seq Scan on orders|^\s*(->\s+)?Sort\s*$/m)
  })

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
