import { describe, expect, it } from 'vitest'
import { moved } from '../../../../web/components/table/grid-keys.ts'

const bounds = { rows: 100, columns: 5, page: 20 }
const press = (key: string, more: object = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
})
const from = { row: 10, column: 2 }

describe('the keys of a grid', () => {
  it.each([
    ['ArrowDown', { row: 11, column: 2 }],
    ['j', { row: 11, column: 2 }],
    ['ArrowUp', { row: 9, column: 2 }],
    ['k', { row: 9, column: 2 }],
    ['ArrowLeft', { row: 10, column: 1 }],
    ['ArrowRight', { row: 10, column: 3 }],
    ['Home', { row: 10, column: 0 }],
    ['End', { row: 10, column: 4 }],
    ['PageDown', { row: 30, column: 2 }],
    ['PageUp', { row: 0, column: 2 }],
  ])('move: %s', (key, to) => {
    expect(moved(press(key), from, bounds)).toEqual(to)
  })

  it('jump to the ends with Ctrl or Cmd', () => {
    expect(moved(press('End', { ctrlKey: true }), from, bounds)).toEqual({ row: 99, column: 4 })
    expect(moved(press('Home', { metaKey: true }), from, bounds)).toEqual({ row: 0, column: 0 })
  })

  it('reach the header and stop at the edges', () => {
    expect(moved(press('ArrowUp'), { row: 0, column: 0 }, bounds)).toEqual({ row: -1, column: 0 })
    expect(moved(press('ArrowUp'), { row: -1, column: 0 }, bounds)).toEqual({ row: -1, column: 0 })
    expect(moved(press('PageDown'), { row: 95, column: 4 }, bounds)).toEqual({ row: 99, column: 4 })
    expect(moved(press('ArrowRight'), { row: 95, column: 4 }, bounds)).toEqual({ row: 95, column: 4 })
  })

  it('leave every other key to the page and the browser', () => {
    for (const other of [
      press('a'),
      press('Tab'),
      press('k', { ctrlKey: true }),
      press('ArrowDown', { altKey: true }),
    ]) {
      expect(moved(other, from, bounds)).toBeUndefined()
    }
  })
})
