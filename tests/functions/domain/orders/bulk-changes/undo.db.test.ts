import { sql } from 'drizzle-orm'
import { array, assert, asyncProperty, boolean, constantFrom, nat, record } from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBulkChange, undoBulkChange } from '#domain/orders'
import { orderStatuses } from '#domain/orders/rules.ts'
import { openWorld, type World } from '../../../../world.ts'
import { aPerson, ofCustomer, ordersOf, placeOrders, request, statusesOf, toStatus } from './desk.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const lead = () => world.as('lead')
const later = (ms: number) => world.as('lead', { now: () => new Date(Date.now() + ms) })

describe('undoing a bulk change', () => {
  it('gives every order back what it was, in one round trip, and says so in the history', async () => {
    const { customer, ids } = await placeOrders(world, ['pending', 'confirmed', 'packed', 'shipped'])
    await world.db.execute(
      sql`update orders set status = 'confirmed', status_reason = 'Wrong label' where id = ${ids[2]}`,
    )
    const before = await ordersOf(world, customer)
    const change = request(ofCustomer(customer), toStatus('cancelled', 'Out of stock'))
    await createBulkChange(lead(), change)
    const [ctx, trips] = [lead(), world.gateway.roundTrips()]
    const undone = await undoBulkChange(ctx, change.id)
    expect(world.gateway.roundTrips() - trips).toBe(1)
    expect(undone).toMatchObject({ state: 'undone', undone: 3, kept: 0, undoableUntil: null })
    expect(await ordersOf(world, customer)).toEqual(before)
    const { rows } = await world.db.execute(sql`
      select from_status, to_status, reason, actor from order_status_history where order_id = ${ids[2]} order by id desc limit 1`)
    expect(rows).toEqual([
      { from_status: 'cancelled', to_status: 'confirmed', reason: 'Bulk change undone', actor: ctx.actor.id },
    ])
  })

  it('leaves alone what somebody changed since, and keeps what else they changed', async () => {
    const { customer, ids } = await placeOrders(world, ['pending', 'pending', 'pending'])
    const change = request({ ids }, toStatus('confirmed'))
    await createBulkChange(lead(), change)
    await world.db.execute(sql`update orders set status = 'packed' where id = ${ids[0]}`)
    await world.db.execute(sql`update orders set note = 'Call first' where id = ${ids[1]}`)
    expect(await undoBulkChange(lead(), change.id)).toMatchObject({ undone: 2, kept: 1 })
    expect((await ordersOf(world, customer)).map(({ status, note }) => [status, note])).toEqual([
      ['packed', ''],
      ['pending', 'Call first'],
      ['pending', ''],
    ])
  })

  it('a second time changes nothing', async () => {
    const { customer, ids } = await placeOrders(world, ['pending'])
    const change = request({ ids }, toStatus('confirmed'))
    await createBulkChange(lead(), change)
    const first = await undoBulkChange(lead(), change.id)
    await world.db.execute(sql`update orders set status = 'confirmed' where id = ${ids[0]}`)
    expect(await undoBulkChange(lead(), change.id)).toEqual(first)
    expect(await statusesOf(world, customer)).toEqual(['confirmed'])
  })

  it('is possible for ten minutes', async () => {
    const { ids } = await placeOrders(world, ['pending'])
    const change = request({ ids }, toStatus('confirmed'))
    const { finishedAt, undoableUntil } = await createBulkChange(lead(), change)
    expect(Date.parse(undoableUntil ?? '') - Date.parse(finishedAt ?? '')).toBe(600_000)
    await expect(undoBulkChange(later(601_000), change.id)).rejects.toMatchObject({
      code: 'conflict',
      message: 'A bulk change can be undone within 10 minutes. Make another one that sets the old values.',
    })
    expect(await undoBulkChange(later(590_000), change.id)).toMatchObject({ state: 'undone', undone: 1 })
  })

  it('of what does not exist is not found', async () => {
    await expect(undoBulkChange(lead(), uuidv7())).rejects.toMatchObject({ code: 'not_found' })
  })

  it('throws away what can no longer be undone', async () => {
    const { ids } = await placeOrders(world, ['pending'])
    const change = request({ ids }, toStatus('confirmed'))
    await createBulkChange(lead(), change)
    await createBulkChange(later(25 * 3_600_000), request({ ids }, toStatus('packed')))
    const { rows } = await world.db.execute(
      sql`select 1 from order_bulk_change_rows where change_id = ${change.id}`,
    )
    expect(rows).toEqual([])
  })
})

describe('the database', () => {
  const reverse = (id: string, status: string, undo: string | null) =>
    world.db.batch([
      world.db.execute(sql`select set_config('app.undo', ${undo ?? ''}, true)`),
      world.db.execute(
        sql`update orders set status = ${status}::order_status, status_reason = null where id = ${id}`,
      ),
    ])

  it('allows a reverse only to a change that is being undone, and only to what it took away', async () => {
    const { customer, ids } = await placeOrders(world, ['packed', 'pending'])
    const [packed = '', pending = ''] = ids
    const change = request({ ids: [packed] }, toStatus('shipped'))
    await createBulkChange(lead(), change)
    const refused = { code: 'QD422' }
    await expect(reverse(packed, 'packed', null)).rejects.toMatchObject(refused)
    await expect(reverse(packed, 'packed', uuidv7())).rejects.toMatchObject(refused)
    // It is not being undone.
    await expect(reverse(packed, 'packed', change.id)).rejects.toMatchObject(refused)
    await world.db.execute(sql`update order_bulk_changes set state = 'undoing' where id = ${change.id}`)
    await expect(reverse(packed, 'confirmed', change.id)).rejects.toMatchObject(refused)
    await expect(reverse(pending, 'packed', change.id)).rejects.toMatchObject(refused)
    expect(await statusesOf(world, customer)).toEqual(['shipped', 'pending'])
    await reverse(packed, 'packed', change.id)
    expect(await statusesOf(world, customer)).toEqual(['packed', 'pending'])
  })
})

describe('whatever was chosen and changed', () => {
  const status = constantFrom(...orderStatuses)
  const step = record({
    status,
    reason: constantFrom(null, 'Because'),
    assign: boolean(),
    chosen: array(nat(11), { minLength: 1, maxLength: 12 }),
    touched: array(nat(11), { maxLength: 4 }),
  })

  it('an undo restores all orders that nobody touched', async () => {
    const person = await aPerson(world)
    await assert(
      asyncProperty(array(status, { minLength: 12, maxLength: 12 }), step, async (statuses, plan) => {
        const { customer, ids } = await placeOrders(world, statuses)
        const before = await ordersOf(world, customer)
        const chosen = plan.chosen.flatMap((at) => ids[at] ?? [])
        const action = plan.assign
          ? { kind: 'assign' as const, assigneeId: person.id }
          : toStatus(plan.status, plan.reason)
        const change = await createBulkChange(lead(), request({ ids: chosen }, action))
        const touched = new Set(plan.touched.flatMap((at) => ids[at] ?? []))
        for (const id of touched)
          await world.db.execute(sql`
            update orders set assignee_id = null, status_reason = 'Touched' where id = ${id}`)
        const { undone, kept } = await undoBulkChange(lead(), change.id)
        expect(undone + kept).toBe(change.changed)
        const untouched = (order: { id: string }) => !touched.has(order.id)
        expect((await ordersOf(world, customer)).filter(untouched)).toEqual(before.filter(untouched))
      }),
      { numRuns: 60 },
    )
  })
})
