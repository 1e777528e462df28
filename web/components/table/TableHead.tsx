import ArrowDown from 'lucide-solid/icons/arrow-down'
import ArrowUp from 'lucide-solid/icons/arrow-up'
import { For, Show } from 'solid-js'
import { CheckBox } from './CheckBox.tsx'
import { type Column, nextSort, readSort } from './column.ts'
import { gridCell } from './grid-cell.ts'
import { stickyOffsets } from './layout.ts'
import { rowStyle, stickyStyle } from './row-style.ts'
import type { TableState } from './table-state.ts'

const headerRow = () => -1

export function TableHead<Row, Changes>(props: { table: TableState<Row, Changes> }) {
  const table = () => props.table
  const menuColumn = () => table().offset() + table().props.columns.length
  return (
    <div role="rowgroup" class="sticky top-0 z-20">
      <div
        role="row"
        aria-rowindex={1}
        class={`${rowStyle} h-8 border-line bg-canvas text-small text-ink-muted`}
      >
        <Show when={table().props.selection}>
          <SelectAll table={table()} />
        </Show>
        <For each={table().props.columns}>
          {(column, index) => <HeaderCell table={table()} column={column} index={index()} />}
        </For>
        <Show when={table().props.rowMenu}>
          <div role="columnheader" {...gridCell(table(), headerRow, menuColumn)}>
            <span class="sr-only">Actions</span>
          </div>
        </Show>
      </div>
    </div>
  )
}

function SelectAll<Row, Changes>(props: { table: TableState<Row, Changes> }) {
  const table = () => props.table.props
  const all = () =>
    table().rows.length > 0 && table().rows.every((row) => table().selection?.has(table().rowKey(row)))
  return (
    <div
      role="columnheader"
      {...gridCell(props.table, headerRow, () => 0)}
      class="sticky left-0 z-10 flex items-center justify-center bg-inherit outline-offset-[-2px]"
    >
      <CheckBox
        label="Select all loaded rows"
        checked={all()}
        mixed={!all() && (table().selection?.keys().size ?? 0) > 0}
        onToggle={() => table().selection?.set(all() ? [] : table().rows.map(table().rowKey))}
      />
    </div>
  )
}

interface HeaderCellProps<Row, Changes> {
  table: TableState<Row, Changes>
  column: Column<Row, Changes>
  index: number
}

function HeaderCell<Row, Changes>(props: HeaderCellProps<Row, Changes>) {
  const place = () => props.table.offset() + props.index
  const sort = () => readSort(props.table.props.sort ?? '')
  const direction = () => {
    if (sort().field !== props.column.id) return undefined
    return sort().descending ? 'descending' : 'ascending'
  }
  const press = () => props.table.props.onSort?.(nextSort(props.table.props.sort ?? '', props.column.id))
  return (
    <div
      role="columnheader"
      aria-sort={direction() ?? (props.column.sortable ? 'none' : undefined)}
      {...gridCell(props.table, headerRow, place)}
      style={stickyOffsets(props.table.props.columns, props.index, !!props.table.props.selection)}
      class={`flex min-w-0 items-center bg-inherit outline-offset-[-2px] ${stickyStyle(props.column)}`}
      classList={{ 'justify-end': props.column.align === 'end' }}
    >
      <Show
        when={props.column.sortable}
        fallback={<span class="truncate px-2.5 font-medium">{props.column.header}</span>}
      >
        <button
          type="button"
          tabindex={-1}
          class="flex h-full min-w-0 items-center gap-1 px-2.5 font-medium hover:text-ink"
          classList={{ 'text-ink': !!direction(), 'flex-row-reverse': props.column.align === 'end' }}
          onClick={press}
        >
          <span class="truncate">{props.column.header}</span>
          <Show when={direction()}>
            {(known) => (known() === 'ascending' ? <ArrowUp size={12} /> : <ArrowDown size={12} />)}
          </Show>
        </button>
      </Show>
    </div>
  )
}
