import { describe, expect, it } from 'vitest'
import { blankLine } from '../../../../../web/pages/orders/order/form.ts'
import { lineAction, type LineKey, moveLine } from '../../../../../web/pages/orders/order/lines.ts'

const press = (key: string, more: Partial<LineKey> = {}): LineKey => ({
  key,
  altKey: false,
  shiftKey: false,
  atStart: false,
  atEnd: false,
  ...more,
})
const at = (place: number, field: 'productId' | 'quantity' | 'unitPrice' = 'quantity') => ({ place, field })

describe('a key in a line', () => {
  it('Enter goes through the line, on to the next one, and behind the last one adds a line', () => {
    expect(lineAction(press('Enter'), at(0, 'quantity'), 2)).toEqual({ go: at(0, 'unitPrice') })
    expect(lineAction(press('Enter'), at(0, 'unitPrice'), 2)).toEqual({ go: at(1, 'productId') })
    expect(lineAction(press('Enter'), at(1, 'unitPrice'), 2)).toEqual({ add: true })
  })

  it('up and down stay in their column and within the lines', () => {
    expect(lineAction(press('ArrowDown'), at(0), 2)).toEqual({ go: at(1) })
    expect(lineAction(press('ArrowDown'), at(1), 2)).toBeUndefined()
    expect(lineAction(press('ArrowUp'), at(0), 2)).toBeUndefined()
  })

  it('left and right leave a cell only at the end of its text', () => {
    expect(lineAction(press('ArrowRight'), at(0), 1)).toBeUndefined()
    expect(lineAction(press('ArrowRight', { atEnd: true }), at(0), 1)).toEqual({ go: at(0, 'unitPrice') })
    expect(lineAction(press('ArrowLeft', { atStart: true }), at(0), 1)).toEqual({ go: at(0, 'productId') })
    expect(lineAction(press('ArrowLeft', { atStart: true }), at(0, 'productId'), 1)).toBeUndefined()
  })

  it('Alt with up and down moves the line; Shift leaves selecting to the text', () => {
    expect(lineAction(press('ArrowUp', { altKey: true }), at(1), 2)).toEqual({ move: -1 })
    expect(lineAction(press('ArrowDown', { altKey: true }), at(0), 2)).toEqual({ move: 1 })
    expect(lineAction(press('ArrowRight', { shiftKey: true, atEnd: true }), at(0), 2)).toBeUndefined()
  })
})

describe('moving a line', () => {
  const lines = ['a', 'b', 'c'].map(blankLine)
  const order = (moved: readonly { id: string }[]) => moved.map((line) => line.id).join('')

  it('changes places with its neighbour, and stays where there is none', () => {
    expect(order(moveLine(lines, 'b', -1))).toBe('bac')
    expect(order(moveLine(lines, 'b', 1))).toBe('acb')
    expect(moveLine(lines, 'a', -1)).toBe(lines)
    expect(moveLine(lines, 'c', 1)).toBe(lines)
  })
})
