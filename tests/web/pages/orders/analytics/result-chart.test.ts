import { describe, expect, it } from 'vitest'
import type { ResultCell, ResultColumn } from '#domain/ask/contract.ts'
import { chartColumns, chartOf } from '../../../../../web/pages/orders/analytics/genie/result-chart.ts'

const kinds: Record<string, ResultColumn['kind']> = {
  day: 'day',
  product: 'text',
  currency: 'text',
  country: 'text',
  channel: 'text',
  orders: 'number',
  revenue: 'number',
}
const result = (names: string[], rows: ResultCell[][]) => ({
  columns: names.map((name) => ({ name, type: '', kind: kinds[name] ?? 'text' })),
  rows,
})

describe('a chart of a result', () => {
  it('is lines over days, one for each currency, in the order of time', () => {
    const found = result(
      ['day', 'currency', 'orders', 'revenue'],
      [
        ['2026-03-10', 'EUR', 2, '20.50'],
        ['2026-03-09', 'EUR', 1, '10.00'],
        ['2026-03-10', 'USD', 1, '5.00'],
      ],
    )
    const columns = chartColumns(found)
    expect(columns).toEqual({ kind: 'line', category: 0, split: 1, values: [2, 3] })
    if (!columns) throw new Error('There is a chart')
    expect(chartOf(found, columns, 3)).toEqual({
      kind: 'line',
      labels: ['9 Mar 2026', '10 Mar 2026'],
      series: [
        { name: 'EUR', data: [10, 20.5] },
        { name: 'USD', data: [null, 5] },
      ],
    })
  })

  it('is bars over words, in the order of the rows', () => {
    const found = result(
      ['product', 'orders'],
      [
        ['Lamp', 3],
        ['Bag', 9],
        ['Cup', null],
      ],
    )
    const columns = chartColumns(found)
    if (!columns) throw new Error('There is a chart')
    expect(chartOf(found, columns, 1)).toEqual({
      kind: 'bar',
      labels: ['Lamp', 'Bag', 'Cup'],
      series: [{ name: 'orders', data: [3, 9, null] }],
    })
  })

  it.each([
    ['a single figure', result(['orders'], [[5]])],
    ['one row', result(['product', 'orders'], [['Lamp', 5]])],
    [
      'words alone',
      result(
        ['product', 'country'],
        [
          ['Lamp', 'DE'],
          ['Bag', 'FR'],
        ],
      ),
    ],
    [
      'two figures for one place',
      result(
        ['product', 'orders'],
        [
          ['Lamp', 5],
          ['Lamp', 6],
        ],
      ),
    ],
    [
      'more words than a chart can tell apart',
      result(
        ['product', 'country', 'channel', 'orders'],
        [
          ['a', 'b', 'c', 1],
          ['d', 'e', 'f', 2],
        ],
      ),
    ],
    ['no rows', result(['product', 'orders'], [])],
  ])('is not drawn for %s', (_name, found) => {
    expect(chartColumns(found)).toBeUndefined()
  })
})
