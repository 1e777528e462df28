import { describe, expect, it } from 'vitest'
import { visibleRange } from '../../../../web/components/table/row-window.ts'

const view = { scrollTop: 0, height: 720, rowHeight: 36, count: 1000 }

describe('the rows worth rendering', () => {
  it('are those in view and a few around, wherever the list is scrolled to', () => {
    expect(visibleRange(view)).toEqual({ first: 0, last: 28 })
    expect(visibleRange({ ...view, scrollTop: 18_000 })).toEqual({ first: 492, last: 528 })
  })

  it('never reach past the list', () => {
    expect(visibleRange({ ...view, count: 3 })).toEqual({ first: 0, last: 3 })
    expect(visibleRange({ ...view, scrollTop: 36_000 })).toEqual({ first: 992, last: 1000 })
    expect(visibleRange({ ...view, count: 0, scrollTop: 500 })).toEqual({ first: 0, last: 0 })
  })
})
