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

interface Order {
  /** Any expression; a bare column goes in as sql`${column}`. */
  by: SQL
  id: PgColumn
  descending: boolean
}

/** Orders by one expression and then by id, empty values last in both directions, and finds where the page after `cursor` begins. */
export function keyset({ by, id, descending }: Order, cursor: string | undefined): Keyset {
  const sortKey = sql<string | null>`(${by})::text`
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

/** Cuts the one row too many that says whether more follow, and names where the next page begins. */
export function toPage<Row extends { id: string; sortKey: string | null }>(
  rows: Row[],
  limit: number,
): Page<Omit<Row, 'sortKey'>> {
  const last = rows.length > limit ? rows[limit - 1] : undefined
  const items = rows.slice(0, limit).map(withoutSortKey)
  return { items, next: last ? encode([last.sortKey, last.id]) : null }
}

function withoutSortKey<Row extends { sortKey: string | null }>(row: Row): Omit<Row, 'sortKey'> {
  const { sortKey, ...item } = row
  return item
}

function encode(cursor: z.infer<typeof Cursor>): string {
  const bytes = new TextEncoder().encode(JSON.stringify(cursor))
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
