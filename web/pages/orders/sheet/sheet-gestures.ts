import { createEffect, createSignal, on } from 'solid-js'
import { toast } from '../../../components/toasts.ts'
import { clipText, draftText, sheetText } from '../../../text/orders.ts'
import type { CellPlace } from './draft.ts'
import { filtersOfColumn } from './filter-fields.ts'
import { at, type Bounds, type Box, type Spot } from './selection-box.ts'
import type { SheetState } from './sheet.ts'
import { mostRows } from './sheet-actions.ts'
import { columnOf, type SheetColumn } from './sheet-columns.ts'

/** How far down a double click on the handle fills at most. */
const mostFilled = 1000

/** Where the selection can go, and how it is brought into view. */
export function createSheetMoves({ rows, grid, select, columns, count }: SheetState) {
  const reveal = (spot: Spot, { across = true, down = true } = {}) => {
    const known = grid()
    const place = known?.geometry.scrollTo(spot)
    const to = { x: across ? place?.x : undefined, y: down ? place?.y : undefined }
    if (known && (to.x !== undefined || to.y !== undefined)) void known.element.scrollToCoordinate(to)
  }
  return {
    reveal,
    focus: () => grid()?.element.focus({ preventScroll: true }),
    bounds: (): Bounds => ({
      rows: count(),
      columns: columns().length,
      page: grid()?.geometry.rowsPerPage() ?? 20,
    }),
    selectBox: ({ top, left, bottom, right }: Box) =>
      select({
        active: { row: top, column: left },
        anchor: { row: top, column: left },
        head: { row: bottom, column: right },
      }),
    /** Goes to a cell of a draft, if it is in memory. */
    show({ id, field }: CellPlace): void {
      const [found] = rows.windows().placesOf(new Set([id]))
      const column = columns().findIndex((known) => known.field === field)
      if (!found || column < 0) return toast('info', draftText.notShown)
      const spot = { row: found.index, column }
      select(at(spot))
      reveal(spot)
    },
  }
}

/** What keys, pointer and bars do with the sheet, beyond its cells. */
export function createSheetGestures(state: SheetState) {
  const { rows, chosen, query } = state
  const [told, tell] = createSignal<string>()
  createEffect(on(state.selection, () => tell(undefined), { defer: true }))
  const chooseRows = (first: number, last: number) => {
    if (last - first >= mostRows) return toast('warn', clipText.tooBig)
    const add = (found: readonly ({ id: string } | undefined)[]) =>
      chosen.add(
        found.flatMap((one) => one?.id ?? []),
        last,
      )
    void rows.windows().rows(first, last).then(add)
  }
  return {
    told,
    tell,
    /** Why the active cell cannot be edited. */
    tellLocked(): void {
      const cell = state.activeCell()
      tell(cell?.row ? state.locked(cell.row, cell.column) || undefined : sheetText.loadingRow)
    },
    chooseRow(index: number, isRange = false): void {
      const row = rows.windows().at(index)
      const from = chosen.anchor()
      if (!row) return
      if (!isRange || from === undefined) return chosen.toggle(row.id, index)
      chooseRows(Math.min(from, index), Math.max(from, index))
    },
    chooseRows,
    /** The box in the head: none when some are chosen, and all of the filter otherwise. */
    chooseAll: () => (chosen.isEmpty() ? chosen.all() : chosen.clear()),
    /** Answers the range that was filled. */
    fillToEnd(): Box | undefined {
      const box = state.box()
      const last = Math.min(state.count() - 1, (box?.bottom ?? 0) + mostFilled)
      if (!box || !state.mayEdit() || last <= box.bottom) return undefined
      const target = { ...box, bottom: last }
      state.actions.fillOn(box, target)
      return target
    },
    sortBy(id: string): void {
      const name = columnOf(id)?.sort
      if (name) query.setSort(query.order() === name ? `-${name}` : name)
    },
    isColumnFiltered: ({ id }: SheetColumn) =>
      filtersOfColumn(id).some(({ names }) => names.some((name) => query.has(name))),
  }
}
