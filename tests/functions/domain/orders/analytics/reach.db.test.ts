import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  getCustomerVisits,
  getLandmarks,
  getSalesSummary,
  getSalesTrend,
  getStatusDistribution,
  getTopProducts,
} from '#domain/orders'
import { LandmarkQuery } from '#domain/orders/contract.ts'
import { orderStatuses, unearnedStatuses } from '#domain/orders/rules.ts'
import { type Desk, openDesk, type Placed } from './desk.ts'

/** Orders of three weeks around the day on which the clocks go back, dense at night, the same ones every time. */
const someOrders = () =>
  fc.sample(
    fc.record({
      at: fc
        .oneof(
          fc.integer({ min: Date.parse('2026-10-10T00:00Z'), max: Date.parse('2026-10-31T00:00Z') }),
          fc.integer({ min: Date.parse('2026-10-24T21:00Z'), max: Date.parse('2026-10-25T04:00Z') }),
        )
        .map((ms) => new Date(Math.floor(ms / 600_000) * 600_000).toISOString()),
      customer: fc.nat(11),
      status: fc.constantFrom(...orderStatuses),
      currency: fc.constantFrom('EUR', 'CHF'),
      requiredOn: fc.constantFrom('2020-01-01', '2099-01-01'),
      lines: fc.array(fc.tuple(fc.nat(13), fc.integer({ min: 1, max: 9 }), fc.constant('2.50')), {
        minLength: 1,
        maxLength: 4,
      }),
    }),
    { numRuns: 500, seed: 25 },
  ) satisfies Placed[]

let desk: Desk
beforeAll(async () => {
  desk = await openDesk('Europe/Berlin')
  await desk.place(someOrders())
})
afterAll(() => desk.close())

const viewer = () => desk.world.as('viewer')
const earning = orderStatuses
  .filter((status) => !unearnedStatuses.some((unearned) => unearned === status))
  .join()

/** How many orders the sheet shows with these filters. */
const inSheet = async (filters: Record<string, string>) =>
  (await getLandmarks(viewer(), LandmarkQuery.parse(filters))).total

const day = { from: '2026-10-25', to: '2026-10-25' }
const weeks = { from: '2026-10-14', to: '2026-10-27' }
const sheetOf = ({ from, to }: { from: string; to: string }) => ({ orderedFrom: from, orderedTo: to })

describe.each([
  ['a day of 25 hours', day],
  ['two weeks', weeks],
])('the figures of %s are found again in the sheet', (_, span) => {
  const placed = sheetOf(span)

  it('orders, cancelled and returned ones, and the earning ones of each currency', async () => {
    const { figures, before } = await getSalesSummary(viewer(), span)
    expect(figures.orders).toBeGreaterThan(50)
    expect(figures.orders).toBe(await inSheet(placed))
    expect(figures.cancelled).toBe(await inSheet({ ...placed, status: 'cancelled' }))
    expect(figures.returned).toBe(await inSheet({ ...placed, status: 'returned' }))
    expect(before.figures.orders).toBe(await inSheet(sheetOf(before)))
    for (const { currency, orders } of figures.money) {
      expect(orders).toBe(await inSheet({ ...placed, currency, status: earning }))
    }
  })

  it('products', async () => {
    const { byQuantity, byRevenue } = await getTopProducts(viewer(), span)
    for (const { productId, orders } of byQuantity.slice(0, 4)) {
      expect(orders).toBe(await inSheet({ ...placed, product: productId, status: earning }))
    }
    for (const { currency, products } of byRevenue) {
      for (const { productId, orders } of products.slice(0, 3)) {
        expect(orders).toBe(await inSheet({ ...placed, product: productId, currency, status: earning }))
      }
    }
  })

  it('statuses and what is overdue', async () => {
    const { statuses, overdue } = await getStatusDistribution(viewer(), span)
    for (const { status, orders } of statuses) expect(orders).toBe(await inSheet({ ...placed, status }))
    expect(overdue).toBeGreaterThan(0)
    expect(overdue).toBe(await inSheet({ ...placed, overdue: 'true' }))
  })

  it('hours and days', async () => {
    const { points } = await getSalesTrend(viewer(), span)
    for (const slot of points.filter(({ hour }) => hour === null || hour < 6)) {
      const own = points.filter((point) => point.day === slot.day && point.hour === slot.hour)
      const hour: Record<string, string> = slot.hour === null ? {} : { hour: String(slot.hour) }
      const shown = await inSheet({ orderedFrom: slot.day, orderedTo: slot.day, ...hour })
      expect(own.reduce((sum, { orders }) => sum + orders, 0)).toBe(shown)
    }
    expect(points.reduce((sum, { orders }) => sum + orders, 0)).toBe(await inSheet(placed))
  })

  it('new and returning customers, and the best ones', async () => {
    const { customers, orders, days, top } = await getCustomerVisits(viewer(), span)
    expect(orders.new).toBe(await inSheet({ ...placed, visit: 'new' }))
    expect(orders.returning).toBe(await inSheet({ ...placed, visit: 'returning' }))
    expect(customers.new).toBe(orders.new)
    for (const one of days.slice(0, 5)) {
      const own = { orderedFrom: one.day, orderedTo: one.day }
      expect(one.new).toBe(await inSheet({ ...own, visit: 'new' }))
      expect(one.returning).toBe(await inSheet({ ...own, visit: 'returning' }))
    }
    for (const { currency, customers: best } of top) {
      for (const { customerId, orders: count } of best.slice(0, 3)) {
        const shown = await inSheet({ ...placed, customer: customerId, currency, status: earning })
        expect(count).toBe(shown)
      }
    }
  })
})
