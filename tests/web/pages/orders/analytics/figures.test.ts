import { describe, expect, it } from 'vitest'
import type { SalesTrend, TrendPoint } from '#domain/orders/analytics/contract.ts'
import { compare } from '../../../../../web/pages/orders/analytics/compare.ts'
import { figureRows } from '../../../../../web/pages/orders/analytics/figures-export.ts'
import { earning, sheetLink } from '../../../../../web/pages/orders/analytics/sheet-link.ts'
import { changeSpan, readSpan, spanOf } from '../../../../../web/pages/orders/analytics/span.ts'
import { bestOf, currenciesOf, trendRows } from '../../../../../web/pages/orders/analytics/trend-rows.ts'

describe('the days of the page', () => {
  it.each([
    ['today', '2026-03-01', '2026-03-01'],
    ['yesterday', '2026-02-28', '2026-02-28'],
    ['week', '2026-02-23', '2026-03-01'],
    ['month', '2026-03-01', '2026-03-01'],
  ] as const)('mean for %s from %s to %s', (preset, from, to) => {
    expect(spanOf(preset, '2026-03-01')).toEqual({ from, to })
  })

  it('are read from the address only when they can be asked for', () => {
    expect(readSpan('2026-03-01', '')).toEqual({ from: '2026-03-01', to: '2026-03-01' })
    expect(readSpan('2026-03-02', '2026-03-01')).toBeUndefined()
    expect(readSpan('2026-02-30', '2026-03-01')).toBeUndefined()
    expect(readSpan('2020-01-01', '2026-03-01')).toBeUndefined()
    expect(readSpan('', '')).toBeUndefined()
  })

  it('keep their order and their length when one end is changed', () => {
    const span = { from: '2026-03-01', to: '2026-03-07' }
    expect(changeSpan(span, { to: '2026-03-05' })).toEqual({ from: '2026-03-01', to: '2026-03-05' })
    expect(changeSpan(span, { from: '2026-03-09' })).toEqual({ from: '2026-03-09', to: '2026-03-09' })
    expect(changeSpan(span, { to: '2026-02-01' })).toEqual({ from: '2026-02-01', to: '2026-02-01' })
    expect(changeSpan(span, { from: '2020-01-01' })).toEqual({ from: '2020-01-01', to: '2021-02-03' })
  })
})

describe('a comparison in words', () => {
  it.each([
    { now: '112', before: '100', text: '12% more', tone: 'good' },
    { now: '88.50', before: '100.00', text: '12% less', tone: 'bad' },
    { now: '100', before: '100', text: 'the same', tone: 'neutral' },
    { now: '0', before: '0', text: 'the same', tone: 'neutral' },
    { now: '5', before: '0', text: 'none then', tone: 'neutral' },
    { now: '1000.50', before: '1000.00', text: '<1% more', tone: 'good' },
    { now: '1200', before: '100', text: '12 times as much', tone: 'good' },
  ])('of $now with $before is “$text”', ({ now, before, text, tone }) => {
    expect(compare(now, before)).toEqual({ text, tone })
  })
})

describe('the link of a figure', () => {
  it('says the days and the filters in the words of the sheet', () => {
    const span = { from: '2026-03-01', to: '2026-03-07', timeZone: 'UTC' }
    const link = new URL(
      sheetLink(span, { status: earning, currency: 'EUR', product: undefined }),
      'http://app',
    )
    expect(link.pathname).toBe('/orders')
    expect(Object.fromEntries(link.searchParams)).toEqual({
      orderedFrom: '2026-03-01',
      orderedTo: '2026-03-07',
      status: 'pending,confirmed,packed,shipped,delivered',
      currency: 'EUR',
    })
  })
})

const point = (hour: number, more: Partial<TrendPoint> = {}): TrendPoint => ({
  startsAt: `2026-03-09T${String(hour).padStart(2, '0')}:00:00.000Z`,
  day: '2026-03-09',
  hour,
  orders: 0,
  money: [],
  lastWeek: { orders: 0, money: [] },
  mean: null,
  ...more,
})

const trend: SalesTrend = {
  from: '2026-03-09',
  to: '2026-03-09',
  timeZone: 'UTC',
  asOf: '2026-03-09T10:30:00.000Z',
  unit: 'hour',
  points: [
    point(9, { orders: 3, money: [{ currency: 'EUR', revenue: '30.50' }] }),
    point(10, { orders: 5, lastWeek: { orders: 2, money: [{ currency: 'USD', revenue: '7.00' }] } }),
    point(11, { lastWeek: null }),
  ],
}

describe('the trend', () => {
  it('has no figure for what has not begun, and none where the week before had no such hour', () => {
    const rows = trendRows(trend, { measure: 'orders', currency: '' })
    expect(rows.map(({ label, now, lastWeek }) => [label, now, lastWeek])).toEqual([
      ['09:00', '3', '0'],
      ['10:00', '5', '2'],
      ['11:00', null, null],
    ])
    expect(rows[1]?.filters).toEqual({ orderedFrom: '2026-03-09', orderedTo: '2026-03-09', hour: '10' })
    expect(bestOf(rows)?.label).toBe('10:00')
  })

  it('keeps currencies apart', () => {
    expect(currenciesOf(trend)).toEqual(['EUR', 'USD'])
    const rows = trendRows(trend, { measure: 'revenue', currency: 'USD' })
    expect(rows.map(({ now, lastWeek }) => [now, lastWeek])).toEqual([
      ['0.00', '0.00'],
      ['0.00', '7.00'],
      [null, null],
    ])
    expect(bestOf(rows)).toBeUndefined()
  })

  it('is exported with exact amounts beside their currency', () => {
    expect(figureRows({ trend }).slice(0, 2)).toEqual([
      { section: 'By hour', of: '2026-03-09 09:00', figure: 'Orders', value: '3', currency: '', before: '0' },
      {
        section: 'By hour',
        of: '2026-03-09 09:00',
        figure: 'Revenue',
        value: '30.50',
        currency: 'EUR',
        before: '',
      },
    ])
  })
})
