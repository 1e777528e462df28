import { and, asc, desc, eq, gt, isNull, lt, or, sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { DomainError } from '../domain/errors.ts'
import type { Page } from '../domain/page.ts'

const Cursor = z.tuple([z.string().nullable(), z.string()])

interface Keyset {
  /** Select this beside the row, as `sortKey`: what the next page's cursor is made of. */
  sortKey: SQL<string | null>
  orderBy: [SQL, SQL]
  /** Rows behind the cursor; undefined for the first page. */
  behind: SQL | undefined
}

export interface Order {
  /** Any expression; a bare column goes in as sql`${column}`. */
  by: SQL
  id: PgColumn
  descending: boolean
  /**
   * Says that `by` is never empty: the place is one row comparison then, which an index over both serves as a range, so that any page
   * costs the same. `two tables`: `by` and `id` stand in different ones, each with an index of its own.
   */
  neverEmpty?: 'one table' | 'two tables'
}

/** Orders by one expression and then by id, empty values last in both directions, and finds where the page after `cursor` begins. */
export function keyset(order: Order, cursor: string | undefined): Keyset {
  const { by, id, descending } = order
  const sortKey = sql<string | null>`(${by})::text`
  if (order.neverEmpty) {
    const place = cursor === undefined ? undefined : decode(cursor)
    const behind = place && rowsBeyond(order, sql`${place[0]}`, sql`${place[1]}`)
    return { sortKey, orderBy: rowOrder(order), behind }
  }
  const orderBy: [SQL, SQL] = descending
    ? [sql`${by} desc nulls last`, desc(id)]
    : [sql`${by} asc nulls last`, asc(id)]
  if (cursor === undefined) return { sortKey, orderBy, behind: undefined }
  const [value, lastId] = decode(cursor)
  const further = descending ? lt : gt
  const sameValue = value === null ? isNull(by) : eq(by, value)
  const beyond = value === null ? undefined : or(further(by, value), isNull(by))
  return { sortKey, orderBy, behind: or(beyond, and(sameValue, further(id, lastId))) }
}

/** The order of rows whose `by` is never empty. */
export const rowOrder = ({ by, id, descending }: Order): [SQL, SQL] =>
  descending ? [desc(by), desc(id)] : [asc(by), asc(id)]

/** Rows behind a place in an order whose `by` is never empty; with the order turned round, those before it. */
export function rowsBeyond({ by, id, descending, neverEmpty }: Order, value: SQL, lastId: SQL): SQL {
  const beyond = descending
    ? sql`(${by}, ${id}) < (${value}, ${lastId})`
    : sql`(${by}, ${id}) > (${value}, ${lastId})`
  if (neverEmpty === 'one table') return beyond
  // No index holds both, so the range of the first is said apart.
  return descending ? sql`(${by} <= ${value} and ${beyond})` : sql`(${by} >= ${value} and ${beyond})`
}

/** Cuts the one row too many that says whether more follow, and names where the next page begins. */
export function toPage<Row extends { id: string; sortKey: string | null }>(
  rows: Row[],
  limit: number,
): Page<Omit<Row, 'sortKey'>> {
  const last = rows.length > limit ? rows[limit - 1] : undefined
  const items = rows.slice(0, limit).map(withoutSortKey)
  return { items, next: last ? cursorOf(last.sortKey, last.id) : null }
}

function withoutSortKey<Row extends { sortKey: string | null }>(row: Row): Omit<Row, 'sortKey'> {
  const { sortKey, ...item } = row
  return item
}

/** The text that stands for a place in a list: behind the row with this key and id. */
export function cursorOf(sortKey: string | null, id: string): string {
  const bytes = new TextEncoder().encode(JSON.stringify([sortKey, id]))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function decode(text: string): z.infer<typeof Cursor> {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
      c.charCodeAt(0),
    )
    return Cursor.parse(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    throw new DomainError(
      'invalid',
      'The parameter `after` is not a cursor of this list. Start again from the first page.',
    )
  }
}
