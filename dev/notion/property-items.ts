import type { Cell } from './cells.ts'
import type { JsonObject } from './json.ts'
import { sliceAt } from './paging.ts'
import { cellValue, richText, userReference } from './render.ts'
import type { Property } from './schema.ts'
import { cellOf, type Page, type Store } from './store.ts'

export interface ItemRequest {
  page: Page
  column: Property
  cursor: string | null
  size: number
  baseUrl: string
}

/**
 * One property of a page: title, rich text, relations and people as a paged list with every entry (a page itself cuts
 * them at 25), everything else as a single item.
 */
export function propertyItem(store: Store, request: ItemRequest): JsonObject {
  const { page, column } = request
  const cell = cellOf(page, column)
  const entries = entriesOf(store, cell)
  if (entries !== undefined) return itemList(request, entries)
  return {
    object: 'property_item',
    type: column.type,
    id: column.id,
    [column.type]: cellValue(store, column, cell),
  }
}

function entriesOf(store: Store, cell: Cell): JsonObject[] | undefined {
  if (cell.type === 'title' || cell.type === 'rich_text') return cell.runs.map(richText)
  if (cell.type === 'people') return cell.ids.map((id) => userReference(store, id))
  if (cell.type === 'relation') return cell.ids.map((id) => ({ id }))
  return undefined
}

function itemList({ page, column, cursor, size, baseUrl }: ItemRequest, entries: JsonObject[]): JsonObject {
  const { id, type } = column
  const slice = sliceAt(entries, { question: `${page.id}|${id}`, cursor, size })
  const path = `${baseUrl}/v1/pages/${page.id}/properties/${id}`
  const next = slice.nextCursor === null ? null : encodeURIComponent(slice.nextCursor)
  return {
    object: 'list',
    results: slice.rows.map((entry) => ({ object: 'property_item', type, id, [type]: entry })),
    next_cursor: slice.nextCursor,
    has_more: slice.hasMore,
    type: 'property_item',
    property_item: {
      id,
      next_url: next === null ? null : `${path}?start_cursor=${next}&page_size=${size}`,
      type,
      [type]: {},
    },
  }
}
