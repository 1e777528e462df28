import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AuditPage } from '#domain/audit/contract.ts'
import { Landmarks, OrderDetail, OrderPage, Orders, RefusedBulkEdit } from '#domain/orders/contract.ts'
import { type Api, openApi } from '../../api.ts'
import { openWorld, type World } from '../../world.ts'

let world: World
let api: Api
let customerId: string
let productId: string
beforeAll(async () => {
  world = await openWorld()
  api = await openApi(world)
  customerId = uuidv7()
  productId = uuidv7()
  const customer = { id: customerId, name: 'Ada Byron', email: 'ada@example.com' }
  expect((await api.post('/api/customers', customer, 'member')).status).toBe(201)
  const product = {
    id: productId,
    sku: 'L-1',
    name: 'Lamp',
    category: 'Light',
    unitPrice: '10',
    currency: 'EUR',
  }
  expect((await api.post('/api/products', product, 'lead')).status).toBe(201)
})
afterAll(() => world.close())

async function place(over: Record<string, unknown> = {}): Promise<OrderDetail> {
  const order = { id: uuidv7(), customerId, currency: 'EUR', requiredOn: '2026-12-24', ...over }
  const { status, body } = await api.post('/api/orders', order, 'member')
  expect(status).toBe(201)
  return OrderDetail.parse(body)
}

describe('the orders of the API', () => {
  it('are listed to a viewer in one round trip, in the shape of the contract', async () => {
    const order = await place()
    await api.get('/api/orders', 'viewer')
    const before = world.gateway.roundTrips()
    const { status, body } = await api.get(
      '/api/orders?sort=-number&status=pending,confirmed&limit=2',
      'viewer',
    )
    expect(world.gateway.roundTrips() - before).toBe(1)
    expect(status).toBe(200)
    expect(OrderPage.parse(body).items[0]).toMatchObject({ id: order.id, customerName: 'Ada Byron' })
  })

  it('say where a list can be entered', async () => {
    await place()
    const { status, body } = await api.get('/api/orders/landmarks?every=100&sort=customer', 'viewer')
    expect(status).toBe(200)
    expect(Landmarks.parse(body)).toMatchObject({ every: 100, cursors: [null] })
  })

  it('are made with the amounts and lines that were sent, and every value that is wrong is named', async () => {
    const order = await place({ items: [{ id: uuidv7(), productId, quantity: 3, unitPrice: '0.1' }] })
    expect(order).toMatchObject({ total: '0.30', items: [{ amount: '0.30', productName: 'Lamp' }] })
    const wrong = {
      id: uuidv7(),
      customerId,
      currency: 'EUR',
      contactEmail: 'no',
      shippingCost: '-1',
      items: [{ id: uuidv7(), productId, quantity: 0, unitPrice: 'x' }],
    }
    const { status, body } = await api.post('/api/orders', wrong, 'member')
    expect(status).toBe(422)
    const paths = ['contactEmail', 'shippingCost', 'requiredOn', 'items.0.quantity', 'items.0.unitPrice']
    for (const path of paths) expect(body['errors']).toContainEqual(expect.objectContaining({ path }))
  })

  it('are refused at the field where a year or an amount can only be a mistake', async () => {
    const line = { id: uuidv7(), productId, quantity: 1_000_000, unitPrice: '999999999999.99' }
    const refused = async (over: Record<string, unknown>) => {
      const order = { id: uuidv7(), customerId, currency: 'EUR', requiredOn: '2026-12-24', ...over }
      const { status, body } = await api.post('/api/orders', order, 'member')
      expect(status).toBe(422)
      return body['errors']
    }
    expect(await refused({ requiredOn: '0026-12-24' })).toMatchObject([{ path: 'requiredOn' }])
    expect(await refused({ orderedAt: '0026-12-24T00:00:00.000Z' })).toMatchObject([{ path: 'orderedAt' }])
    expect(await refused({ shippingCost: '1000000000000' })).toMatchObject([{ path: 'shippingCost' }])
    expect(await refused({ items: [line] })).toMatchObject([{ path: 'items.0.unitPrice' }])
  })

  it.each([['text/plain'], ['application/x-www-form-urlencoded'], ['']])(
    'are not made from a body that is sent as “%s”, and the answer says how to send it',
    async (type) => {
      const { status, body } = await api.send('POST', '/api/orders', {
        as: 'member',
        body: '{}',
        headers: { 'content-type': type },
      })
      expect(status).toBe(422)
      expect(body['detail']).toContain('content-type: application/json')
    },
  )

  it('are edited in bulk in one round trip; a refusal says all that is wrong', async () => {
    const [one, two] = [await place(), await place()]
    const edits = [one, two].map(({ id, updatedAt }) => ({ id, updatedAt, changes: { note: 'Fragile' } }))
    const before = world.gateway.roundTrips()
    const { status, body } = await api.patch('/api/orders', { items: edits }, 'member')
    expect(world.gateway.roundTrips() - before).toBe(1)
    expect(status).toBe(200)
    expect(Orders.parse(body).items.map((order) => order.note)).toEqual(['Fragile', 'Fragile'])

    const stale = { ...edits[0], changes: { note: 'Mine', status: 'shipped' } }
    const refused = await api.patch('/api/orders', { items: [stale] }, 'member')
    expect(refused.status).toBe(409)
    expect(RefusedBulkEdit.parse(refused.body)).toMatchObject({
      conflicts: [{ id: one.id, current: { note: 'Fragile' }, conflictingFields: ['note'] }],
      errors: [{ path: 'items.0.changes.status' }],
    })
    const invalid = {
      id: two.id,
      updatedAt: Orders.parse(body).items.find(({ id }) => id === two.id)?.updatedAt,
      changes: { status: 'shipped' },
    }
    const unprocessable = await api.patch('/api/orders', { items: [invalid] }, 'member')
    expect(unprocessable.status).toBe(422)
    expect(RefusedBulkEdit.parse(unprocessable.body).errors).toHaveLength(1)
  })

  it('tell how they came to be what they are', async () => {
    const order = await place()
    const edit = { updatedAt: order.updatedAt, changes: { shipToCity: 'Bremen' } }
    expect((await api.patch(`/api/orders/${order.id}`, edit, 'member')).status).toBe(200)
    const { status, body } = await api.get(`/api/orders/${order.id}/history`, 'viewer')
    expect(status).toBe(200)
    const { items } = AuditPage.parse(body)
    expect(items.map(({ action }) => action)).toEqual(['update', 'insert'])
    expect(items[0]).toMatchObject({ actor: { name: 'The member' }, rowName: order.number })
    expect(items[0]?.changes).toContainEqual({ field: 'shipToCity', before: '', after: 'Bremen' })
    expect((await api.get(`/api/orders/${uuidv7()}/history`, 'viewer')).status).toBe(404)
  })

  it('are edited one at a time, with their lines, and moved along their statuses', async () => {
    const order = await place()
    const items = [{ id: uuidv7(), productId, quantity: 1, unitPrice: '10.00' }]
    const patched = await api.patch(
      `/api/orders/${order.id}`,
      { updatedAt: order.updatedAt, changes: { items, note: 'x' } },
      'member',
    )
    const edited = OrderDetail.parse(patched.body)
    expect(edited).toMatchObject({ note: 'x', total: '10.00' })
    const moved = await api.post(
      `/api/orders/${order.id}/status-changes`,
      { updatedAt: edited.updatedAt, status: 'confirmed' },
      'member',
    )
    expect(OrderDetail.parse(moved.body)).toMatchObject({ status: 'confirmed', statusReason: null })
    const put = await api.send('PUT', `/api/orders/${order.id}/items`, {
      as: 'member',
      body: { updatedAt: OrderDetail.parse(moved.body).updatedAt, items: [] },
    })
    expect(OrderDetail.parse(put.body)).toMatchObject({ items: [], total: '0.00' })
    expect((await api.get(`/api/orders/${order.id}/items`, 'viewer')).body).toEqual({ items: [] })
    const stale = await api.patch(
      `/api/orders/${order.id}`,
      { updatedAt: order.updatedAt, changes: { note: 'y' } },
      'member',
    )
    expect(stale.status).toBe(409)
    expect(stale.body).toMatchObject({ current: { status: 'confirmed' } })
  })

  it('have comments, neighbours, an end and a way back', async () => {
    const [one, two] = [await place(), await place()]
    const id = uuidv7()
    const comment = await api.post(`/api/orders/${one.id}/comments`, { id, body: 'Call' }, 'member')
    expect(comment.status).toBe(201)
    expect(comment.body).toMatchObject({ id, body: 'Call', authorName: 'The member' })
    expect((await api.send('DELETE', `/api/orders/${one.id}/comments/${id}`, { as: 'lead' })).status).toBe(
      403,
    )
    expect((await api.send('DELETE', `/api/orders/${one.id}/comments/${id}`, { as: 'admin' })).status).toBe(
      200,
    )
    const beside = await api.get(`/api/orders/${one.id}/neighbours?sort=number`, 'viewer')
    expect(beside.body).toMatchObject({ next: two.id })
    expect((await api.send('DELETE', `/api/orders/${one.id}`, { as: 'lead' })).status).toBe(200)
    expect((await api.get(`/api/orders/${one.id}`, 'viewer')).status).toBe(404)
    expect((await api.get('/api/orders/deleted', 'admin')).body).toMatchObject({
      items: [{ id: one.id, deletedBy: 'The lead' }],
    })
    expect((await api.post(`/api/orders/${one.id}/restoration`, undefined, 'admin')).status).toBe(200)
    expect((await api.get(`/api/orders/${one.id}`, 'viewer')).status).toBe(200)
  })

  it('refuse what is not a list of theirs', async () => {
    const paths = [
      'sort=color',
      'limit=501',
      'status=lost',
      'orderedFrom=yesterday',
      'after=junk',
      'q=%00',
      `ids=${'x'.repeat(10)}`,
    ]
    for (const query of paths)
      expect((await api.get(`/api/orders?${query}`, 'viewer')).status, query).toBe(422)
  })

  it('are hidden with their page', async () => {
    await api.send('PUT', '/api/flags/orders', { as: 'admin', body: { enabled: false } })
    const hidden = await api.get('/api/orders', 'viewer')
    await api.send('PUT', '/api/flags/orders', { as: 'admin', body: { enabled: true } })
    expect(hidden.status).toBe(404)
    expect((await api.get('/api/orders', 'viewer')).status).toBe(200)
  })
})

describe('customers and products of the API', () => {
  it('are read by viewers and edited by those who may', async () => {
    const customer = (await api.get(`/api/customers/${customerId}`, 'viewer')).body
    expect((await api.get('/api/customers?q=ada', 'viewer')).body).toMatchObject({
      items: [customer],
      next: null,
    })
    const edit = { updatedAt: customer['updatedAt'], changes: { city: 'Berlin' } }
    expect((await api.patch(`/api/customers/${customerId}`, edit, 'viewer')).status).toBe(403)
    expect((await api.patch(`/api/customers/${customerId}`, edit, 'member')).body).toMatchObject({
      city: 'Berlin',
    })
    const { items } = (await api.get('/api/products?q=lamp', 'viewer')).body
    expect(items).toMatchObject([{ id: productId, unitPrice: '10.00' }])
  })
})
