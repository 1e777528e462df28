import { type Cell, emptyCell } from './cells.ts'
import type { Clock } from './clock.ts'
import { uuidOf } from './identifiers.ts'
import { columnsOf, type Property, type Role, roles, sourceTitles } from './schema.ts'

export interface Person {
  id: string
  name: string
  email: string
  /** Gone from the workspace: pages still show the id, the users list does not. */
  left: boolean
}

export interface Page {
  id: string
  source: Source
  /** By property id. Every property of the source has a cell. */
  cells: Map<string, Cell>
  createdMs: number
  editedMs: number
  createdBy: string
  editedBy: string
  inTrash: boolean
  shared: boolean
  /** The page as JSON text; dropped when the page or the schema changes. */
  json: string | null
}

/** One database with its one data source. */
export interface Source {
  role: Role
  databaseId: string
  dataSourceId: string
  title: string
  columns: Property[]
  pages: Map<string, Page>
  createdMs: number
  editedMs: number
  editedBy: string
  shared: boolean
  /** Goes up with every change of a page or the schema: what is derived from them is kept under it. */
  version: number
}

export interface Change {
  /** Event type as in webhooks, such as `page.created`. */
  type: string
  source: Source
  page: Page | null
  author: { id: string; type: 'person' | 'bot' }
  /** Ids of the changed properties of a page, or what happened to columns. */
  properties: readonly unknown[] | null
}

export interface Store {
  seed: number
  clock: Clock
  workspace: { id: string; name: string; rootPageId: string }
  bot: { id: string; name: string }
  people: Person[]
  sources: Record<Role, Source>
  pages: Map<string, Page>
  /** Called after every change; the webhook sender listens here. */
  onChange: (change: Change) => void
  nextNumber(): number
}

export function createStore(seed: number, clock: Clock, people: Person[]): Store {
  let issued = 0
  const nowMs = clock.now().getTime()
  return {
    seed,
    clock,
    workspace: {
      id: uuidOf(seed, 'workspace'),
      name: 'Quarterdeck Finance & IT',
      rootPageId: uuidOf(seed, 'root page'),
    },
    bot: { id: uuidOf(seed, 'bot'), name: 'Quarterdeck' },
    people,
    sources: {
      programs: emptySource(seed, 'programs', nowMs),
      projects: emptySource(seed, 'projects', nowMs),
      budgetLines: emptySource(seed, 'budgetLines', nowMs),
      risks: emptySource(seed, 'risks', nowMs),
      actions: emptySource(seed, 'actions', nowMs),
    },
    pages: new Map(),
    onChange: () => undefined,
    nextNumber: () => ++issued,
  }
}

const yearMs = 365 * 86_400_000

function emptySource(seed: number, role: Role, nowMs: number): Source {
  return {
    role,
    databaseId: uuidOf(seed, `database|${role}`),
    dataSourceId: uuidOf(seed, `data source|${role}`),
    title: sourceTitles[role],
    columns: columnsOf(seed, role),
    pages: new Map(),
    createdMs: nowMs - 2 * yearMs,
    editedMs: nowMs - yearMs,
    editedBy: uuidOf(seed, 'bot'),
    shared: true,
    version: 0,
  }
}

export interface NewPage {
  id: string
  cells: Map<string, Cell>
  createdMs: number
  editedMs: number
  author: string
}

export function putPage(store: Store, source: Source, page: NewPage): Page {
  const stored: Page = {
    id: page.id,
    source,
    cells: new Map(source.columns.map(({ id, type }) => [id, page.cells.get(id) ?? emptyCell(type)])),
    createdMs: page.createdMs,
    editedMs: page.editedMs,
    createdBy: page.author,
    editedBy: page.author,
    inTrash: false,
    shared: true,
    json: null,
  }
  source.pages.set(stored.id, stored)
  store.pages.set(stored.id, stored)
  source.version++
  return stored
}

export function sourceList(store: Store): Source[] {
  return roles.map((role) => store.sources[role])
}

/** A page the integration may see. A page of an unshared database is as unknown as one that never was. */
export function visiblePage(store: Store, id: string): Page | undefined {
  const page = store.pages.get(id)
  return page?.shared === true && page.source.shared ? page : undefined
}

/** By percent-encoded id, decoded id or name, as the service takes them in filters and property lists. */
export function findColumn(source: Source, idOrName: string): Property | undefined {
  return (
    source.columns.find(({ id }) => id === idOrName || decodeURIComponent(id) === idOrName) ??
    source.columns.find(({ name }) => name === idOrName)
  )
}

export function cellOf(page: Page, property: Property): Cell {
  return page.cells.get(property.id) ?? emptyCell(property.type)
}

export function titleOf(page: Page): string {
  const cell = page.cells.get('title')
  return cell?.type === 'title' ? cell.runs.join('') : ''
}
