import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { deleteOrder, editOrder, editOrders, getOrder, listOrders } from '#domain/orders'
import { OrderQuery, type OrderRowEdit, RefusedBulkEdit } from '#domain/orders/contract.ts'
import type { Ctx } from '../../../../functions/domain/context.ts'
import { DomainError } from '../../../../functions/domain/errors.ts'
import { openWorld, type World } from '../../../world.ts'
import { anOrder, aPerson, stockOrders, tripsOf } from './shop.ts'

let world: World
let member: Ctx
beforeAll(async () => {
  world = await openWorld()
  member = await aPerson(world, 'member')
})
afterAll(() => world.close())
beforeEach(() => void (world.published.length = 0))

const edit = (order: { id: string; updatedAt: string }, changes: OrderRowEdit['changes']): OrderRowEdit => ({
  id: order.id,
  updatedAt: order.updatedAt,
  changes,
})

const query = (input: Record<string, unknown>) => OrderQuery.parse({ sort: 'number', ...input })

const auditOf = async (id: string) =>
  (await world.db.execute(sql`select 1 from audit_log where row_id = ${id} and action = 'update'`)).rows
    .length

async function refusal(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  )
  if (!(error instanceof DomainError)) throw new Error(`Expected a refusal, got ${String(error)}`)
  return { code: error.code, ...RefusedBulkEdit.parse(error.extra) }
}

describe('editing many orders', () => {
  it('saves all of them in one round trip, answers them as they are now, and tells open pages', async () => {
    const anna = await aPerson(world, 'member', 'Anna')
    const orders = [await anOrder(member, world), await anOrder(member, world)]
    const edits = orders.map((order) => edit(order, { assigneeId: anna.actor.id, shippingCost: '4.90' }))
    world.published.length = 0
    // Anna edits herself, so that nobody has to be told.
    const before = world.gateway.roundTrips()
    const rows = await editOrders(anna, edits)
    expect(world.gateway.roundTrips() - before).toBe(1)
    for (const row of rows)
      expect(row).toMatchObject({ assigneeName: 'Anna', shippingCost: '4.90', total: '4.90' })
    expect(rows.map((row) => row.id).toSorted()).toEqual(orders.map((order) => order.id).toSorted())
    expect(world.published).toEqual([{ topic: 'orders', ids: rows.map((row) => row.id) }])
  })

  it('takes 1,000 orders with five cells each in one round trip', async () => {
    await stockOrders(world, { orders: 1000, customers: 50 })
    const first = await listOrders(member, query({ limit: 500 }))
    const second = await listOrders(member, query({ limit: 500, after: first.next }))
    const edits = [...first.items, ...second.items].map((order) =>
      edit(order, {
        channel: 'phone',
        requiredOn: '2027-01-31',
        shipToCity: 'Bonn',
        note: 'Moved',
        shippingCost: '1.50',
      }),
    )
    expect(edits).toHaveLength(1000)
    expect(await tripsOf(world, () => editOrders(member, edits))).toBe(1)
    const saved = await world.db.execute(
      sql`select count(*)::int as n from orders where note = 'Moved' and shipping_cost = 1.5`,
    )
    expect(saved.rows).toEqual([{ n: 1000 }])
    const audited = await world.db.execute(
      sql`select count(*)::int as n from audit_log where after ->> 'ship_to_city' = 'Bonn'`,
    )
    expect(audited.rows).toEqual([{ n: 1000 }])
  })

  it('says at once everything that stands against them, and saves none', async () => {
    const lead = world.as('lead')
    const [stale, gone, wrong, fine] = await Promise.all([1, 2, 3, 4].map(() => anOrder(member, world)))
    if (!stale || !gone || !wrong || !fine) throw new Error('no orders')
    await editOrders(member, [edit(stale, { shipToCity: 'Ulm' })])
    await deleteOrder(lead, gone.id)
    const nobody = uuidv7()
    const refused = await refusal(
      editOrders(member, [
        edit(stale, { note: 'Mine' }),
        edit(gone, { note: 'Mine' }),
        edit(wrong, { status: 'shipped', assigneeId: nobody }),
        edit(fine, { note: 'Mine', customerId: nobody }),
      ]),
    )
    expect(refused).toMatchObject({
      code: 'conflict',
      conflicts: [{ id: stale.id, current: { shipToCity: 'Ulm' }, conflictingFields: ['shipToCity'] }],
      errors: [
        { path: 'items.2.changes.status', message: expect.stringContaining('Choose confirmed or cancelled') },
        { path: 'items.2.changes.assigneeId' },
        { path: 'items.3.changes.customerId' },
      ],
      gone: [gone.id],
    })
    expect(await getOrder(member, fine.id)).toMatchObject({ note: '' })
  })

  it('calls it invalid when nobody else changed anything', async () => {
    const order = await anOrder(member, world)
    const refused = await refusal(editOrders(member, [edit(order, { status: 'cancelled' })]))
    expect(refused).toMatchObject({
      code: 'invalid',
      errors: [{ path: 'items.0.changes.status', message: expect.stringContaining('Give a reason') }],
      conflicts: [],
      gone: [],
    })
  })

  it('refuses what makes no sense before asking the database', async () => {
    const order = await anOrder(member, world)
    const before = world.gateway.roundTrips()
    const refused = await refusal(
      editOrders(member, [
        edit(order, { note: 'a' }),
        edit(order, { note: 'b' }),
        edit({ ...order, id: uuidv7() }, { statusReason: 'x' }),
      ]),
    )
    expect(refused.errors.map((error) => error.path)).toEqual(['items.1.id', 'items.2.changes.statusReason'])
    expect(world.gateway.roundTrips() - before).toBe(0)
  })

  it('lets exactly one of two people who saw the same version win', async () => {
    const order = await anOrder(member, world)
    const outcomes = await Promise.allSettled(
      ['a', 'b', 'c', 'd'].map((note) => editOrders(member, [edit(order, { note })])),
    )
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
    expect(await auditOf(order.id)).toBe(1)
  })

  it('is refused for viewers', async () => {
    await expect(editOrders(world.as('viewer'), [])).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('sending an edit again', () => {
  it('after the answer was lost succeeds, and history has one line', async () => {
    const order = await anOrder(member, world)
    const edits = [edit(order, { status: 'confirmed', note: 'Paid' })]
    world.gateway.fault('drop-after-commit')
    await expect(editOrders(member, edits)).rejects.toThrow()
    const [again] = await editOrders(member, edits)
    expect(again).toMatchObject({ status: 'confirmed', note: 'Paid' })
    expect(await auditOf(order.id)).toBe(1)
    const { history } = await getOrder(member, order.id)
    expect(history.map((change) => change.to)).toEqual(['pending', 'confirmed'])
  })

  it('counts as done where it holds, also when another row conflicts now', async () => {
    const [done, other] = [await anOrder(member, world), await anOrder(member, world)]
    await editOrders(member, [edit(done, { status: 'cancelled', statusReason: 'Doubled' })])
    await editOrders(member, [edit(other, { note: 'Theirs' })])
    const refused = await refusal(
      editOrders(member, [
        edit(done, { status: 'cancelled', statusReason: 'Doubled' }),
        edit(other, { note: 'Mine' }),
      ]),
    )
    expect(refused).toMatchObject({ conflicts: [{ id: other.id }], errors: [], gone: [] })
  })

  it('together with new edits saves those', async () => {
    const [done, fresh] = [await anOrder(member, world), await anOrder(member, world)]
    const first = edit(done, { note: 'Saved before' })
    await editOrders(member, [first])
    const rows = await editOrders(member, [first, edit(fresh, { note: 'New' })])
    expect(rows.map((row) => row.note).toSorted()).toEqual(['New', 'Saved before'])
    expect(await auditOf(done.id)).toBe(1)
  })

  it('with the status that the order has is a success', async () => {
    const order = await anOrder(member, world)
    const [confirmed] = await editOrders(member, [edit(order, { status: 'confirmed' })])
    expect(await editOrders(member, [edit(order, { status: 'confirmed' })])).toEqual([confirmed])
    const [same] = await editOrders(member, [
      edit({ ...order, updatedAt: confirmed?.updatedAt ?? '' }, { status: 'confirmed' }),
    ])
    expect(same).toEqual(confirmed)
  })

  it('forgets the reason of the status before', async () => {
    const order = await anOrder(member, world)
    let [row] = await editOrders(member, [edit(order, { status: 'confirmed', statusReason: 'Paid' })])
    expect(row).toMatchObject({ statusReason: 'Paid' })
    ;[row] = await editOrders(member, [
      edit({ ...order, updatedAt: row?.updatedAt ?? '' }, { status: 'packed' }),
    ])
    expect(row).toMatchObject({ status: 'packed', statusReason: null })
  })
})

describe('text that no database can store', () => {
  it('is stored with a replacement', async () => {
    const order = await anOrder(member, world)
    const changes = { note: 'a\u0000b' }
    const saved = await editOrder(member, { ...edit(order, changes), changes })
    expect(saved.note).toBe('a\ufffdb')
  })
})
