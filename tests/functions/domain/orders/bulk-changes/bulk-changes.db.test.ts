import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBulkChange, getBulkChange, previewBulkChange } from '#domain/orders'
import { orderStatuses } from '#domain/orders/rules.ts'
import { openWorld, type World } from '../../../../world.ts'
import { aPerson, ofCustomer, ordersOf, placeOrders, request, statusesOf, toStatus } from './desk.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const lead = () => world.as('lead')

describe('a dry run', () => {
  it('says what the change then does, by reason, in one round trip and without changing anything', async () => {
    const { customer } = await placeOrders(world, [...orderStatuses, 'pending', 'cancelled'])
    const change = request(ofCustomer(customer), toStatus('confirmed'))
    const [ctx, before] = [lead(), world.gateway.roundTrips()]
    const told = await previewBulkChange(ctx, change)
    expect(world.gateway.roundTrips() - before).toBe(1)
    expect(told).toMatchObject({ selected: 9, changed: 2, unchanged: 1 })
    expect(told.refused).toContainEqual({
      from: 'cancelled',
      count: 2,
      message: 'An order that is cancelled cannot become confirmed. That is its last status.',
    })
    expect(told.refused).toContainEqual({
      from: 'packed',
      count: 1,
      message: 'Give a reason: the order becomes confirmed.',
    })
    expect(await statusesOf(world, customer)).toEqual([...orderStatuses, 'pending', 'cancelled'])
    const { selected, ...counts } = told
    expect(await createBulkChange(lead(), change)).toMatchObject({
      total: selected,
      done: selected,
      ...counts,
    })
  })

  it('counts named orders that no longer exist, and those named twice once', async () => {
    const { ids } = await placeOrders(world, ['pending', 'pending'])
    await world.db.execute(sql`update orders set deleted_at = now_ms() where id = ${ids[1]}`)
    const change = request({ ids: [...ids, ...ids, uuidv7()] }, toStatus('confirmed'))
    const counts = {
      changed: 1,
      unchanged: 0,
      refused: [{ from: null, message: 'The order was deleted.', count: 2 }],
    }
    expect(await previewBulkChange(lead(), change)).toEqual({ selected: 3, ...counts })
    expect(await createBulkChange(lead(), change)).toMatchObject({
      state: 'done',
      total: 3,
      done: 3,
      ...counts,
    })
  })
})

describe('a bulk change of up to a thousand orders', () => {
  it('takes one round trip, and leaves one audit row and one step of history for each order', async () => {
    const { customer, ids } = await placeOrders(world, ['pending', 'confirmed', 'packed', 'delivered'])
    const change = request(ofCustomer(customer), toStatus('cancelled', 'Out of stock'))
    const [ctx, before] = [lead(), world.gateway.roundTrips()]
    const done = await createBulkChange(ctx, change)
    expect(world.gateway.roundTrips() - before).toBe(1)
    expect(done).toMatchObject({ state: 'done', changed: 3, requestedByName: ctx.actor.id })
    expect(await getBulkChange(lead(), change.id)).toEqual(done)
    expect(await statusesOf(world, customer)).toEqual(['cancelled', 'cancelled', 'cancelled', 'delivered'])
    const trail = await world.db.execute(sql`
      select row_id, actor, after from audit_log where table_name = 'orders' and action = 'update' and row_id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)) order by row_id`)
    expect(trail.rows).toEqual(
      ids.slice(0, 3).map((id) => ({
        row_id: id,
        actor: ctx.actor.id,
        after: { status: 'cancelled', status_reason: 'Out of stock' },
      })),
    )
    const history = await world.db.execute(sql`
      select from_status, to_status, reason, actor from order_status_history where order_id = ${ids[0]} and from_status is not null`)
    expect(history.rows).toEqual([
      { from_status: 'pending', to_status: 'cancelled', reason: 'Out of stock', actor: ctx.actor.id },
    ])
  })

  it('is done once however often it is sent, also at the same time', async () => {
    const { customer, ids } = await placeOrders(world, ['pending'])
    const change = request(ofCustomer(customer), toStatus('confirmed'))
    const ctx = lead()
    const answers = await Promise.all([createBulkChange(ctx, change), createBulkChange(ctx, change)])
    await world.db.execute(sql`update orders set status = 'packed' where id = ${ids[0]}`)
    answers.push(await createBulkChange(ctx, change))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await statusesOf(world, customer)).toEqual(['packed'])
  })

  it('tells open pages which orders changed', async () => {
    const { ids } = await placeOrders(world, ['pending', 'pending'])
    const change = request({ ids }, toStatus('confirmed'))
    world.published.length = 0
    await createBulkChange(lead(), change)
    expect(world.published).toEqual([
      { topic: 'order-bulk-changes', ids: [change.id] },
      { topic: 'orders', ids },
    ])
  })

  it('changes nothing, and is over, when nothing was found', async () => {
    const done = await createBulkChange(lead(), request(ofCustomer(uuidv7()), toStatus('confirmed')))
    expect(done).toMatchObject({ state: 'done', total: 0, done: 0 })
  })
})

describe('a bulk assignment', () => {
  it('tells the person once, with the number of orders', async () => {
    const { customer } = await placeOrders(world, ['pending', 'shipped', 'delivered'])
    const person = await aPerson(world)
    const change = request(ofCustomer(customer), { kind: 'assign', assigneeId: person.id })
    const done = await createBulkChange(lead(), change)
    await createBulkChange(lead(), change)
    expect(done).toMatchObject({ state: 'done', changed: 3, refused: [] })
    expect((await ordersOf(world, customer)).map((order) => order.assigneeId)).toEqual(
      Array(3).fill(person.id),
    )
    const { rows } = await world.db.execute(
      sql`select kind, title, link from notifications where user_id = ${person.id}`,
    )
    expect(rows).toEqual([
      { kind: 'assignment', title: '3 orders were assigned to you', link: `/orders?assignee=${person.id}` },
    ])
  })

  it('can take orders away from people, and leaves alone what nobody has', async () => {
    const { customer, ids } = await placeOrders(world, ['pending', 'pending'])
    const person = await aPerson(world)
    await world.db.execute(sql`update orders set assignee_id = ${person.id} where id = ${ids[0]}`)
    const done = await createBulkChange(
      lead(),
      request(ofCustomer(customer), { kind: 'assign', assigneeId: null }),
    )
    expect(done).toMatchObject({ changed: 1, unchanged: 1 })
    expect((await ordersOf(world, customer)).map((order) => order.assigneeId)).toEqual([null, null])
  })

  it('to somebody who is not there is refused at the field, and nothing is written down', async () => {
    const { customer } = await placeOrders(world, ['pending'])
    const change = request(ofCustomer(customer), { kind: 'assign', assigneeId: uuidv7() })
    const refusal = { code: 'invalid', errors: [{ path: 'action.assigneeId' }] }
    await expect(previewBulkChange(lead(), change)).rejects.toMatchObject(refusal)
    await expect(createBulkChange(lead(), change)).rejects.toMatchObject(refusal)
    await expect(getBulkChange(lead(), change.id)).rejects.toMatchObject({ code: 'not_found' })
  })
})
