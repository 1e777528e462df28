import Ellipsis from 'lucide-solid/icons/ellipsis'
import { createSignal, Show } from 'solid-js'
import { words } from '../../text/words.ts'
import { Menu, type MenuEntry } from '../Menu.tsx'
import { iconButtonStyle } from '../IconButton.tsx'
import { gridCell } from './grid-cell.ts'
import type { TableState } from './table-state.ts'

interface MenuCellProps<Row, Changes> {
  table: TableState<Row, Changes>
  index: number
  entries: () => MenuEntry[]
}

const style =
  `${iconButtonStyle} size-7! opacity-0 group-hover/row:opacity-100 group-focus-within/row:opacity-100 ` +
  'data-expanded:opacity-100 pointer-coarse:opacity-100'

/** The menu exists only while it is open: a thousand rows need a thousand buttons, not a thousand menus. */
export function MenuCell<Row, Changes>(props: MenuCellProps<Row, Changes>) {
  const [open, setOpen] = createSignal(false)
  const place = () => props.table.columnCount() - 1
  const close = (isOpen: boolean) => {
    if (isOpen) return
    setOpen(false)
    queueMicrotask(() => props.table.focus({ row: props.index, column: place() }))
  }
  return (
    <div
      role="gridcell"
      {...gridCell(props.table, () => props.index, place)}
      class="flex items-center justify-center outline-offset-[-2px]"
    >
      <Show when={open()} fallback={button({ onClick: () => setOpen(true) })}>
        <Menu
          defaultOpen
          placement="bottom-end"
          entries={props.entries()}
          trigger={button}
          onOpenChange={close}
        />
      </Show>
    </div>
  )
}

const button = (trigger: object) => (
  <button
    type="button"
    tabindex={-1}
    aria-label={words.actions}
    aria-haspopup="menu"
    {...trigger}
    class={style}
  >
    <Ellipsis size={16} />
  </button>
)
