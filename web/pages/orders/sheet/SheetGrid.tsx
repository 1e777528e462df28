import { useLocation, useNavigate } from '@solidjs/router'
import { type Accessor, createEffect, createSignal, on, onCleanup, onMount, Show, untrack } from 'solid-js'
import { createMedia } from '../../../components/media.ts'
import { sheetText } from '../../../text/orders.ts'
import { CellInput } from './CellInput.tsx'
import { CellMessage } from './CellMessage.tsx'
import { cellId, type CellSource } from './cell-painter.ts'
import type { ColumnAsked } from './column-asked.ts'
import { createGridView, type GridView } from './grid-view.ts'
import type { Box } from './selection-box.ts'
import { createSelectionLayer } from './selection-layer.ts'
import type { Sheet } from './sheet.ts'
import { listenToClipboard } from './sheet-clipboard.ts'
import { listenToKeys } from './sheet-keys.ts'
import { listenToPointer } from './sheet-pointer.ts'
import './sheet.css'

interface SheetGridProps {
  sheet: Sheet
  onColumn: (asked: ColumnAsked) => void
}

/** RevoGrid with the sheet's cells, selection and editors over it. */
export function SheetGrid(props: SheetGridProps) {
  const sheet = untrack(() => props.sheet)
  const isCoarse = createMedia('(pointer: coarse)')
  const [frame, setFrame] = createSignal<HTMLElement>()
  const [scrolled, setScrolled] = createSignal(0)
  const pathOf = useOrderPath()
  onMount(() => {
    const parent = frame()
    if (!parent) return
    const view = createGridView(parent, {
      label: sheetText.title,
      rowHeight: untrack(isCoarse) ? 36 : 28,
      source: cellSource(sheet, pathOf),
      onLook: sheet.rows.look,
      onScroll: () => setScrolled((before) => before + 1),
      onResize: sheet.view.setWidth,
      onMove: sheet.view.moveTo,
      onHeader: (id, event) => onHeader(sheet, { id, event, ask: (asked) => props.onColumn(asked) }),
    })
    sheet.setGrid(view)
    onCleanup(() => {
      sheet.setGrid(undefined)
      view.destroy()
    })
  })
  return (
    <div class="sheet" classList={{ 'is-waiting': sheet.rows.isWaiting() }}>
      <div ref={setFrame} class="size-full" />
      <Show when={sheet.grid()} keyed>
        {(view) => {
          useGrid({ sheet, view, scrolled, pathOf, ask: (asked) => props.onColumn(asked) })
          return (
            <>
              <CellMessage sheet={sheet} view={view} scrolled={scrolled()} />
              <Show when={sheet.editing()} keyed>
                {(editing) => <CellInput sheet={sheet} view={view} editing={editing} scrolled={scrolled()} />}
              </Show>
            </>
          )
        }}
      </Show>
    </div>
  )
}

/** Where one order is looked at; the filter goes along, for the orders before and after it. */
function useOrderPath(): (id: string) => string {
  const location = useLocation()
  return (id) => {
    const search = new URLSearchParams(location.search)
    search.delete('selected')
    return `/orders/${id}${search.size > 0 ? `?${search.toString()}` : ''}`
  }
}

const cellSource = (sheet: Sheet, pathOf: (id: string) => string): CellSource => ({
  row: sheet.rowAt,
  content: sheet.content,
  isDirty: (row, { field }) => (field && sheet.drafts.all().get(row.id)?.cells.has(field)) ?? false,
  isGone: sheet.isGone,
  isLit: (row, column) => sheet.rows.flashes.has(row.id, column.id),
  isChosen: (row) => sheet.chosen.has(row.id),
  chosen: () => (sheet.chosen.isAll() ? 'all' : sheet.chosen.isEmpty() ? 'none' : 'some'),
  isFiltered: sheet.isColumnFiltered,
  order: sheet.query.order,
  reading: sheet.reading,
  today: sheet.today,
  mayEdit: sheet.mayEdit,
  href: (row) => pathOf(row.id),
})

interface HeaderClick {
  id: string
  event: MouseEvent
  ask(asked: ColumnAsked): void
}

function onHeader(sheet: Sheet, { id, event, ask }: HeaderClick): void {
  const target = event.target instanceof Element ? event.target : undefined
  const cell = target?.closest('.rgHeaderCell')
  if (!cell) return
  if (id === 'select') sheet.chooseAll()
  else if (target?.closest('[data-menu]')) ask({ id, anchor: cell.getBoundingClientRect() })
  else sheet.sortBy(id)
}

interface GridUse {
  sheet: Sheet
  view: GridView
  scrolled: Accessor<number>
  pathOf(id: string): string
  ask(asked: ColumnAsked): void
}

/** Rows that are drawn before anything is known. */
const skeletonRows = 30

/** Keeps the grid in step with the sheet, and the sheet with keys, pointer and clipboard. */
function useGrid({ sheet, view, scrolled, pathOf, ask }: GridUse): void {
  const navigate = useNavigate()
  const open = (id: string) => navigate(pathOf(id))
  const layer = createSelectionLayer(view.geometry)
  const [filling, setFilling] = createSignal<Box>()
  createEffect(
    on(
      [sheet.view.isReady, sheet.view.columns, sheet.query.query, sheet.chosen.version],
      ([isReady, columns]) => {
        if (isReady) view.setColumns(columns)
      },
    ),
  )
  createEffect(() => view.setCount(sheet.isKnown() ? sheet.count() : skeletonRows))
  createEffect(
    on([sheet.rows.version, sheet.drafts.all, sheet.chosen.version, sheet.reading, sheet.today], () =>
      view.paint(),
    ),
  )
  createEffect(() => {
    scrolled()
    sheet.view.columns()
    sheet.count()
    layer.draw({
      selection: sheet.selection(),
      copied: sheet.copied(),
      filling: filling(),
      mayFill: sheet.mayEdit() && !sheet.editing(),
    })
  })
  createEffect(() => {
    const cell = sheet.activeCell()
    if (cell) view.element.setAttribute('aria-activedescendant', cellId(cell.spot.row, cell.column.id))
    else view.element.removeAttribute('aria-activedescendant')
  })
  listenToKeys(sheet, view, { open, column: ask })
  listenToPointer(sheet, view, { open, setFilling })
  listenToClipboard(sheet, view)
}
