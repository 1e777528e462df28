import { type Accessor, createMemo, createSignal, onCleanup } from 'solid-js'
import { toast } from '../../../components/toasts.ts'
import { useArrangement } from '../../../queries/arrangements.ts'
import { viewText } from '../../../text/orders.ts'
import type { GridColumn } from './grid-view.ts'
import { columnOf, defaultLayout, selectColumn } from './sheet-columns.ts'
import { type Layout, readLayout, toggled, visibleIds, withMoved, withStepped } from './sheet-layout.ts'

/** After this long the usual columns are shown. */
const patienceMs = 1_000

export type SheetView = ReturnType<typeof createSheetView>

/** How the person has arranged the sheet: kept on the server, shown at once. `isNarrow`: on a phone only the number stays in view. */
export function createSheetView(isNarrow: Accessor<boolean>) {
  const arrangement = useArrangement('orders.columns', () => toast('bad', viewText.layoutFailed))
  const [chosen, setChosen] = createSignal<Layout>()
  const layout = createMemo(() => chosen() ?? readLayout(arrangement.value(), defaultLayout))
  const [isLate, setLate] = createSignal(false)
  const waiting = setTimeout(() => setLate(true), patienceMs)
  onCleanup(() => clearTimeout(waiting))
  const set = (next: Layout) => {
    setChosen(next)
    arrangement.keep({ ...next })
  }
  const columns = createMemo((): GridColumn[] => {
    const { pinned, free } = visibleIds(layout())
    const shown = (id: string, isPinned: boolean): GridColumn[] => {
      const column = columnOf(id)
      return column ? [{ column, width: widthOf(id, column.width), pinned: isPinned }] : []
    }
    const widthOf = (id: string, usual: number) =>
      Math.max(layout().widths[id] ?? usual, isNarrow() && id === 'number' ? 136 : 0)
    return [
      { column: selectColumn, width: selectColumn.width, pinned: true },
      ...pinned.flatMap((id) => (staysPinned(id, isNarrow()) ? shown(id, true) : [])),
      ...pinned.flatMap((id) => (staysPinned(id, isNarrow()) ? [] : shown(id, false))),
      ...free.flatMap((id) => shown(id, false)),
    ]
  })
  return {
    layout,
    /** False for the moment in which the person's arrangement is on its way: columns should not jump. */
    isReady: () => arrangement.isKnown() || isLate(),
    /** As they are shown from left to right; the first one holds the check boxes. */
    columns,
    set,
    setWidth: (id: string, width: number) =>
      set({ ...layout(), widths: { ...layout().widths, [id]: width } }),
    toggleHidden: (id: string) => set({ ...layout(), hidden: toggled(layout().hidden, id) }),
    togglePinned: (id: string) => set({ ...layout(), pinned: toggled(layout().pinned, id) }),
    step: (id: string, step: 1 | -1) => set(withStepped(layout(), id, step)),
    /** Puts a column on the place of another one among the shown columns of its side. */
    moveTo(id: string, place: number): void {
      const side = columns().filter(({ pinned }) => pinned === isPinned(columns(), id))
      const rest = side.filter(({ column }) => column.id !== id)
      const before = rest[place]
      const after = before ? undefined : rest.at(-1)
      const next = after && layout().order[layout().order.indexOf(after.column.id) + 1]
      set(withMoved(layout(), id, before?.column.id ?? next))
    },
    reset: () => set({ ...defaultLayout, days: layout().days, amounts: layout().amounts }),
  }
}

const isPinned = (columns: readonly GridColumn[], id: string) =>
  columns.find(({ column }) => column.id === id)?.pinned ?? false

/** On a phone only the number has room to stay. */
const staysPinned = (id: string, isNarrow: boolean) => !isNarrow || id === 'number'
