import { type Accessor, createEffect, createMemo, createSignal, on, onMount } from 'solid-js'
import type { Order } from '#domain/orders/contract.ts'
import { now } from '../../../clock.ts'
import { formatPlainInstant } from '../../../format.ts'
import { fetchOrdersById } from '../../../queries/orders.ts'
import { may, useSession, useTimeZone } from '../../../session.tsx'
import { sheetText } from '../../../text/orders.ts'
import type { Choice, Reading } from './cell-text.ts'
import { createChosenRows } from './chosen-rows.ts'
import type { DraftCell } from './draft.ts'
import type { GridView } from './grid-view.ts'
import { createKnownCustomers } from './known-customers.ts'
import { boxOf, type Selection, shifted, type Spot } from './selection-box.ts'
import { createSheetActions } from './sheet-actions.ts'
import { selectColumn, type SheetColumn } from './sheet-columns.ts'
import { createSheetDrafts, type SheetDrafts } from './sheet-drafts.ts'
import { createSheetGestures, createSheetMoves } from './sheet-gestures.ts'
import type { SheetQuery } from './sheet-query.ts'
import { createSheetRows, type SheetRows } from './sheet-rows.ts'
import { createSheetSave } from './sheet-save.ts'
import { createSheetView } from './sheet-view.ts'

/** A cell that is being typed into. What is edited is settled when it begins: neither a refresh nor a scroll may exchange it. */
export interface Editing {
  row: Order
  column: SheetColumn
  spot: Spot
  /** What the first key wrote; undefined keeps what stands in the cell. */
  typed: string | undefined
}

interface SheetOptions {
  query: SheetQuery
  people: Accessor<readonly Choice[]>
  isNarrow: Accessor<boolean>
}

export type Sheet = ReturnType<typeof createSheet>
export type SheetState = ReturnType<typeof createSheetState>

/** Everything that the sheet's parts share. */
export function createSheet(options: SheetOptions) {
  const state = createSheetState(options)
  createEffect(on(state.rows.windows, () => void state.grid()?.element.scrollToRow(0), { defer: true }))
  useFollowedRow(state)
  useRestoredDrafts(state.drafts)
  return { ...state, ...createSheetMoves(state), ...createSheetGestures(state) }
}

/** Rows, drafts, columns, and what is selected. */
function createSheetState({ query, people, isNarrow }: SheetOptions) {
  const me = useSession()
  const drafts = createSheetDrafts(me().id)
  const rows = createSheetRows({
    query: query.query,
    heard: drafts.hear,
    lost: drafts.lose,
    isCalm: () => drafts.stand().cells === 0 && !selected.editing(),
  })
  const view = createSheetView(isNarrow)
  const columns = createMemo(() => view.columns().map(({ column }) => column))
  const isGone = (row: Order) => drafts.all().get(row.id)?.gone ?? rows.isGone(row.id)
  const cells = createCellReader({ drafts, people, isGone, layout: view.layout })
  const [grid, setGrid] = createSignal<GridView>()
  const selected = createSelected({ query, rows, drafts, columns, locked: cells.locked })
  return {
    query,
    rows,
    drafts,
    view,
    columns,
    grid,
    setGrid,
    ...cells,
    ...selected,
    chosen: createChosenRows(query.search),
    save: createSheetSave({ drafts, put: (saved) => rows.put(saved, { isOwn: true }) }),
    actions: createSheetActions({ rows, drafts, columns, ...cells }),
    rowAt: (index: number) => rows.windows().at(index),
  }
}

interface ReaderOptions {
  drafts: SheetDrafts
  isGone(row: Order): boolean
  people: Accessor<readonly Choice[]>
  layout: ReturnType<typeof createSheetView>['layout']
}

/** What single cells hold, how they are written, and whether this person may edit them. */
function createCellReader({ drafts, people, isGone, layout }: ReaderOptions) {
  const me = useSession()
  const timeZone = useTimeZone()
  const mayEdit = () => may(me(), 'member')
  const today = createMemo(() => formatPlainInstant(new Date(now()).toISOString(), timeZone()).slice(0, 10))
  const customers = createKnownCustomers()
  const reading = createMemo((): Reading => ({
    people: people(),
    customers: customers.reader(),
    timeZone: timeZone(),
    days: layout().days,
    amounts: layout().amounts,
  }))
  return {
    mayEdit,
    isGone,
    reading,
    customers,
    today,
    content: (row: Order, column: SheetColumn): DraftCell =>
      column.field ? drafts.content(row, column.field) : { value: String(row[column.shows] ?? '') },
    /** Why a cell cannot be edited; undefined when it can. */
    locked(row: Order, column: SheetColumn): string | undefined {
      if (!column.field) return column.readOnly ?? ''
      if (!mayEdit()) return sheetText.readOnly.role
      return isGone(row) ? sheetText.readOnly.gone : undefined
    },
  }
}

interface SelectedOptions {
  query: SheetQuery
  rows: SheetRows
  drafts: SheetDrafts
  columns: Accessor<SheetColumn[]>
  locked(row: Order, column: SheetColumn): string | undefined
}

/** The range of cells, the active one, and the editor over it. */
function createSelected({ query, rows, drafts, columns, locked }: SelectedOptions) {
  const [selection, select] = createSignal<Selection>()
  const [editing, setEditing] = createSignal<Editing>()
  const [copied, setCopied] = createSignal<ReturnType<typeof boxOf>>()
  const activeCell = createMemo(() => {
    rows.version()
    drafts.all()
    const spot = selection()?.active
    const column = spot && columns()[spot.column]
    return spot && column ? { spot, column, row: rows.windows().at(spot.row) } : undefined
  })
  // Another list begins at its top.
  createEffect(
    on(
      query.query,
      () => {
        select(undefined)
        setCopied(undefined)
      },
      { defer: true },
    ),
  )
  return {
    selection,
    select,
    editing,
    setEditing,
    copied,
    setCopied,
    activeCell,
    box: () => {
      const range = selection()
      return range && boxOf(range)
    },
    count: () => {
      rows.version()
      return rows.windows().count
    },
    /** Rows are known, or known to be none. */
    isKnown: () => {
      rows.version()
      return rows.windows().isKnown
    },
    /** Opens the editor of the active cell; answers whether it did. */
    edit(typed?: string): boolean {
      const cell = activeCell()
      if (!cell?.row || cell.column === selectColumn || locked(cell.row, cell.column) !== undefined)
        return false
      setEditing({ ...cell, row: cell.row, typed })
      return true
    },
  }
}

/** When others add or take rows above, the selection stays with its order, not with its place. */
function useFollowedRow({ rows, selection, select }: SheetState): void {
  let followed: { id: string; place: number } | undefined
  createEffect(
    on([rows.version, selection], () => {
      const range = selection()
      const row = range && rows.windows().at(range.active.row)
      if (!range || !row) return void (followed = range && followed)
      if (followed?.place === range.active.row && row.id !== followed.id) {
        const [found] = rows.windows().placesOf(new Set([followed.id]))
        if (found) return void select(shifted(range, found.index - range.active.row))
      }
      followed = { id: row.id, place: range.active.row }
    }),
  )
}

/** Drafts from before a reload are put on top of the rows as they are now. */
function useRestoredDrafts(drafts: SheetDrafts): void {
  onMount(async () => {
    const ids = [...drafts.all().keys()]
    if (ids.length === 0) return
    const found = await fetchOrdersById(ids).catch(() => undefined)
    if (!found) return
    drafts.hear(found)
    const known = new Set(found.map(({ id }) => id))
    drafts.lose(ids.filter((id) => !known.has(id)))
  })
}
