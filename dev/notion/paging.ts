import { invalidBody } from './errors.ts'
import { hash32 } from './identifiers.ts'

export const largestPage = 100

export function pageSizeOf(value: unknown, path: string): number {
  if (value === undefined || value === null) return largestPage
  const size = typeof value === 'string' ? Number(value) : value
  if (typeof size !== 'number' || !Number.isInteger(size) || size < 1) {
    throw invalidBody(`${path} should be a number ≥ \`1\`, instead was \`${JSON.stringify(value)}\`.`)
  }
  if (size > largestPage) throw invalidBody(`${path} should be ≤ \`100\`, instead was \`${size}\`.`)
  return size
}

export interface Position {
  offset: number
  /** The row that comes next; found again even when rows before it came or went. */
  nextId: string
}

/**
 * A cursor such as `s:<uuid>:<page id>`: the uuid carries the offset and a mark of the filter and sort it belongs to,
 * so the stand-in keeps no state for it.
 */
export function cursorAt(question: string, { offset, nextId }: Position): string {
  const mark = hash32(question).toString(16).padStart(8, '0')
  return `s:${mark}-0000-8000-8000-${offset.toString(16).padStart(12, '0')}:${nextId}`
}

const cursorShape = /^s:([0-9a-f]{8})-0000-8000-8000-([0-9a-f]{12}):(.*)$/

export function readCursor(question: string, cursor: unknown): Position {
  if (cursor === undefined || cursor === null) return { offset: 0, nextId: '' }
  const match = typeof cursor === 'string' ? cursorShape.exec(cursor) : null
  if (match === null || parseInt(match[1] ?? '', 16) !== hash32(question)) {
    throw invalidBody(`body.start_cursor is not a valid cursor: \`${JSON.stringify(cursor)}\`.`)
  }
  return { offset: parseInt(match[2] ?? '0', 16), nextId: match[3] ?? '' }
}

/** Lists without a moving order: the rows from the cursor on, and the cursor of the rest. */
export function sliceAt<T>(rows: readonly T[], request: { question: string; cursor: unknown; size: number }) {
  const { offset } = readCursor(request.question, request.cursor)
  const end = offset + request.size
  const hasMore = end < rows.length
  return {
    rows: rows.slice(offset, end),
    hasMore,
    nextCursor: hasMore ? cursorAt(request.question, { offset: end, nextId: '' }) : null,
  }
}
