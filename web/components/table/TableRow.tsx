import { type Accessor, For, Show } from 'solid-js'
import { CheckBox } from './CheckBox.tsx'
import { gridCell } from './grid-cell.ts'
import { MenuCell } from './MenuCell.tsx'
import { rowStyle } from './row-style.ts'
import { TableCell } from './TableCell.tsx'
import type { TableState } from './table-state.ts'

export interface TableRowProps<Row, Changes> {
  table: TableState<Row, Changes>
  index: number
  height: number
}

export function TableRow<Row, Changes>(props: TableRowProps<Row, Changes>) {
  return <Show when={props.table.props.rows[props.index]}>{(row) => <Cells {...props} row={row} />}</Show>
}

function Cells<Row, Changes>(props: TableRowProps<Row, Changes> & { row: Accessor<Row> }) {
  const table = () => props.table.props
  const key = () => table().rowKey(props.row())
  const selected = () => table().selection?.has(key()) ?? false
  const isOpen = () => table().openKey === key()
  return (
    <div
      role="row"
      aria-rowindex={props.index + 2}
      aria-selected={table().selection ? selected() : undefined}
      aria-current={isOpen() ? 'true' : undefined}
      class={`${rowStyle} group/row absolute inset-x-0 border-line`}
      classList={{
        'bg-surface hover:bg-hover': !selected() && !isOpen(),
        'bg-accent-soft': selected() || isOpen(),
        'animate-flash': props.table.hasFlash(key()),
      }}
      style={{ top: `${props.index * props.height}px`, height: `${props.height}px` }}
    >
      <Show when={table().selection}>
        <SelectCell {...props} />
      </Show>
      <For each={table().columns}>
        {(column, place) => (
          <TableCell
            table={props.table}
            row={props.row}
            column={column}
            index={props.index}
            place={place()}
          />
        )}
      </For>
      <Show when={table().rowMenu}>
        {(rowMenu) => (
          <MenuCell table={props.table} index={props.index} entries={() => rowMenu()(props.row())} />
        )}
      </Show>
    </div>
  )
}

function SelectCell<Row, Changes>(props: TableRowProps<Row, Changes> & { row: Accessor<Row> }) {
  const table = () => props.table.props
  const key = () => table().rowKey(props.row())
  const toggle = (event: MouseEvent) =>
    table().selection?.toggle(key(), event.shiftKey ? { order: table().rows.map(table().rowKey) } : undefined)
  return (
    <div
      role="gridcell"
      {...gridCell(
        props.table,
        () => props.index,
        () => 0,
      )}
      class="sticky left-0 z-10 flex items-center justify-center bg-inherit outline-offset-[-2px]"
    >
      <CheckBox
        label={`Select ${key()}`}
        checked={table().selection?.has(key()) ?? false}
        onToggle={toggle}
      />
    </div>
  )
}
