import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cancelRun, runStep } from '#domain/jobs'
import {
  cancelBulkChange,
  createBulkChange,
  getBulkChange,
  orderBulkChangeJob,
  undoBulkChange,
} from '#domain/orders'
import type { OrderStatus } from '#domain/orders/rules.ts'
import { openWorld, type World } from '../../../../world.ts'
import { type Bench, openBench } from '../../jobs/fakes.ts'
import { aPerson, ofCustomer, placeOrders, request, toStatus } from './desk.ts'

let world: World
let bench: Bench
beforeAll(async () => {
  world = await openWorld()
  bench = openBench(world, orderBulkChangeJob)
})
afterAll(() => world.close())

const many = 4300
const manyOf = (status: OrderStatus) => placeOrders(world, Array<OrderStatus>(many).fill(status))

async function tallyOf(customer: string) {
  const { rows } = await world.db.execute<{ status: string; count: number }>(
    sql`select status, count(*)::int from orders where customer_id = ${customer} group by 1 order by 1`,
  )
  return Object.fromEntries(rows.map((row) => [row.status, row.count]))
}

/** A context whose time for a step is over after the first transaction. */
const inAHurry = () => {
  const [begin, ctx] = [Date.now(), bench.as('admin')]
  let asked = 0
  return { ...ctx, now: () => new Date(asked++ === 0 ? begin : begin + 6000) }
}

describe('a bulk change of more than a thousand orders', () => {
  it('is written down in the request, done by the job in steps with progress, and undone the same way', async () => {
    const { customer } = await manyOf('pending')
    const change = request(ofCustomer(customer), toStatus('confirmed'))
    expect(await createBulkChange(bench.as('lead'), change)).toMatchObject({
      state: 'running',
      total: many,
      done: 0,
    })
    // What comes later is not part of it.
    await world.db.execute(
      sql`insert into orders (id, customer_id, required_on, currency) values (gen_random_uuid(), ${customer}, '2026-07-01', 'EUR')`,
    )
    const [first] = bench.sent.splice(0)
    if (!first) throw new Error('Nothing was sent')
    expect(await runStep(inAHurry(), first.message)).toBe('running')
    expect(await getBulkChange(bench.as('lead'), change.id)).toMatchObject({ done: 2000, changed: 2000 })
    expect(await bench.drain()).toBe('succeeded')
    expect(await getBulkChange(bench.as('lead'), change.id)).toMatchObject({ state: 'done', changed: many })
    expect(await tallyOf(customer)).toEqual({ pending: 1, confirmed: many })

    expect(await undoBulkChange(bench.as('lead'), change.id)).toMatchObject({ state: 'undoing', undone: 0 })
    expect(await bench.drain()).toBe('succeeded')
    expect(await getBulkChange(bench.as('lead'), change.id)).toMatchObject({
      state: 'undone',
      undone: many,
      kept: 0,
    })
    expect(await tallyOf(customer)).toEqual({ pending: many + 1 })
  })

  it('decides by what orders are when their turn comes, and acts in the name of the person who asked', async () => {
    const { customer, ids } = await manyOf('confirmed')
    const ctx = bench.as('lead')
    const change = request(ofCustomer(customer), toStatus('packed'))
    await createBulkChange(ctx, change)
    await world.db.execute(
      sql`update orders set status = 'cancelled', status_reason = 'Too late' where id = ${ids[0]} or id = ${ids[4200]}`,
    )
    await world.db.execute(sql`update orders set status = 'packed' where id = ${ids[1]}`)
    await world.db.execute(sql`update orders set deleted_at = now_ms() where id = ${ids[4201]}`)
    await bench.drain()
    const done = await getBulkChange(ctx, change.id)
    expect(done).toMatchObject({ state: 'done', done: many, changed: many - 4, unchanged: 1 })
    expect(done.refused.map(({ from, count }) => [from, count])).toEqual([
      ['cancelled', 2],
      [null, 1],
    ])
    const { rows } = await world.db.execute(sql`
      select distinct actor from audit_log a join orders o on o.id::text = a.row_id
      where o.customer_id = ${customer} and a.after ->> 'status' = 'packed' and o.id <> ${ids[1]}`)
    expect(rows).toEqual([{ actor: ctx.actor.id }])
    const run = await world.db.execute(sql`
      select read, updated, unchanged, rejected from job_runs where subject = ${change.id}`)
    expect(run.rows).toEqual([{ read: many, updated: many - 4, unchanged: 1, rejected: 3 }])
  })

  it('is done once when a message comes twice and when an answer is lost after the commit', async () => {
    const { customer } = await manyOf('packed')
    const change = request(ofCustomer(customer), toStatus('shipped'))
    await createBulkChange(bench.as('lead'), change)
    const [first] = bench.sent.splice(0)
    if (!first) throw new Error('Nothing was sent')
    const twice = [runStep(bench.as('admin'), first.message), runStep(bench.as('admin'), first.message)]
    expect((await Promise.all(twice)).toSorted()).toEqual(['skipped', 'succeeded'])

    await undoBulkChange(bench.as('lead'), change.id)
    const [undo] = bench.sent.splice(0)
    if (!undo) throw new Error('Nothing was sent')
    // The second transaction of the step is done, but its answer does not arrive: the step fails and is tried again.
    let published = 0
    const breaking = bench.as('admin')
    await runStep(
      {
        ...breaking,
        live: {
          publish: async ({ topic }) => {
            if (topic === 'order-bulk-changes' && ++published === 1) world.gateway.fault('drop-after-commit')
          },
        },
      },
      undo.message,
    )
    const halfway = await getBulkChange(bench.as('lead'), change.id)
    expect(halfway).toMatchObject({ state: 'undoing', undone: 4000 })
    expect(await bench.drain()).toBe('succeeded')
    expect(await getBulkChange(bench.as('lead'), change.id)).toMatchObject({
      state: 'undone',
      undone: many,
      kept: 0,
    })
    expect(await tallyOf(customer)).toEqual({ packed: many })
    const { rows } = await world.db.execute(sql`
      select count(*)::int from order_status_history h join orders o on o.id = h.order_id
      where o.customer_id = ${customer} and h.reason = 'Bulk change undone'`)
    expect(rows).toEqual([{ count: many }])
  })

  it('is done once by two that work on it at the same time, while somebody edits its orders', async () => {
    const { customer, ids } = await manyOf('pending')
    const change = request(ofCustomer(customer), toStatus('confirmed'))
    await createBulkChange(bench.as('lead'), change)
    bench.sent.length = 0
    const input = {
      runId: '',
      mode: 'full' as const,
      subject: change.id,
      cursor: null,
      note() {},
      outOfTime: () => false,
    }
    const edits = ids.filter((_, index) => index % 100 === 0)
    const editing = async () => {
      for (const id of edits)
        await world.db.execute(
          sql`update orders set status = 'cancelled', status_reason = 'Edited' where id = ${id}`,
        )
    }
    await Promise.all([
      orderBulkChangeJob.step(bench.as('admin'), input),
      orderBulkChangeJob.step(bench.as('admin'), input),
      editing(),
    ])
    const done = await getBulkChange(bench.as('lead'), change.id)
    const refused = done.refused.reduce((sum, { count }) => sum + count, 0)
    expect(done).toMatchObject({ state: 'done', done: many, changed: many - refused })
    expect(await tallyOf(customer)).toEqual({ cancelled: edits.length, confirmed: many - edits.length })
    const { rows } = await world.db.execute(sql`
      select count(*)::int from order_status_history h join orders o on o.id = h.order_id
      where o.customer_id = ${customer} and h.to_status = 'confirmed'`)
    expect(rows).toEqual([{ count: done.changed }])
  })

  it('that still runs is stopped and taken back', async () => {
    const { customer } = await manyOf('pending')
    const change = request(ofCustomer(customer), toStatus('confirmed'))
    await createBulkChange(bench.as('lead'), change)
    const [first] = bench.sent.splice(0)
    if (!first) throw new Error('Nothing was sent')
    await runStep(inAHurry(), first.message)
    expect(await undoBulkChange(bench.as('lead'), change.id)).toMatchObject({
      state: 'undoing',
      changed: 2000,
    })
    await bench.drain()
    expect(await getBulkChange(bench.as('lead'), change.id)).toMatchObject({ state: 'undone', undone: 2000 })
    expect(await tallyOf(customer)).toEqual({ pending: many })
  })

  it('tells the person to whom the orders go once, when all of them are done', async () => {
    const { customer } = await manyOf('pending')
    const person = await aPerson(world)
    await createBulkChange(
      bench.as('lead'),
      request(ofCustomer(customer), { kind: 'assign', assigneeId: person.id }),
    )
    await bench.drain()
    const { rows } = await world.db.execute(sql`select title from notifications where user_id = ${person.id}`)
    expect(rows).toEqual([{ title: `${many} orders were assigned to you` }])
  })
})

describe('a bulk change that is cancelled', () => {
  /** So many orders, of which the first step has changed 2,000. */
  const halfDone = async () => {
    const { customer } = await manyOf('pending')
    const change = request(ofCustomer(customer), toStatus('confirmed'))
    await createBulkChange(bench.as('lead'), change)
    const [first] = bench.sent.splice(0)
    if (!first) throw new Error('Nothing was sent')
    await runStep(inAHurry(), first.message)
    return { customer, change, runId: first.message.runId }
  }

  it('is closed when somebody cancels its run, and what it did can be undone', async () => {
    const { customer, change, runId } = await halfDone()
    world.published.length = 0
    await cancelRun(bench.as('lead'), { jobKey: orderBulkChangeJob.key, id: runId })
    expect(await getBulkChange(bench.as('lead'), change.id)).toMatchObject({
      state: 'cancelled',
      total: many,
      done: 2000,
      changed: 2000,
      finishedAt: expect.any(String),
      undoableUntil: expect.any(String),
    })
    expect(world.published).toContainEqual({ topic: 'order-bulk-changes', ids: [change.id] })
    expect(await createBulkChange(bench.as('lead'), change)).toMatchObject({ state: 'cancelled', done: 2000 })
    bench.sent.length = 0
    await undoBulkChange(bench.as('lead'), change.id)
    expect(await bench.drain()).toBe('succeeded')
    expect(await getBulkChange(bench.as('lead'), change.id)).toMatchObject({
      state: 'undone',
      undone: 2000,
      kept: 0,
    })
    expect(await tallyOf(customer)).toEqual({ pending: many })
  })

  it('is closed when the step in which its run is asked to stop has ended', async () => {
    const { customer } = await manyOf('pending')
    const change = request(ofCustomer(customer), toStatus('confirmed'))
    await createBulkChange(bench.as('lead'), change)
    const [first] = bench.sent.splice(0)
    if (!first) throw new Error('Nothing was sent')
    const hurried = inAHurry()
    const live = {
      publish: async () => {
        live.publish = async () => {}
        await cancelRun(bench.as('lead'), { jobKey: orderBulkChangeJob.key, id: first.message.runId })
      },
    }
    expect(await runStep({ ...hurried, live }, first.message)).toBe('cancelled')
    expect(await getBulkChange(bench.as('lead'), change.id)).toMatchObject({ state: 'cancelled', done: 2000 })
  })

  it('can be stopped by the one who waits for it, and its undoing too, which then goes on where it was', async () => {
    const { customer, change } = await halfDone()
    const lead = bench.as('lead')
    await expect(cancelBulkChange(bench.as('member'), change.id)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await cancelBulkChange(lead, change.id)).toMatchObject({ state: 'cancelled', done: 2000 })
    expect(await bench.drain()).toBe('succeeded')
    expect(await getBulkChange(lead, change.id)).toMatchObject({ state: 'cancelled', done: 2000 })

    await undoBulkChange(lead, change.id)
    expect(await cancelBulkChange(lead, change.id)).toMatchObject({ state: 'cancelled', undone: 0 })
    await undoBulkChange(lead, change.id)
    expect(await bench.drain()).toBe('succeeded')
    expect(await getBulkChange(lead, change.id)).toMatchObject({ state: 'undone', undone: 2000, kept: 0 })
    expect(await cancelBulkChange(lead, change.id)).toMatchObject({ state: 'undone' })
    expect(await tallyOf(customer)).toEqual({ pending: many })
  })

  it('cannot be undone later than ten minutes after', async () => {
    const { change } = await halfDone()
    await cancelBulkChange(bench.as('lead'), change.id)
    bench.pass(11 * 60_000)
    await expect(undoBulkChange(bench.as('lead'), change.id)).rejects.toMatchObject({ code: 'conflict' })
  })
})
