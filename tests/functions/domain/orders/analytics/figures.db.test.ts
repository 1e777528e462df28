import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  getCustomerVisits,
  getSalesSummary,
  getSalesTrend,
  getStatusDistribution,
  getTopProducts,
} from '#domain/orders'
import { type Desk, openDesk } from './desk.ts'

// Berlin: clocks go forward on 29 March 2026 and back on 25 October 2026.
let desk: Desk
beforeAll(async () => {
  desk = await openDesk('Europe/Berlin')
})
afterAll(() => desk.close())

const at = (now: string) => desk.world.as('viewer', { now: () => new Date(now) })
const noon = () => at('2026-05-06T10:00:00.000Z')

describe('the summary of a day', () => {
  beforeAll(() =>
    desk.place([
      // 6 May 2026 in Berlin is 22:00 to 22:00 in UTC.
      { at: '2026-05-05T22:00:00Z', lines: [[0, 2, '10.00']], shipping: '4.90' },
      { at: '2026-05-06T09:00:00Z', lines: [[0, 1, '0.05']], customer: 1 },
      { at: '2026-05-06T09:30:00Z', lines: [[1, 3, '7.00']], currency: 'CHF', customer: 1 },
      { at: '2026-05-06T09:31:00Z', status: 'cancelled' },
      { at: '2026-05-06T09:32:00Z', status: 'returned' },
      { at: '2026-05-06T09:33:00Z', deleted: true },
      { at: '2026-05-05T21:59:59.999Z' },
      { at: '2026-05-06T22:00:00Z' },
      // The week before: one in the morning, one in the afternoon.
      { at: '2026-04-29T08:00:00Z', lines: [[0, 1, '50.00']] },
      { at: '2026-04-29T15:00:00Z', lines: [[0, 1, '70.00']] },
    ]),
  )

  it('counts from midnight to midnight of the workspace, and no cancelled or returned order as revenue', async () => {
    const { from, to, timeZone, asOf, figures } = await getSalesSummary(noon(), {})
    expect({ from, to, timeZone, asOf }).toEqual({
      from: '2026-05-06',
      to: '2026-05-06',
      timeZone: 'Europe/Berlin',
      asOf: '2026-05-06T10:00:00.000Z',
    })
    expect(figures).toEqual({
      orders: 5,
      items: 3,
      cancelled: 1,
      returned: 1,
      money: [
        { currency: 'CHF', orders: 1, revenue: '21.00', averageBasket: '21.00' },
        { currency: 'EUR', orders: 2, revenue: '24.95', averageBasket: '12.48' },
      ],
    })
  })

  it('compares with the same weekday a week before, and with that day up to the same time', async () => {
    const { before } = await getSalesSummary(noon(), {})
    expect(before).toMatchObject({
      from: '2026-04-29',
      to: '2026-04-29',
      figures: { orders: 2, money: [{ revenue: '120.00' }] },
      soFar: { orders: 1, money: [{ revenue: '50.00' }] },
    })
    const over = await getSalesSummary(at('2026-06-01T00:00:00.000Z'), { from: '2026-05-06' })
    expect(over.before).toMatchObject({ figures: { orders: 2 }, soFar: null })
  })

  it('compares a longer span with the one before it', async () => {
    const { figures, before } = await getSalesSummary(noon(), { from: '2026-05-05', to: '2026-05-11' })
    expect(figures.orders).toBe(7)
    expect(before).toMatchObject({ from: '2026-04-28', to: '2026-05-04', figures: { orders: 2 } })
  })

  it('is empty, not missing, where nothing was ordered', async () => {
    const { figures } = await getSalesSummary(noon(), { from: '2020-01-01' })
    expect(figures).toEqual({ orders: 0, items: 0, cancelled: 0, returned: 0, money: [] })
  })
})

describe('the trend', () => {
  beforeAll(() =>
    desk.place([
      // Sunday 25 October: two o'clock comes twice, in summer time and in winter time.
      { at: '2026-10-25T00:30:00Z' },
      { at: '2026-10-25T01:10:00Z' },
      { at: '2026-10-25T01:50:00Z', currency: 'CHF' },
      // The Sundays before, at two.
      { at: '2026-10-18T00:15:00Z' },
      { at: '2026-10-11T00:15:00Z' },
      { at: '2026-10-04T00:15:00Z', status: 'cancelled' },
      // Sunday 1 November, at two.
      { at: '2026-11-01T01:15:00Z', lines: [[0, 1, '30.00']] },
    ]),
  )

  it('gives the day on which the clocks go back 25 hours, each with its own orders', async () => {
    const { unit, points } = await getSalesTrend(noon(), { from: '2026-10-25' })
    expect(unit).toBe('hour')
    expect(points.map(({ hour }) => hour).join()).toBe(
      '0,1,2,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23',
    )
    const [, , summer, winter, three] = points
    expect(summer).toMatchObject({ startsAt: '2026-10-25T00:00:00.000Z', orders: 1 })
    expect(winter).toMatchObject({
      startsAt: '2026-10-25T01:00:00.000Z',
      orders: 2,
      money: [
        { currency: 'CHF', revenue: '10.00' },
        { currency: 'EUR', revenue: '10.00' },
      ],
    })
    expect(three?.startsAt).toBe('2026-10-25T02:00:00.000Z')
    expect(new Set(points.map(({ startsAt }) => startsAt)).size).toBe(25)
  })

  it('compares by the clock: the week before, and the mean of four weeks', async () => {
    const { points } = await getSalesTrend(noon(), { from: '2026-10-25' })
    const two = points.filter(({ hour }) => hour === 2)
    expect(two.map(({ lastWeek }) => lastWeek?.orders)).toEqual([1, 1])
    // Three orders over four Sundays; the cancelled one is an order and no revenue.
    expect(two[0]?.mean).toEqual({ orders: 0.75, money: [{ currency: 'EUR', revenue: '5.00' }] })
  })

  it('counts an hour that came twice as two in the mean', async () => {
    const { points } = await getSalesTrend(noon(), { from: '2026-11-01' })
    const two = points.find(({ hour }) => hour === 2)
    expect(two).toMatchObject({ orders: 1, money: [{ revenue: '30.00' }], lastWeek: { orders: 3 } })
    // 3 + 1 + 1 + 1 orders in five hours.
    expect(two?.mean?.orders).toBe(1.2)
  })

  it('gives the day on which the clocks go forward 23 hours, and none to compare the missing one with', async () => {
    const spring = await getSalesTrend(noon(), { from: '2026-03-29' })
    expect(spring.points).toHaveLength(23)
    expect(spring.points.map(({ hour }) => hour)).not.toContain(2)
    const after = await getSalesTrend(noon(), { from: '2026-04-05' })
    expect(after.points).toHaveLength(24)
    expect(after.points.find(({ hour }) => hour === 2)?.lastWeek).toBeNull()
  })

  it('takes no day before the first order for a day without orders', async () => {
    const { points } = await getSalesTrend(noon(), { from: '2026-05-06' })
    expect(points.find(({ hour }) => hour === 10)).toMatchObject({
      lastWeek: { orders: 1 },
      mean: { orders: 1, money: [{ currency: 'EUR', revenue: '50.00' }] },
    })
    const first = await getSalesTrend(noon(), { from: '2026-04-29' })
    expect(first.points.every(({ mean }) => mean === null)).toBe(true)
  })

  it('goes by days over a longer span, without a gap and over both changes of the clock', async () => {
    const { unit, points } = await getSalesTrend(noon(), { from: '2026-03-01', to: '2026-11-30' })
    expect(unit).toBe('day')
    expect(points).toHaveLength(275)
    expect(points.every(({ hour }) => hour === null)).toBe(true)
    const sunday = points.find(({ day }) => day === '2026-10-25')
    expect(sunday).toMatchObject({
      startsAt: '2026-10-24T22:00:00.000Z',
      orders: 3,
      lastWeek: { orders: 1 },
      mean: { orders: 0.75 },
    })
    expect(points.find(({ day }) => day === '2026-11-01')?.lastWeek?.orders).toBe(3)
  })
})

describe('statuses', () => {
  it('are all there in the order of an order’s life, with what is overdue', async () => {
    await desk.place([
      { at: '2026-06-02T10:00:00Z', status: 'packed', requiredOn: '2026-06-03' },
      { at: '2026-06-02T10:00:00Z', status: 'packed', requiredOn: '2026-06-04' },
      { at: '2026-06-02T10:00:00Z', status: 'delivered', requiredOn: '2026-06-03' },
      { at: '2026-06-02T10:00:00Z', status: 'cancelled', requiredOn: '2026-06-03' },
    ])
    const answer = await getStatusDistribution(at('2026-06-04T10:00:00.000Z'), { from: '2026-06-02' })
    expect(answer).toMatchObject({ orders: 4, overdue: 1 })
    expect(answer.statuses.map(({ status, orders, share }) => [status, orders, share])).toEqual([
      ['pending', 0, 0],
      ['confirmed', 0, 0],
      ['packed', 2, 0.5],
      ['shipped', 0, 0],
      ['delivered', 1, 0.25],
      ['returned', 0, 0],
      ['cancelled', 1, 0.25],
    ])
  })
})

describe('top products', () => {
  it('are the best of earning orders, by pieces over all currencies and by revenue in each', async () => {
    await desk.place([
      {
        at: '2026-07-01T10:00:00Z',
        lines: [
          [0, 5, '1.00'],
          [1, 1, '90.00'],
          [0, 1, '1.00'],
        ],
        shipping: '8.00',
      },
      { at: '2026-07-01T11:00:00Z', currency: 'CHF', lines: [[0, 2, '2.00']] },
      { at: '2026-07-01T12:00:00Z', status: 'returned', lines: [[2, 99, '99.00']] },
    ])
    const { byQuantity, byRevenue } = await getTopProducts(noon(), { from: '2026-07-01' })
    expect(byQuantity).toMatchObject([
      { sku: 'P-0', quantity: 8, orders: 2, share: 0.8889 },
      { sku: 'P-1', quantity: 1, orders: 1, share: 0.1111 },
    ])
    expect(byRevenue).toMatchObject([
      { currency: 'CHF', revenue: '4.00', products: [{ sku: 'P-0', revenue: '4.00', share: 1 }] },
      {
        currency: 'EUR',
        revenue: '96.00',
        products: [
          { sku: 'P-1', revenue: '90.00', share: 0.9375, orders: 1 },
          { sku: 'P-0', revenue: '6.00', share: 0.0625, orders: 1, quantity: 6 },
        ],
      },
    ])
  })

  it('are ten at most, and their shares are of everything', async () => {
    await desk.place(
      Array.from({ length: 14 }, (_, product) => ({
        at: '2026-07-10T10:00:00Z',
        lines: [[product, product + 1, '1.00'] satisfies [number, number, string]],
      })),
    )
    const { byQuantity, byRevenue } = await getTopProducts(noon(), { from: '2026-07-10' })
    expect(byQuantity.map(({ sku }) => sku)).toEqual(
      [13, 12, 11, 10, 9, 8, 7, 6, 5, 4].map((product) => `P-${product}`),
    )
    expect(byRevenue[0]?.products).toHaveLength(10)
    expect(byQuantity[0]?.share).toBe(0.1333)
  })
})

describe('customers', () => {
  it('are new with their first order ever and return with any later one', async () => {
    await desk.place([
      { at: '2026-08-01T08:00:00Z', customer: 5, lines: [[0, 1, '5.00']] },
      { at: '2026-08-03T08:00:00Z', customer: 5, lines: [[0, 1, '7.00']] },
      { at: '2026-08-03T09:00:00Z', customer: 6, status: 'cancelled' },
      { at: '2026-08-03T09:00:00Z', customer: 6, lines: [[0, 1, '3.00']] },
      { at: '2026-08-04T21:59:00Z', customer: 7, deleted: true },
      { at: '2026-08-04T22:01:00Z', customer: 7, currency: 'CHF' },
    ])
    const span = { from: '2026-08-02', to: '2026-08-05' }
    const { customers, orders, days, top } = await getCustomerVisits(noon(), span)
    expect(customers).toEqual({ total: 3, new: 2, returning: 1 })
    expect(orders).toEqual({ new: 2, returning: 2 })
    expect(days).toEqual([
      { day: '2026-08-02', new: 0, returning: 0 },
      { day: '2026-08-03', new: 1, returning: 2 },
      { day: '2026-08-04', new: 0, returning: 0 },
      { day: '2026-08-05', new: 1, returning: 0 },
    ])
    expect(top).toMatchObject([
      { currency: 'CHF', customers: [{ name: 'Customer 7' }] },
      {
        currency: 'EUR',
        revenue: '10.00',
        customers: [
          { name: 'Customer 5', orders: 1, revenue: '7.00', share: 0.7 },
          { name: 'Customer 6', orders: 1, revenue: '3.00', share: 0.3 },
        ],
      },
    ])
  })
})
