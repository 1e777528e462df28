import { z } from 'zod'
import type { Cell } from './cells.ts'
import { getColumn } from './columns.ts'
import { type ControlScope, editor, getPage, getSource, pageId, sourceName } from './control-scope.ts'
import { createPage, editCells, setShared, setTrash } from './edits.ts'
import { cellFromPlain, plainOf } from './plain.ts'
import { plainVerb, verb } from './verb.ts'
import { cellOf, type Page, type Source, sourceList, type Store, titleOf } from './store.ts'

const values = z.record(z.string(), z.unknown())
const onePage = z.object({ page: pageId })
const oneSource = z.object({ source: sourceName })

export function pageVerbs(scope: ControlScope) {
  return { ...rowVerbs(scope), ...editVerbs(scope), ...sharingVerbs(scope) }
}

/** One row in the short form of the control interface. */
export interface RowView {
  id: string
  title: string
  inTrash: boolean
  shared: boolean
  createdAt: string
  editedAt: string
  values: Record<string, unknown>
}

function rowVerbs({ world: { store }, dirtyRows }: ControlScope) {
  return {
    /** Ids by role. */
    sources: plainVerb(() => sourceList(store).map(sourceView)),
    /** Every row of a source, trashed and unshared ones too, with times that are not rounded. */
    rows: verb(oneSource, ({ source }) =>
      [...getSource(store, source).pages.values()].map((page) => rowView(store, page)),
    ),
    row: verb(onePage, ({ page }) => rowView(store, getPage(store, page))),
    /** The rows that the generator spoiled on purpose, and how. */
    dirtyRows: plainVerb(() => dirtyRows),
    people: plainVerb(() => store.people),
  }
}

function editVerbs({ world: { store }, webhooks }: ControlScope) {
  return {
    /** Writes values by property name. */
    editPage: verb(onePage.extend({ values }), async (input) => {
      const page = getPage(store, input.page)
      editCells(store, page, { cells: cellsOf(store, page.source, input.values), author: editor(store) })
      await webhooks.settled()
      return rowView(store, page)
    }),
    createPage: verb(oneSource.extend({ values }), async (input) => {
      const source = getSource(store, input.source)
      const page = createPage(store, source, {
        cells: cellsOf(store, source, input.values),
        author: editor(store),
      })
      await webhooks.settled()
      return rowView(store, page)
    }),
    trashPage: verb(onePage, async ({ page }) => {
      setTrash(store, getPage(store, page), { inTrash: true, author: editor(store) })
      await webhooks.settled()
    }),
    restorePage: verb(onePage, async ({ page }) => {
      setTrash(store, getPage(store, page), { inTrash: false, author: editor(store) })
      await webhooks.settled()
    }),
  }
}

function sharingVerbs({ world: { store } }: ControlScope) {
  return {
    unsharePage: verb(onePage, ({ page }) => setShared(getPage(store, page), false)),
    sharePage: verb(onePage, ({ page }) => setShared(getPage(store, page), true)),
    unshareDatabase: verb(oneSource, ({ source }) => {
      getSource(store, source).shared = false
    }),
    shareDatabase: verb(oneSource, ({ source }) => {
      getSource(store, source).shared = true
    }),
    /** Every row of a database is gone from sight while the database itself stays. */
    vanishRows: verb(oneSource, ({ source }) => setAllShared(getSource(store, source), false)),
    reappearRows: verb(oneSource, ({ source }) => setAllShared(getSource(store, source), true)),
  }
}

function setAllShared(source: Source, shared: boolean): void {
  for (const page of source.pages.values()) setShared(page, shared)
}

function cellsOf(store: Store, source: Source, given: Record<string, unknown>): Map<string, Cell> {
  return new Map(
    Object.entries(given).map(([name, value]) => {
      const column = getColumn(source, name)
      return [column.id, cellFromPlain(store, column, value)]
    }),
  )
}

function rowView(store: Store, page: Page): RowView {
  const plain = page.source.columns.map((column) => [
    column.name,
    plainOf(store, column, cellOf(page, column)),
  ])
  return {
    id: page.id,
    title: titleOf(page),
    inTrash: page.inTrash,
    shared: page.shared,
    createdAt: new Date(page.createdMs).toISOString(),
    editedAt: new Date(page.editedMs).toISOString(),
    values: Object.fromEntries(plain),
  }
}

function sourceView({ role, databaseId, dataSourceId, pages, shared }: Source) {
  return { role, databaseId, dataSourceId, rows: pages.size, shared }
}
