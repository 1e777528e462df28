import { describe, expect, it } from 'vitest'
import { inOrderOf, visibleRange } from '../../../../web/components/table/row-window.ts'

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

describe('the order of the rows while one of them has the focus', () => {
  it('keeps those that are there where they are, so that none is moved, and appends the others', () => {
    expect(inOrderOf([5, 6, 7, 199], [3, 4, 5, 6])).toEqual([5, 6, 3, 4])
    expect(inOrderOf([1, 2, 199], [198, 199, 200])).toEqual([199, 198, 200])
    expect(inOrderOf([], [1, 2])).toEqual([1, 2])
  })
})
