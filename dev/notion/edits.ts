import type { Cell } from './cells.ts'
import { uuidOf } from './identifiers.ts'
import { type Change, type Page, putPage, type Source, type Store } from './store.ts'

export type Author = Change['author']

/** A new page with the given cells; cells not named are empty. */
export function createPage(
  store: Store,
  source: Source,
  edit: { cells: Map<string, Cell>; author: Author },
): Page {
  const nowMs = store.clock.now().getTime()
  const id = uuidOf(store.seed, `page|new|${store.nextNumber()}`)
  const page = putPage(store, source, {
    id,
    cells: edit.cells,
    createdMs: nowMs,
    editedMs: nowMs,
    author: edit.author.id,
  })
  store.onChange({ type: 'page.created', source, page, author: edit.author, properties: null })
  return page
}

/** Writes cells by property id. An edit that names no property changes nothing and is not announced. */
export function editCells(
  store: Store,
  page: Page,
  edit: { cells: Map<string, Cell>; author: Author },
): void {
  if (edit.cells.size === 0) return
  for (const [id, cell] of edit.cells) page.cells.set(id, cell)
  touch(store, page, edit.author)
  announce(store, page, {
    type: 'page.properties_updated',
    author: edit.author,
    properties: [...edit.cells.keys()],
  })
}

export function setTrash(store: Store, page: Page, edit: { inTrash: boolean; author: Author }): void {
  if (page.inTrash === edit.inTrash) return
  page.inTrash = edit.inTrash
  touch(store, page, edit.author)
  const type = edit.inTrash ? 'page.deleted' : 'page.undeleted'
  announce(store, page, { type, author: edit.author, properties: null })
}

/** Sharing is not an edit: no time changes and the integration is told nothing. */
export function setShared(page: Page, shared: boolean): void {
  page.shared = shared
  page.source.version++
}

function touch(store: Store, page: Page, author: Author): void {
  page.editedMs = store.clock.now().getTime()
  page.editedBy = author.id
  page.json = null
  page.source.version++
}

function announce(store: Store, page: Page, change: Omit<Change, 'source' | 'page'>): void {
  store.onChange({ ...change, source: page.source, page })
}
