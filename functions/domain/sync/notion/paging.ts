import { z } from 'zod'
import { DomainError } from '../../errors.ts'

/**
 * Where a read of all rows stands. A query reaches at most 10,000 rows, so that a long source is read in windows: each starts with the
 * minute of creation at which the one before was cut. Creation times never change, so rows do not move between windows.
 */
export const Position = z.object({
  /** Notion's cursor of the next page; null at the start of a window. */
  startCursor: z.string().nullable(),
  /** Only rows created at this time or later; null in the first window. */
  createdFrom: z.string().nullable(),
  /** Cursors met in this window: one that comes twice would be followed for ever. */
  visited: z.array(z.string()),
  /** Newest time of creation so far in this window, and the rows that have it; they come again in the next window. */
  newest: z.object({ createdAt: z.string(), ids: z.array(z.string()) }).nullable(),
  /** Rows already read at the end of the window before. */
  overlap: z.array(z.string()),
})
export type Position = z.infer<typeof Position>

export const start: Position = {
  startCursor: null,
  createdFrom: null,
  visited: [],
  newest: null,
  overlap: [],
}

/** The same window from its start, for a cursor that is no longer taken. */
export const restarted = ({ createdFrom, overlap }: Position): Position => ({
  ...start,
  createdFrom,
  overlap,
})

export interface Served {
  rows: { id: string; created_time: string }[]
  nextCursor: string | null
  hasMore: boolean
  /** The result was cut at the ceiling. */
  incomplete: boolean
}

/** Where to go on after an answer; null after the last one. Throws when Notion leads in a circle. */
export function after(position: Position, served: Served): Position | null {
  const newest = served.incomplete ? newestOf(position, served.rows) : position.newest
  if (served.hasMore) {
    const { nextCursor } = served
    if (nextCursor === null || position.visited.includes(nextCursor)) throw repeated()
    return { ...position, newest, startCursor: nextCursor, visited: [...position.visited, nextCursor] }
  }
  if (!served.incomplete) return null
  if (newest === null || newest.createdAt === position.createdFrom) throw crowded(newest?.createdAt)
  return { ...start, createdFrom: newest.createdAt, overlap: newest.ids }
}

function newestOf({ newest }: Position, rows: Served['rows']): Position['newest'] {
  const createdAt = rows.reduce(
    (max, row) => (row.created_time > max ? row.created_time : max),
    newest?.createdAt ?? '',
  )
  const earlier = newest?.createdAt === createdAt ? newest.ids : []
  const ids = rows.filter((row) => row.created_time === createdAt).map((row) => row.id)
  return createdAt ? { createdAt, ids: [...earlier, ...ids] } : null
}

const repeated = () =>
  new DomainError(
    'upstream_failed',
    'Notion answered with a page of rows that it had already given. The sync stopped here and goes on from here when it is run again.',
  )

const crowded = (minute: string | undefined) =>
  new DomainError(
    'upstream_failed',
    `Notion shows 10,000 rows at a time, and more than that were created in one minute (${minute ?? 'unknown'}). Move some of them to another database.`,
  )
