import { describe, expect, it } from 'vitest'
import { planPaste } from '../../../../../web/pages/orders/sheet/paste-plan.ts'

const size = { rows: 10, columns: 5 }
const cell = (row: number, column: number) => ({ top: row, left: column, bottom: row, right: column })

describe('pasting', () => {
  it('puts a block at the active cell', () => {
    const plan = planPaste([['a', 'b'], ['c']], cell(2, 1), size)
    expect(plan.box).toEqual({ top: 2, left: 1, bottom: 3, right: 2 })
    expect([plan.text(2, 2), plan.text(3, 1), plan.text(3, 2)]).toEqual(['b', 'c', ''])
    expect(plan.cut).toEqual({ rows: 0, columns: 0 })
  })

  it('fills a range with one copied cell, or with a row where the range is as wide', () => {
    const range = { top: 0, left: 0, bottom: 3, right: 1 }
    expect(planPaste([['x']], range, size).box).toEqual(range)
    expect(planPaste([['x']], range, size).text(3, 1)).toBe('x')
    const rows = planPaste([['a', 'b']], range, size)
    expect([rows.box, rows.text(3, 0), rows.text(3, 1)]).toEqual([range, 'a', 'b'])
  })

  it('is not repeated where the range is no multiple of the block', () => {
    const plan = planPaste([['a'], ['b']], { top: 0, left: 0, bottom: 2, right: 0 }, size)
    expect(plan.box).toEqual({ top: 0, left: 0, bottom: 1, right: 0 })
  })

  it('says what had no place', () => {
    const plan = planPaste(
      [
        ['a', 'b', 'c'],
        ['d', 'e', 'f'],
      ],
      cell(9, 3),
      size,
    )
    expect(plan.box).toEqual({ top: 9, left: 3, bottom: 9, right: 4 })
    expect(plan.cut).toEqual({ rows: 1, columns: 1 })
  })
})
