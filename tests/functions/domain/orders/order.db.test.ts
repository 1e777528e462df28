import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  changeOrderStatus,
  createOrder,
  deleteOrder,
  editOrder,
  getOrder,
  listDeletedOrders,
  listOrderItems,
  listOrders,
  replaceOrderItems,
  restoreOrder,
} from '#domain/orders'
import { OrderDetail, OrderQuery } from '#domain/orders/contract.ts'
import type { Ctx } from '../../../../functions/domain/context.ts'
import { openWorld, type World } from '../../../world.ts'
import { aCustomer, anOrder, aPerson, aProduct, tripsOf } from './shop.ts'

let world: World
let member: Ctx
let lamp: string
let desk: string
beforeAll(async () => {
  world = await openWorld()
  member = await aPerson(world, 'member', 'Mia')
  lamp = await aProduct(world, { name: 'Lamp' })
  desk = await aProduct(world, { name: 'Desk' })
})
afterAll(() => world.close())

const line = (productId: string, quantity = 1, unitPrice = '10.00') => ({
  id: uuidv7(),
  productId,
  quantity,
  unitPrice,
})
const countOf = async (table: string) =>
  (await world.db.execute(sql`select count(*)::int as n from ${sql.identifier(table)}`)).rows[0]?.['n']

describe('a new order', () => {
  it('is pending, numbered, addressed to its customer and summed by the database, in one round trip', async () => {
    const input = {
      id: uuidv7(),
      customerId: await aCustomer(world, { name: 'Ada', email: 'ada@example.com' }),
      currency: 'EUR',
      requiredOn: '2026-12-24',
      shippingCost: '4.90',
      items: [line(lamp, 3, '19.99'), line(desk, 1, '0.05')],
    }
    const trips = await tripsOf(world, () => createOrder(member, input))
    expect(trips).toBe(1)
    const order = OrderDetail.parse(await getOrder(member, input.id))
    expect(order).toMatchObject({
      status: 'pending',
      number: expect.stringMatching(/^SO-\d+$/),
      contactEmail: 'ada@example.com',
      shipToName: 'Ada',
      shipToCity: 'Berlin',
      itemCount: 2,
      itemsTotal: '60.02',
      total: '64.92',
      createdBy: 'Mia',
      updatedBy: 'Mia',
      history: [{ from: null, to: 'pending', by: 'Mia' }],
      comments: [],
    })
    expect(order.items).toMatchObject([
      { position: 1, productName: 'Lamp', quantity: 3, unitPrice: '19.99', amount: '59.97' },
      { position: 2, productName: 'Desk', amount: '0.05' },
    ])
  })

  it('is made once however often it is sent, also when its lines were changed since', async () => {
    const input = {
      id: uuidv7(),
      customerId: await aCustomer(world),
      currency: 'EUR',
      requiredOn: '2026-12-24',
      items: [line(lamp)],
    }
    world.gateway.fault('drop-after-commit')
    await expect(createOrder(member, input)).rejects.toThrow()
    const order = await createOrder(member, input)
    expect(order.items).toHaveLength(1)
    await replaceOrderItems(member, order.id, { updatedAt: order.updatedAt, items: [] })
    expect((await createOrder(member, input)).items).toEqual([])
  })

  it('keeps an address that is given as a whole', async () => {
    const order = await anOrder(member, world, { shipToName: 'Bob', shipToCity: 'Wien', contactEmail: '' })
    expect(order).toMatchObject({
      shipToName: 'Bob',
      shipToCity: 'Wien',
      shipToStreet: '',
      shipToCountry: '',
      contactEmail: '',
    })
  })

  it('names every field that refers to nothing, and writes nothing', async () => {
    const before = [await countOf('orders'), await countOf('order_items')]
    const input = { id: uuidv7(), currency: 'EUR', requiredOn: '2026-12-24' }
    const nowhere = {
      ...input,
      customerId: uuidv7(),
      assigneeId: uuidv7(),
      items: [line(lamp), line(uuidv7())],
    }
    await expect(createOrder(member, nowhere)).rejects.toMatchObject({
      code: 'invalid',
      errors: [{ path: 'assigneeId' }, { path: 'customerId' }, { path: 'items.1.productId' }],
    })
    const badLine = { ...input, customerId: await aCustomer(world), items: [line(uuidv7())] }
    await expect(createOrder(member, badLine)).rejects.toMatchObject({
      errors: [{ path: 'items.0.productId' }],
    })
    const same = line(lamp)
    await expect(createOrder(member, { ...badLine, items: [same, same] })).rejects.toMatchObject({
      errors: [{ path: 'items.1.id' }],
    })
    expect([await countOf('orders'), await countOf('order_items')]).toEqual(before)
  })
})

describe('the lines of an order', () => {
  it('are replaced with the fields in one transaction and one round trip: removed, changed, added and moved by their ids', async () => {
    const [first, second, third] = [line(lamp, 1), line(desk, 2), line(lamp, 3)]
    const order = await anOrder(member, world, { items: [first, second, third] })
    const items = [third, { ...first, quantity: 5 }, line(desk, 1, '0.50')]
    let saved = order
    const trips = await tripsOf(world, async () => {
      saved = await editOrder(member, {
        id: order.id,
        updatedAt: order.updatedAt,
        changes: { note: 'Changed', items },
      })
    })
    expect(trips).toBe(1)
    expect(saved).toMatchObject({ note: 'Changed', itemCount: 3, itemsTotal: '80.50', total: '80.50' })
    expect(saved.items.map(({ id, position, quantity }) => [id, position, quantity])).toEqual([
      [third.id, 1, 3],
      [first.id, 2, 5],
      [items[2]?.id, 3, 1],
    ])
    expect(saved.updatedAt > order.updatedAt).toBe(true)
    expect(await listOrderItems(member, order.id)).toEqual(saved.items)
    const { rows } = await world.db.execute(sql`
      select action, count(*)::int as n from audit_log where table_name = 'order_items' and row_id in (${first.id}, ${second.id}, ${third.id})
      group by action order by action`)
    expect(rows).toEqual([
      { action: 'delete', n: 1 },
      { action: 'insert', n: 3 },
      { action: 'update', n: 2 },
    ])
  })

  it('move the version of the order also where the sums stay as they are', async () => {
    const [first, second] = [line(lamp), line(desk)]
    const order = await anOrder(member, world, { items: [first, second] })
    const swapped = await replaceOrderItems(member, order.id, {
      updatedAt: order.updatedAt,
      items: [second, first],
    })
    expect(swapped.updatedAt > order.updatedAt).toBe(true)
    const stale = editOrder(member, { id: order.id, updatedAt: order.updatedAt, changes: { items: [first] } })
    await expect(stale).rejects.toMatchObject({
      code: 'conflict',
      extra: { current: { items: swapped.items }, conflictingFields: ['items'] },
    })
  })

  it('that are the same leave the order as it is', async () => {
    const items = [line(lamp), line(desk)]
    const order = await anOrder(member, world, { items })
    const same = await replaceOrderItems(member, order.id, { updatedAt: order.updatedAt, items })
    expect(same).toEqual(order)
  })

  it('are saved once when the answer was lost', async () => {
    const order = await anOrder(member, world)
    const edit = { updatedAt: order.updatedAt, items: [line(lamp, 2)] }
    world.gateway.fault('drop-after-commit')
    await expect(replaceOrderItems(member, order.id, edit)).rejects.toThrow()
    const again = await replaceOrderItems(member, order.id, edit)
    expect(again.items).toHaveLength(1)
    const { rows } = await world.db.execute(sql`select 1 from audit_log where row_id = ${edit.items[0]?.id}`)
    expect(rows).toHaveLength(1)
  })

  it('of an order that somebody else changed stay as they are', async () => {
    const order = await anOrder(member, world, { items: [line(lamp)] })
    await editOrder(member, { id: order.id, updatedAt: order.updatedAt, changes: { shipToCity: 'Ulm' } })
    const stale = replaceOrderItems(member, order.id, { updatedAt: order.updatedAt, items: [] })
    await expect(stale).rejects.toMatchObject({
      code: 'conflict',
      extra: { conflictingFields: ['shipToCity'] },
    })
    expect(await listOrderItems(member, order.id)).toHaveLength(1)
  })

  it('with an unknown product are refused at their place', async () => {
    const order = await anOrder(member, world)
    const items = [line(lamp), line(uuidv7())]
    const put = replaceOrderItems(member, order.id, { updatedAt: order.updatedAt, items })
    await expect(put).rejects.toMatchObject({ code: 'invalid', errors: [{ path: 'items.1.productId' }] })
    const patch = editOrder(member, { id: order.id, updatedAt: order.updatedAt, changes: { items } })
    await expect(patch).rejects.toMatchObject({ errors: [{ path: 'changes.items.1.productId' }] })
  })
})

describe('a change of status', () => {
  it('follows the moves, keeps the reason and is written into the history', async () => {
    let order = await anOrder(member, world)
    order = await changeOrderStatus(member, order.id, {
      updatedAt: order.updatedAt,
      status: 'confirmed',
      reason: null,
    })
    order = await changeOrderStatus(member, order.id, {
      updatedAt: order.updatedAt,
      status: 'cancelled',
      reason: 'Doubled',
    })
    expect(order).toMatchObject({ status: 'cancelled', statusReason: 'Doubled' })
    expect(order.history).toMatchObject([
      { from: null, to: 'pending', reason: null },
      { from: 'pending', to: 'confirmed', reason: null, by: 'Mia' },
      { from: 'confirmed', to: 'cancelled', reason: 'Doubled', by: 'Mia', at: order.updatedAt },
    ])
  })

  it('is refused at the status, or at the reason where one is missing', async () => {
    const order = await anOrder(member, world)
    const change = (status: 'delivered' | 'cancelled', reason: string | null) =>
      changeOrderStatus(member, order.id, { updatedAt: order.updatedAt, status, reason })
    await expect(change('delivered', null)).rejects.toMatchObject({
      code: 'invalid',
      errors: [{ path: 'status' }],
    })
    await expect(change('cancelled', '')).rejects.toMatchObject({
      code: 'invalid',
      errors: [{ path: 'reason' }],
    })
    const edited = editOrder(member, {
      id: order.id,
      updatedAt: order.updatedAt,
      changes: { status: 'cancelled' },
    })
    await expect(edited).rejects.toMatchObject({ errors: [{ path: 'changes.status' }] })
  })

  it('that came first wins: the second person sees the order as it is now', async () => {
    const order = await anOrder(member, world)
    const at = { updatedAt: order.updatedAt, reason: 'Doubled' }
    await changeOrderStatus(member, order.id, { ...at, status: 'confirmed', reason: null })
    await expect(changeOrderStatus(member, order.id, { ...at, status: 'cancelled' })).rejects.toMatchObject({
      code: 'conflict',
      extra: { current: { status: 'confirmed' }, conflictingFields: ['status'] },
    })
  })
})

describe('a deleted order', () => {
  it('is gone everywhere until an admin restores it', async () => {
    const [lead, admin] = [await aPerson(world, 'lead', 'Leo'), world.as('admin')]
    const order = await anOrder(member, world)
    await expect(deleteOrder(member, order.id)).rejects.toMatchObject({ code: 'forbidden' })
    await deleteOrder(lead, order.id)
    await expect(getOrder(member, order.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(deleteOrder(lead, order.id)).rejects.toMatchObject({ code: 'not_found' })
    const edit = editOrder(member, { id: order.id, updatedAt: order.updatedAt, changes: { note: 'x' } })
    await expect(edit).rejects.toMatchObject({ code: 'not_found' })
    const byNumber = async () => (await listOrders(member, OrderQuery.parse({ q: order.number }))).items
    expect(await byNumber()).toEqual([])
    expect(await listDeletedOrders(admin)).toMatchObject([
      { id: order.id, number: order.number, deletedBy: 'Leo' },
    ])
    await expect(listDeletedOrders(lead)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(restoreOrder(lead, order.id)).rejects.toMatchObject({ code: 'forbidden' })
    await restoreOrder(admin, order.id)
    expect(await byNumber()).toHaveLength(1)
  })
})

describe('reading an order', () => {
  it('takes one round trip, and one for its lines', async () => {
    const order = await anOrder(member, world, { items: [line(lamp)] })
    expect(await tripsOf(world, () => getOrder(member, order.id))).toBe(1)
    expect(await tripsOf(world, () => listOrderItems(member, order.id))).toBe(1)
    await expect(getOrder(member, uuidv7())).rejects.toMatchObject({ code: 'not_found' })
    await expect(listOrderItems(member, uuidv7())).rejects.toMatchObject({ code: 'not_found' })
  })
})
