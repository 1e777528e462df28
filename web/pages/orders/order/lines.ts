import type { Line } from './form.ts'

export const lineFields = ['productId', 'quantity', 'unitPrice'] as const
export type LineField = (typeof lineFields)[number]

export interface LineCell {
  place: number
  field: LineField
}

export const changeLine = (lines: readonly Line[], id: string, change: Partial<Line>): Line[] =>
  lines.map((line) => (line.id === id ? { ...line, ...change } : line))

export const removeLine = (lines: readonly Line[], id: string): Line[] =>
  lines.filter((line) => line.id !== id)

/** One place up or down; the same lines when there is no such place. */
export function moveLine(lines: readonly Line[], id: string, by: 1 | -1): readonly Line[] {
  const from = lines.findIndex((line) => line.id === id)
  const line = lines[from]
  const to = from + by
  if (!line || to < 0 || to >= lines.length) return lines
  return lines.toSpliced(from, 1).toSpliced(to, 0, line)
}

export interface LineKey {
  key: string
  altKey: boolean
  shiftKey: boolean
  /** Where the caret is in the text of the cell; both when all of it is selected. */
  atStart: boolean
  atEnd: boolean
}

export type LineAction = { go: LineCell } | { move: 1 | -1 } | { add: true }

/** What a key does in a cell, out of so many lines; undefined: what it always does in a text. */
export function lineAction(pressed: LineKey, at: LineCell, count: number): LineAction | undefined {
  const { key } = pressed
  if (pressed.altKey) {
    if (key === 'ArrowUp') return { move: -1 }
    return key === 'ArrowDown' ? { move: 1 } : undefined
  }
  if (pressed.shiftKey) return undefined
  if (key === 'ArrowUp') return within({ ...at, place: at.place - 1 }, count)
  if (key === 'ArrowDown') return within({ ...at, place: at.place + 1 }, count)
  if (key === 'ArrowLeft' && pressed.atStart) return beside(at, -1)
  if (key === 'ArrowRight' && pressed.atEnd) return beside(at, 1)
  return key === 'Enter' ? onward(at, count) : undefined
}

const within = (cell: LineCell, count: number): LineAction | undefined =>
  cell.place >= 0 && cell.place < count ? { go: cell } : undefined

function beside({ place, field }: LineCell, by: 1 | -1): LineAction | undefined {
  const next = lineFields[lineFields.indexOf(field) + by]
  return next && { go: { place, field: next } }
}

/** Through a line, then to the next; behind the last one a new line begins. */
function onward(at: LineCell, count: number): LineAction {
  const next = beside(at, 1)
  if (next) return next
  return at.place === count - 1 ? { add: true } : { go: { place: at.place + 1, field: 'productId' } }
}
