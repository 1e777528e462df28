import { describe, expect, it } from 'vitest'
import {
  at,
  boxOf,
  extended,
  moved,
  type Selection,
  wholeColumns,
  wholeRows,
} from '../../../../../web/pages/orders/sheet/selection-box.ts'

const bounds = { rows: 100, columns: 10, page: 20 }
const key = (name: string, held: { shiftKey?: boolean; ctrlKey?: boolean } = {}) => ({
  key: name,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
})
const start = at({ row: 5, column: 3 })
const range: Selection = extended(at({ row: 1, column: 1 }), { row: 2, column: 2 })

describe('the selection', () => {
  it.each([
    ['ArrowDown', {}, { row: 6, column: 3 }],
    ['ArrowUp', { ctrlKey: true }, { row: 0, column: 3 }],
    ['ArrowRight', { ctrlKey: true }, { row: 5, column: 9 }],
    ['ArrowLeft', { ctrlKey: true }, { row: 5, column: 1 }],
    ['Home', {}, { row: 5, column: 1 }],
    ['Home', { ctrlKey: true }, { row: 0, column: 1 }],
    ['End', {}, { row: 5, column: 9 }],
    ['End', { ctrlKey: true }, { row: 99, column: 9 }],
    ['PageDown', {}, { row: 25, column: 3 }],
    ['PageUp', {}, { row: 0, column: 3 }],
    ['Enter', {}, { row: 6, column: 3 }],
    ['Enter', { shiftKey: true }, { row: 4, column: 3 }],
  ])('moves with %s %j', (name, held, spot) => {
    expect(moved(key(name, held), start, bounds)).toEqual(at(spot))
  })

  it('grows and shrinks with Shift while the active cell stays', () => {
    const grown = moved(key('ArrowDown', { shiftKey: true }), start, bounds)
    expect(grown?.active).toEqual({ row: 5, column: 3 })
    expect(grown && boxOf(grown)).toEqual({ top: 5, left: 3, bottom: 6, right: 3 })
    expect(grown && moved(key('ArrowUp', { shiftKey: true }), grown, bounds)).toEqual(start)
  })

  it('stays within the sheet', () => {
    expect(moved(key('ArrowLeft'), at({ row: 0, column: 0 }), bounds)).toEqual(at({ row: 0, column: 0 }))
  })

  it('goes round within a range with Tab, and leaves the sheet at the end of a row without one', () => {
    const step = (selection: Selection) => moved(key('Tab'), selection, bounds)
    expect(step(range)?.active).toEqual({ row: 1, column: 2 })
    expect(step({ ...range, active: { row: 2, column: 2 } })?.active).toEqual({ row: 1, column: 1 })
    expect(step(at({ row: 5, column: 9 }))).toBeUndefined()
  })

  it('goes on with Enter below where Tab set out from, until something else moves it', () => {
    const press = (selection: Selection, ...names: string[]) =>
      names.reduce((now, name) => moved(key(name), now, bounds) ?? now, selection)
    expect(press(start, 'Tab', 'Tab').active).toEqual({ row: 5, column: 5 })
    expect(press(start, 'Tab', 'Tab', 'Enter')).toEqual(at({ row: 6, column: 3 }))
    expect(press(start, 'Tab', 'ArrowUp', 'Enter')).toEqual(at({ row: 5, column: 4 }))
  })

  it('goes round within a range with Enter, column by column', () => {
    const press = (selection: Selection, held = {}) => moved(key('Enter', held), selection, bounds)?.active
    expect(press(range)).toEqual({ row: 2, column: 1 })
    expect(press({ ...range, active: { row: 2, column: 1 } })).toEqual({ row: 1, column: 2 })
    expect(press(range, { shiftKey: true })).toEqual({ row: 2, column: 2 })
  })

  it('becomes whole rows and whole columns, without the check boxes', () => {
    expect(boxOf(wholeRows(range, bounds))).toEqual({ top: 1, bottom: 2, left: 1, right: 9 })
    expect(boxOf(wholeColumns(range, bounds))).toEqual({ top: 0, bottom: 99, left: 1, right: 2 })
    const grown = moved(key('ArrowLeft', { shiftKey: true }), range, bounds)
    expect(grown && boxOf(grown).left).toBe(1)
  })

  it('leaves other keys alone', () => {
    expect(moved(key('a'), start, bounds)).toBeUndefined()
    expect(moved({ ...key('ArrowDown'), altKey: true }, start, bounds)).toBeUndefined()
  })
})
