import { refuseUnknownKeys } from './body.ts'
import { invalidBody } from './errors.ts'
import { compileFilter } from './filter.ts'
import type { JsonObject } from './json.ts'
import { cursorAt, pageSizeOf, readCursor } from './paging.ts'
import { pageJson, partialPageJson } from './render.ts'
import type { Property } from './schema.ts'
import { compileSorts } from './sort.ts'
import { findColumn, type Page, type Source, type Store } from './store.ts'

/** How a queued fault bends one answer. */
export interface QueryShape {
  /** Serve at most this many rows and say that more follow. */
  shortRows?: number
  /** Give back the cursor that was sent, so that the same rows come again. */
  repeatCursor?: boolean
}

export interface QueryRequest {
  body: JsonObject
  /** Ids or names of `filter_properties`; empty for all. */
  properties: readonly string[]
  ceiling: number
  shape: QueryShape
}

const knownKeys = ['filter', 'sorts', 'start_cursor', 'page_size', 'result_type', 'is_archived']

/** One page of a data source's rows as JSON text, without request_id. Trashed and unshared rows are not in it. */
export function querySource(store: Store, source: Source, request: QueryRequest): string {
  const { body, ceiling, shape } = request
  refuseUnknownKeys(body, knownKeys)
  const size = pageSizeOf(body.page_size, 'body.page_size')
  const question = JSON.stringify([source.dataSourceId, body.filter, body.sorts])
  const matching = body.is_archived === true ? [] : matchingPages(store, source, body)
  const served = Math.min(matching.length, ceiling)
  const from = startOf(matching, readCursor(question, body.start_cursor))
  const until = Math.min(served, from + Math.min(size, shape.shortRows ?? size))
  const columns = request.properties.length === 0 ? null : namedColumns(source, request.properties)
  const rows = matching
    .slice(from, until)
    .map((page) => (columns === null ? pageJson(store, page) : partialPageJson(store, page, columns)))
  const next =
    until < served ? cursorAt(question, { offset: until, nextId: matching[until]?.id ?? '' }) : null
  const again = body.start_cursor ?? cursorAt(question, { offset: 0, nextId: '' })
  return listJson(rows, {
    cursor: shape.repeatCursor === true ? String(again) : next,
    capped: matching.length > ceiling,
  })
}

interface Kept {
  question: string
  version: number
  pages: readonly Page[]
}

/** The last few results of each source, so that reading a large source page by page filters and sorts once. */
const kept = new WeakMap<Source, Kept[]>()
const keptPerSource = 4

function matchingPages(store: Store, source: Source, { filter, sorts }: JsonObject): readonly Page[] {
  const today = store.clock.now().toISOString().slice(0, 10)
  const question = JSON.stringify([filter, sorts, today])
  const list = kept.get(source) ?? []
  const known = list.find((one) => one.question === question && one.version === source.version)
  if (known !== undefined) return known.pages
  const test = compileFilter(store, source, filter)
  const order = compileSorts(source, sorts)
  const pages = [...source.pages.values()].filter((page) => page.shared && !page.inTrash && test(page))
  pages.sort(order ?? ((left, right) => (left.id < right.id ? -1 : 1)))
  kept.set(source, [{ question, version: source.version, pages }, ...list].slice(0, keptPerSource))
  return pages
}

function startOf(pages: readonly Page[], { offset, nextId }: { offset: number; nextId: string }): number {
  if (nextId === '' || pages[offset]?.id === nextId) return offset
  const found = pages.findIndex(({ id }) => id === nextId)
  return found === -1 ? Math.min(offset, pages.length) : found
}

function namedColumns(source: Source, names: readonly string[]): Property[] {
  const wanted = names.map((name) => {
    const column = findColumn(source, name)
    if (column === undefined) throw invalidBody(`filter_properties names an unknown property \`${name}\`.`)
    return column
  })
  return source.columns.filter((column) => wanted.includes(column))
}

function listJson(
  rows: readonly string[],
  { cursor, capped }: { cursor: string | null; capped: boolean },
): string {
  const status = capped
    ? ',"request_status":{"type":"incomplete","incomplete_reason":"query_result_limit_reached"}'
    : ''
  const head = `{"object":"list","results":[${rows.join(',')}],"next_cursor":${JSON.stringify(cursor)}`
  return `${head},"has_more":${cursor !== null},"type":"page_or_data_source","page_or_data_source":{}${status}}`
}
