import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCustomer, createOrder, createProduct, replaceOrderItems } from '#domain/orders'
import { orderTotals } from '#domain/orders/totals/rules.ts'
import { openWorld, type World } from '../../../../world.ts'

let world: World
let customerId: string
let productId: string
beforeAll(async () => {
  world = await openWorld()
  const ctx = world.as('lead')
  const customer = await createCustomer(ctx, { id: uuidv7(), name: 'Ada Okafor', email: 'ada@example.com' })
  const product = {
    id: uuidv7(),
    sku: 'LAMP-1',
    name: 'Lamp',
    category: 'Light',
    unitPrice: '20.00',
    currency: 'EUR',
  }
  customerId = customer.id
  productId = (await createProduct(ctx, product)).id
})
afterAll(() => world.close())

const baskets = [
  { shippingCost: '0.00', lines: [] },
  { shippingCost: '4.90', lines: [{ quantity: 3, unitPrice: '0.10' }] },
  {
    shippingCost: '0.01',
    lines: [
      { quantity: 7, unitPrice: '19.99' },
      { quantity: 1, unitPrice: '0.00' },
      { quantity: 333, unitPrice: '33.33' },
    ],
  },
  { shippingCost: '12345678.91', lines: [{ quantity: 1_000_000, unitPrice: '99999999.99' }] },
]

const items = (lines: (typeof baskets)[number]['lines']) =>
  lines.map((line) => ({ id: uuidv7(), productId, ...line }))

describe('what an order comes to', () => {
  it.each(baskets)(
    'is the same while typing and once it is saved: $lines.length lines',
    async ({ lines, shippingCost }) => {
      const order = await createOrder(world.as('member'), {
        id: uuidv7(),
        customerId,
        currency: 'EUR',
        requiredOn: '2026-12-24',
        shippingCost,
        items: items(lines),
      })
      const { amounts, itemsTotal, total } = orderTotals(lines, shippingCost)
      expect(order.items.map((item) => item.amount)).toEqual(amounts)
      expect(order).toMatchObject({ itemCount: lines.length, itemsTotal, total })
    },
  )

  it('is the same after the lines were replaced', async () => {
    const ctx = world.as('member')
    const input = {
      id: uuidv7(),
      customerId,
      currency: 'EUR',
      requiredOn: '2026-12-24',
      shippingCost: '5.00',
    }
    const { id, updatedAt } = await createOrder(ctx, {
      ...input,
      items: items([{ quantity: 1, unitPrice: '1.00' }]),
    })
    const lines = [{ quantity: 9, unitPrice: '11.11' }]
    const order = await replaceOrderItems(ctx, id, { updatedAt, items: items(lines) })
    const { itemsTotal, total } = orderTotals(lines, '5.00')
    expect(order).toMatchObject({ itemsTotal, total })
  })
})
