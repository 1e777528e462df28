import { describe, expect, it } from 'vitest'
import {
  type Layout,
  readLayout,
  toggled,
  visibleIds,
  withMoved,
  withStepped,
} from '../../../../../web/pages/orders/sheet/sheet-layout.ts'

const fallback: Layout = {
  order: ['number', 'status', 'note', 'total'],
  widths: {},
  hidden: ['note'],
  pinned: ['number'],
  days: 'named',
  amounts: 'point',
}

describe('the layout of the sheet', () => {
  it('is the default one when nothing, or nonsense, was stored', () => {
    expect(readLayout(null, fallback)).toEqual(fallback)
    expect(readLayout({ order: 5, widths: 'x', hidden: [{}], days: 'julian' }, fallback)).toEqual({
      ...fallback,
      hidden: [],
    })
  })

  it('passes over columns that are gone and takes new ones in where they belong', () => {
    const stored = { order: ['total', 'gone', 'number'], widths: { total: 9999, number: 3, note: 'wide' } }
    const layout = readLayout(stored, fallback)
    expect(layout.order).toEqual(['total', 'number', 'status', 'note'])
    expect(layout.widths).toEqual({ total: 800, number: 48 })
  })

  it('shows pinned columns first and hidden ones not at all', () => {
    expect(visibleIds(withMoved(fallback, 'number', undefined))).toEqual({
      pinned: ['number'],
      free: ['status', 'total'],
    })
  })

  it('moves a column before another one, or past its neighbour that is seen', () => {
    expect(withMoved(fallback, 'total', 'status').order).toEqual(['number', 'total', 'status', 'note'])
    expect(withStepped(fallback, 'status', 1).order).toEqual(['number', 'note', 'total', 'status'])
    expect(withStepped(fallback, 'total', -1).order).toEqual(['number', 'total', 'status', 'note'])
    expect(withStepped(fallback, 'total', 1)).toBe(fallback)
  })

  it('hides and shows', () => {
    expect(toggled(['note'], 'total')).toEqual(['note', 'total'])
    expect(toggled(['note'], 'note')).toEqual([])
  })
})
