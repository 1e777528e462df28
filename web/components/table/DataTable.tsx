import { createEffect, createMemo, createSignal, For, type JSX, Match, Show, Switch } from 'solid-js'
import type { CellState } from '../../queries/row-edits.ts'
import { words } from '../../text/words.ts'
import { ErrorState } from '../ErrorState.tsx'
import type { MenuEntry } from '../Menu.tsx'
import type { Column } from './column.ts'
import { layoutOf } from './layout.ts'
import { createRowWindow } from './row-window.ts'
import type { Selection } from './selection.ts'
import { createGridKeys } from './shortcuts.ts'
import { SkeletonRows } from './SkeletonRows.tsx'
import { TableHead } from './TableHead.tsx'
import { loadEditors } from './TableCell.tsx'
import { TableRow } from './TableRow.tsx'
import { createTableState, type TableState } from './table-state.ts'

export interface DataTableProps<Row, Changes = never> {
  /** The table's name for screen readers. */
  label: string
  /** One row and many rows: "project", "projects". */
  noun: [one: string, many: string]
  columns: readonly Column<Row, Changes>[]
  rows: readonly Row[]
  /** Names a row in the selection, so in the address. */
  rowKey: (row: Row) => string
  /** How the list loads; every useQuery and useInfiniteQuery result fits. */
  query: {
    isPending: boolean
    isError: boolean
    isFetching: boolean
    error: unknown
    refetch: () => unknown
    isPlaceholderData?: boolean
    hasNextPage?: boolean
    isFetchingNextPage?: boolean
    fetchNextPage?: () => unknown
  }
  /** `name` or `-name`, usually from the address. */
  sort?: string
  onSort?: (sort: string) => void
  selection?: Selection
  rowMenu?: (row: Row) => MenuEntry[]
  /** What Enter and a press do in cells that neither can be edited nor hold a control of their own. */
  onOpen?: (row: Row) => void
  /** The row whose details are open beside the table. */
  openKey?: string
  /** Saves one cell; see createRowEdits. */
  onEdit?: (base: Row, changes: Changes) => void
  cellState?: (row: Row, field: string) => CellState<Changes> | undefined
  /** With it, rows whose version someone else moved light up. */
  version?: (row: Row) => string
  isOwn?: (row: Row) => boolean
  /** Instead of rows when there are none. */
  empty: JSX.Element
}

const rowHeight = () => (matchMedia('(pointer: fine)').matches ? 36 : 44)

/**
 * A grid for long lists. Only the rows in view exist; the next page is fetched before its end is reached. One Tab stop: arrows, j and k,
 * Home, End and Page keys move; Enter or F2 edits or opens; Space or x selects, with Shift a range; Ctrl-A all; Escape none.
 */
export function DataTable<Row, Changes = never>(props: DataTableProps<Row, Changes>) {
  const [root, setRoot] = createSignal<HTMLElement>()
  const [isFocused, setFocused] = createSignal(false)
  const table = createTableState(props, root)
  const layout = createMemo(() =>
    layoutOf(props.columns, { selectable: !!props.selection, menu: !!props.rowMenu }),
  )
  const view = createRowWindow({
    count: () => props.rows.length,
    rowHeight,
    pinned: () => table.active().row,
    isFocused,
  })
  const onKeyDown = createGridKeys(table, () =>
    Math.max(1, Math.floor((root()?.clientHeight ?? 400) / rowHeight()) - 2),
  )
  createEffect(() => {
    const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = props.query
    const isNearEnd = view.last() >= props.rows.length - 20
    if (hasNextPage && !isFetchingNextPage && !isError && isNearEnd) void fetchNextPage?.()
  })
  const attach = (element: HTMLElement) => {
    setRoot(element)
    view.observe(element)
  }
  return (
    <div class="flex min-h-0 flex-1 flex-col overflow-hidden rounded-card border border-line bg-surface">
      <Scroller ref={attach} layout={layout()} onFocused={setFocused}>
        <div
          role="grid"
          aria-label={props.label}
          aria-rowcount={props.query.hasNextPage ? -1 : props.rows.length + 1}
          aria-colcount={table.columnCount()}
          aria-multiselectable={props.selection ? 'true' : undefined}
          aria-busy={props.query.isPending || props.query.isPlaceholderData}
          class="min-w-(--table-width-narrow) sm:min-w-(--table-width)"
          onKeyDown={onKeyDown}
        >
          <TableHead table={table} />
          <Show when={props.rows.length > 0}>
            <Body table={table} indexes={view.indexes()} />
          </Show>
        </div>
        <Show when={props.rows.length === 0}>
          <Instead {...props} />
        </Show>
      </Scroller>
      <Footer {...props} />
    </div>
  )
}

interface ScrollerProps {
  ref: (element: HTMLElement) => void
  layout: Record<string, string>
  onFocused: (isFocused: boolean) => void
  children: JSX.Element
}

function Scroller(props: ScrollerProps) {
  const [isScrolled, setScrolled] = createSignal(false)
  return (
    <div
      ref={(element) => props.ref(element)}
      data-scrolled={isScrolled() ? '' : undefined}
      class="group/grid @container relative min-h-0 flex-1 scroll-pt-8 overflow-auto overscroll-contain"
      style={props.layout}
      onScroll={(event) => setScrolled(event.currentTarget.scrollLeft > 0)}
      onPointerEnter={loadEditors}
      onFocusIn={() => {
        loadEditors()
        props.onFocused(true)
      }}
      onFocusOut={(event) => props.onFocused(isInside(event))}
    >
      {props.children}
    </div>
  )
}

const isInside = ({ currentTarget, relatedTarget }: FocusEvent & { currentTarget: HTMLElement }) =>
  relatedTarget instanceof Node && currentTarget.contains(relatedTarget)

function Body<Row, Changes>(props: { table: TableState<Row, Changes>; indexes: number[] }) {
  const table = () => props.table.props
  return (
    <>
      <div
        role="rowgroup"
        class="relative transition-opacity"
        classList={{ 'opacity-60': table().query.isPlaceholderData ?? false }}
        style={{ height: `${table().rows.length * rowHeight()}px` }}
      >
        <For each={props.indexes}>
          {(index) => <TableRow table={props.table} index={index} height={rowHeight()} />}
        </For>
      </div>
      <Show when={table().query.isFetchingNextPage}>
        <SkeletonRows columns={table().columns.length} rows={3} />
      </Show>
    </>
  )
}

function Instead<Row, Changes>(props: DataTableProps<Row, Changes>) {
  return (
    <div class="sticky left-0 w-[100cqw]">
      <Switch fallback={props.empty}>
        <Match when={props.query.isPending}>
          <SkeletonRows columns={props.columns.length} rows={14} />
        </Match>
        <Match when={props.query.isError}>
          <ErrorState
            error={props.query.error}
            retrying={props.query.isFetching}
            onRetry={() => void props.query.refetch()}
          />
        </Match>
      </Switch>
    </div>
  )
}

function Footer<Row, Changes>(props: DataTableProps<Row, Changes>) {
  const text = () => {
    const [one, many] = props.noun
    const count = props.rows.length
    return `${count.toLocaleString('en-GB')}${props.query.hasNextPage ? '+' : ''} ${count === 1 ? one : many}`
  }
  return (
    <div class="flex h-8 shrink-0 items-center gap-3 border-t border-line px-3 text-small text-ink-faint">
      <span class="figures" role="status">
        {props.query.isPending ? words.loading : text()}
      </span>
      <Show when={props.selection?.keys().size}>
        {(selected) => (
          <span class="figures text-accent-ink">{selected().toLocaleString('en-GB')} selected</span>
        )}
      </Show>
    </div>
  )
}
