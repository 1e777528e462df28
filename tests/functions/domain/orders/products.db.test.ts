import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createProduct, editProduct, getOrder, listProducts } from '#domain/orders'
import { Product, ProductQuery } from '#domain/orders/products/contract.ts'
import { openWorld, type World } from '../../../world.ts'
import { anOrder, tripsOf } from './shop.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const lead = () => world.as('lead')
const query = (input: Record<string, unknown> = {}) => ProductQuery.parse(input)
const aLamp = (over: { sku?: string; name?: string; unitPrice?: string } = {}) => ({
  id: uuidv7(),
  sku: uuidv7(),
  name: 'Lamp',
  category: 'Light',
  unitPrice: '19.99',
  currency: 'EUR',
  ...over,
})

describe('a product', () => {
  it('is made once however often its id is sent', async () => {
    const input = aLamp()
    const first = await createProduct(lead(), input)
    expect(Product.parse(first)).toMatchObject(input)
    expect(await createProduct(lead(), input)).toEqual(first)
    expect(world.published).toContainEqual({ topic: 'products', ids: [first.id] })
  })

  it('has an SKU of its own', async () => {
    await createProduct(lead(), aLamp({ sku: 'L-1' }))
    const twice = createProduct(lead(), aLamp({ sku: 'L-1' }))
    await expect(twice).rejects.toMatchObject({ code: 'invalid', errors: [{ path: 'sku' }] })
    await expect(createProduct(world.as('member'), aLamp())).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('leaves the lines of orders at the price that they were made with', async () => {
    const lamp = await createProduct(lead(), aLamp())
    const items = [{ id: uuidv7(), productId: lamp.id, quantity: 2, unitPrice: '19.99' }]
    const order = await anOrder(world.as('member'), world, { items })
    const edit = { id: lamp.id, updatedAt: lamp.updatedAt, changes: { unitPrice: '25.00' } }
    expect(await tripsOf(world, () => editProduct(lead(), edit))).toBe(1)
    expect(await getOrder(lead(), order.id)).toMatchObject({ total: '39.98' })
    const stale = editProduct(lead(), { ...edit, changes: { name: 'Lantern' } })
    await expect(stale).rejects.toMatchObject({
      code: 'conflict',
      extra: { conflictingFields: ['unitPrice'] },
    })
    await expect(editProduct(world.as('member'), edit)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('listing products', () => {
  it('finds by SKU, name and category, sorts, and pages in one round trip each', async () => {
    const made = [
      await createProduct(lead(), aLamp({ name: 'Tisch', unitPrice: '100.00', sku: 'T-2' })),
      await createProduct(lead(), aLamp({ name: 'tasse', unitPrice: '9.00', sku: 'T-1' })),
    ]
    const ids = made.map((product) => product.id).join(',')
    const names = async (input: Record<string, unknown>) =>
      (await listProducts(world.as('viewer'), query(input))).items.map((product) => product.name)
    expect(await names({ q: 'tis' })).toEqual(['Tisch'])
    expect(await names({ q: 't-1' })).toEqual(['tasse'])
    expect((await names({ q: 'light' })).length).toBeGreaterThan(1)
    expect(await names({ ids })).toEqual(['tasse', 'Tisch'])
    expect(await names({ ids, sort: '-unitPrice' })).toEqual(['Tisch', 'tasse'])
    expect(await names({ ids, sort: '-sku' })).toEqual(['Tisch', 'tasse'])
    const { next } = await listProducts(world.as('viewer'), query({ ids, limit: 1 }))
    const asked = query({ ids, limit: 1, after: next })
    expect(await tripsOf(world, () => listProducts(world.as('viewer'), asked))).toBe(1)
    expect(await names({ ids, limit: 1, after: next })).toEqual(['Tisch'])
  })
})
