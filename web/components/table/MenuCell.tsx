import Ellipsis from 'lucide-solid/icons/ellipsis'
import { words } from '../../text/words.ts'
import { iconButtonStyle } from '../IconButton.tsx'
import { Menu, type MenuEntry } from '../Menu.tsx'
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

export function MenuCell<Row, Changes>(props: MenuCellProps<Row, Changes>) {
  const place = () => props.table.columnCount() - 1
  const refocus = () => props.table.focus({ row: props.index, column: place() })
  return (
    <div
      role="gridcell"
      {...gridCell(props.table, () => props.index, place)}
      class="flex items-center justify-center outline-offset-[-2px]"
    >
      <Menu
        placement="bottom-end"
        entries={props.entries()}
        trigger={button}
        onOpenChange={(isOpen) => !isOpen && queueMicrotask(refocus)}
      />
    </div>
  )
}

const button = (trigger: object) => (
  <button type="button" tabindex={-1} aria-label={words.actions} {...trigger} class={style}>
    <Ellipsis size={16} />
  </button>
)
