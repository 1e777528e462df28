import { bodyObject, refuseUnknownKeys } from './body.ts'
import { createPage, editCells, setTrash } from './edits.ts'
import { invalid, invalidBody, NotionError } from './errors.ts'
import { parseUuid } from './identifiers.ts'
import { isObject, textOf } from './json.ts'
import { pageSizeOf, sliceAt } from './paging.ts'
import { propertyItem } from './property-items.ts'
import { querySource, type QueryShape } from './query.ts'
import { botObject, databaseObject, dataSourceObject, pageJson, userObject } from './render.ts'
import { search } from './search.ts'
import { findColumn, type Page, type Source, sourceList, type Store, visiblePage } from './store.ts'
import { cellsFromProperties, missingObject } from './written.ts'

export interface ApiRequest {
  method: string
  url: URL
  /** Parsed JSON body; undefined when there was none. */
  body: unknown
}

export interface RouteContext {
  store: Store
  baseUrl: string
  ceiling: number
  shape: QueryShape
}

type Handler = (context: RouteContext, request: ApiRequest, ids: readonly string[]) => string

/** Answers an authorised request with JSON text without request_id, or throws a NotionError. */
export function answerApi(context: RouteContext, request: ApiRequest): string {
  for (const [method, path, handler] of routes) {
    const match = method === request.method ? path.exec(request.url.pathname) : null
    if (match !== null) return handler(context, request, match.slice(1))
  }
  throw new NotionError(400, 'invalid_request_url', 'Invalid request URL.')
}

const routes: readonly (readonly [string, RegExp, Handler])[] = [
  ['GET', /^\/v1\/users\/me$/, ({ store }) => JSON.stringify(botObject(store))],
  ['GET', /^\/v1\/users$/, listUsers],
  ['GET', /^\/v1\/users\/([^/]+)$/, getUser],
  ['GET', /^\/v1\/databases\/([^/]+)$/, getDatabase],
  ['GET', /^\/v1\/data_sources\/([^/]+)$/, getDataSource],
  ['POST', /^\/v1\/data_sources\/([^/]+)\/query$/, query],
  ['GET', /^\/v1\/pages\/([^/]+)$/, getPage],
  ['GET', /^\/v1\/pages\/([^/]+)\/properties\/([^/]+)$/, getPropertyItem],
  ['PATCH', /^\/v1\/pages\/([^/]+)$/, updatePage],
  ['POST', /^\/v1\/pages$/, addPage],
  ['POST', /^\/v1\/search$/, ({ store }, { body }) => search(store, bodyObject(body))],
]

function listUsers({ store }: RouteContext, { url }: ApiRequest): string {
  const people = store.people.filter(({ left }) => !left).map(userObject)
  const { rows, hasMore, nextCursor } = sliceAt([...people, botObject(store)], {
    question: 'users',
    cursor: url.searchParams.get('start_cursor'),
    size: pageSizeOf(url.searchParams.get('page_size'), 'query.page_size'),
  })
  const list = { object: 'list', results: rows, next_cursor: nextCursor, has_more: hasMore }
  return JSON.stringify({ ...list, type: 'user', user: {} })
}

function getUser({ store }: RouteContext, _request: ApiRequest, ids: readonly string[]): string {
  const id = pathUuid(ids, 'user_id')
  if (id === store.bot.id) return JSON.stringify(botObject(store))
  const person = store.people.find((one) => one.id === id && !one.left)
  if (person === undefined) throw missingObject(store, 'user', id)
  return JSON.stringify(userObject(person))
}

function getDatabase({ store }: RouteContext, _request: ApiRequest, ids: readonly string[]): string {
  const id = pathUuid(ids, 'database_id')
  const source = sourceList(store).find(({ databaseId, shared }) => databaseId === id && shared)
  if (source === undefined) throw missingObject(store, 'database', id)
  return JSON.stringify(databaseObject(store, source))
}

function getDataSource({ store }: RouteContext, _request: ApiRequest, ids: readonly string[]): string {
  return JSON.stringify(dataSourceObject(store, sourceById(store, pathUuid(ids, 'data_source_id'))))
}

function sourceById(store: Store, id: string): Source {
  const source = sourceList(store).find(({ dataSourceId, shared }) => dataSourceId === id && shared)
  if (source === undefined) throw missingObject(store, 'data_source', id)
  return source
}

function query({ store, ceiling, shape }: RouteContext, request: ApiRequest, ids: readonly string[]): string {
  const source = sourceById(store, pathUuid(ids, 'data_source_id'))
  const { searchParams } = request.url
  return querySource(store, source, {
    body: bodyObject(request.body),
    properties: [...searchParams.getAll('filter_properties'), ...searchParams.getAll('filter_properties[]')],
    ceiling,
    shape,
  })
}

function getPage({ store }: RouteContext, _request: ApiRequest, ids: readonly string[]): string {
  return pageJson(store, pageById(store, pathUuid(ids, 'page_id')))
}

function pageById(store: Store, id: string): Page {
  const page = visiblePage(store, id)
  if (page === undefined) throw missingObject(store, 'page', id)
  return page
}

function getPropertyItem(
  { store, baseUrl }: RouteContext,
  { url }: ApiRequest,
  ids: readonly string[],
): string {
  const page = pageById(store, pathUuid(ids, 'page_id'))
  const column = findColumn(page.source, ids[1] ?? '')
  if (column === undefined) throw missingObject(store, 'property', ids[1] ?? '')
  const cursor = url.searchParams.get('start_cursor')
  const size = pageSizeOf(url.searchParams.get('page_size'), 'query.page_size')
  return JSON.stringify(propertyItem(store, { page, column, cursor, size, baseUrl }))
}

const pageKeys = ['properties', 'in_trash', 'icon', 'cover', 'is_locked']

function updatePage({ store }: RouteContext, request: ApiRequest, ids: readonly string[]): string {
  const page = pageById(store, pathUuid(ids, 'page_id'))
  const body = bodyObject(request.body)
  refuseUnknownKeys(body, pageKeys)
  const author = { id: store.bot.id, type: 'bot' } as const
  const cells = cellsFromProperties(store, page.source, body.properties)
  if (page.inTrash && body.in_trash !== false && cells.size > 0) {
    throw invalid("Can't edit page that is in the trash. You must restore the page before editing.")
  }
  if (typeof body.in_trash === 'boolean') setTrash(store, page, { inTrash: body.in_trash, author })
  editCells(store, page, { cells, author })
  return pageJson(store, page)
}

function addPage({ store }: RouteContext, request: ApiRequest): string {
  const body = bodyObject(request.body)
  refuseUnknownKeys(body, ['parent', 'properties', 'children', 'icon', 'cover', 'template', 'position'])
  const source = parentSource(store, body.parent)
  const cells = cellsFromProperties(store, source, body.properties)
  return pageJson(store, createPage(store, source, { cells, author: { id: store.bot.id, type: 'bot' } }))
}

function parentSource(store: Store, parent: unknown): Source {
  if (!isObject(parent)) throw invalidBody('body.parent should be defined, instead was `undefined`.')
  const given = textOf(parent.data_source_id) ?? textOf(parent.database_id)
  const id = parseUuid(given ?? '')
  if (id === undefined) {
    throw invalidBody('body.parent.data_source_id should be a valid uuid, instead was `undefined`.')
  }
  if (parent.data_source_id !== undefined) return sourceById(store, id)
  const source = sourceList(store).find(({ databaseId, shared }) => databaseId === id && shared)
  if (source === undefined) throw missingObject(store, 'database', id)
  return source
}

function pathUuid(ids: readonly string[], name: string): string {
  const given = ids[0] ?? ''
  const id = parseUuid(given)
  if (id === undefined) {
    throw invalid(`path failed validation: path.${name} should be a valid uuid, instead was \`"${given}"\`.`)
  }
  return id
}
