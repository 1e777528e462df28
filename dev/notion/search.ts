import { isObject, type JsonObject, textOf } from './json.ts'
import { pageSizeOf, sliceAt } from './paging.ts'
import { dataSourceObject, pageJson } from './render.ts'
import { type Page, type Source, sourceList, type Store, titleOf } from './store.ts'

/** Search by title over pages and data sources, newest edit first. `filter.in_trash` lists what is in the trash. */
export function search(store: Store, body: JsonObject): string {
  const filter = isObject(body.filter) ? body.filter : {}
  const direction = isObject(body.sort) && body.sort.direction === 'ascending' ? 1 : -1
  const hits = [...pageHits(store, filter), ...sourceHits(store, filter)]
    .filter(({ title }) => title.toLowerCase().includes((textOf(body.query) ?? '').toLowerCase()))
    .toSorted((left, right) => direction * (left.editedMs - right.editedMs) || (left.id < right.id ? -1 : 1))
  const { rows, hasMore, nextCursor } = sliceAt(hits, {
    question: `search|${JSON.stringify([body.query, body.filter, body.sort])}`,
    cursor: body.start_cursor,
    size: pageSizeOf(body.page_size, 'body.page_size'),
  })
  const results = rows.map((hit) => hit.json()).join(',')
  const tail = `"next_cursor":${JSON.stringify(nextCursor)},"has_more":${hasMore}`
  return `{"object":"list","results":[${results}],${tail},"type":"page_or_data_source","page_or_data_source":{}}`
}

interface Hit {
  id: string
  title: string
  editedMs: number
  json: () => string
}

function pageHits(store: Store, { value, in_trash }: JsonObject): Hit[] {
  if (value !== undefined && value !== 'page') return []
  return sourceList(store)
    .filter(({ shared }) => shared)
    .flatMap((source) => [...source.pages.values()])
    .filter((page) => page.shared && page.inTrash === (in_trash === true))
    .map((page) => pageHit(store, page))
}

function pageHit(store: Store, page: Page): Hit {
  return { id: page.id, title: titleOf(page), editedMs: page.editedMs, json: () => pageJson(store, page) }
}

function sourceHits(store: Store, { value, in_trash }: JsonObject): Hit[] {
  if ((value !== undefined && value !== 'data_source') || in_trash === true) return []
  return sourceList(store)
    .filter(({ shared }) => shared)
    .map((source) => sourceHit(store, source))
}

function sourceHit(store: Store, source: Source): Hit {
  const json = () => JSON.stringify(dataSourceObject(store, source))
  return { id: source.dataSourceId, title: source.title, editedMs: source.editedMs, json }
}
