import ArrowDown from 'lucide-solid/icons/arrow-down'
import ArrowUp from 'lucide-solid/icons/arrow-up'
import { type Accessor, createMemo, For, Index, type JSX, Show } from 'solid-js'
import { sortRows } from './sort-rows.ts'
import { nextSort, readSort } from './table/column.ts'

export interface SmallColumn<Row> {
  id: string
  header: string
  align?: 'end'
  /** Classes of its cells, such as `@max-lg:hidden` for what a narrow table has no room for. */
  class?: string
  /** What it is sorted by, null last; without it it cannot be sorted. */
  sortBy?: (row: Row) => string | number | null
  view: (row: Accessor<Row>) => JSX.Element
}

interface SmallTableProps<Row> {
  label: string
  columns: readonly SmallColumn<Row>[]
  rows: readonly Row[]
  /** `id` or `-id`, usually from the address. */
  sort?: string
  onSort?: (sort: string) => void
}

/** A table of a few dozen rows inside a section: no scrolling of its own, no editing. The first column names the row. */
export function SmallTable<Row>(props: SmallTableProps<Row>) {
  const rows = createMemo(() => sortRows(props.rows, props.columns, props.sort))
  return (
    <div class="@container px-2 pb-2">
      <table class="w-full border-separate border-spacing-0" aria-label={props.label}>
        <thead>
          <tr>
            <For each={props.columns}>{(column) => <Header {...props} column={column} />}</For>
          </tr>
        </thead>
        <tbody>
          <Index each={rows()}>
            {(row) => (
              <tr class="group relative hover:bg-hover">
                <For each={props.columns}>
                  {(column, place) => <Cell column={column} first={place() === 0} row={row} />}
                </For>
              </tr>
            )}
          </Index>
        </tbody>
      </table>
    </div>
  )
}

const cellStyle = 'border-t border-line px-2 py-1.5'

function Header<Row>(props: SmallTableProps<Row> & { column: SmallColumn<Row> }) {
  const direction = () => {
    const { field, descending } = readSort(props.sort ?? '')
    if (field !== props.column.id) return undefined
    return descending ? 'descending' : 'ascending'
  }
  const sortable = () => !!props.column.sortBy && !!props.onSort
  return (
    <th
      scope="col"
      aria-sort={direction()}
      class={`px-2 pb-1 text-small font-medium whitespace-nowrap text-ink-muted ${alignOf(props.column)} ${props.column.class ?? ''}`}
    >
      <Show when={sortable()} fallback={props.column.header}>
        <button
          type="button"
          class="inline-flex h-6 items-center gap-1 rounded-small font-medium hover:text-ink"
          classList={{ 'text-ink': !!direction(), 'flex-row-reverse': props.column.align === 'end' }}
          onClick={() => props.onSort?.(nextSort(props.sort ?? '', props.column.id))}
        >
          {props.column.header}
          <Show when={direction()}>
            {(known) => (known() === 'ascending' ? <ArrowUp size={12} /> : <ArrowDown size={12} />)}
          </Show>
        </button>
      </Show>
    </th>
  )
}

function Cell<Row>(props: { column: SmallColumn<Row>; first: boolean; row: Accessor<Row> }) {
  const style = () => `${cellStyle} ${alignOf(props.column)} ${props.column.class ?? ''}`
  return (
    <Show when={props.first} fallback={<td class={style()}>{props.column.view(props.row)}</td>}>
      <th scope="row" class={`${style()} font-normal`}>
        {props.column.view(props.row)}
      </th>
    </Show>
  )
}

const alignOf = <Row,>(column: SmallColumn<Row>) => (column.align === 'end' ? 'text-right' : 'text-left')
