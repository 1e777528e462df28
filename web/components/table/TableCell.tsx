import { type Accessor, createSignal, type JSX, Show } from 'solid-js'
import { words } from '../../text/words.ts'
import type * as Editors from './CellEditor.tsx'
import { CellNote, isNearEnd } from './CellNote.tsx'
import type { Column } from './column.ts'
import { gridCell } from './grid-cell.ts'
import { stickyOffsets } from './layout.ts'
import { stickyStyle } from './row-style.ts'
import type { TableState } from './table-state.ts'

const [editors, setEditors] = createSignal<typeof Editors>()

/** Most visits only read: the editors come with the first edit, or when a table gets the focus. */
export const loadEditors = () => void import('./CellEditor.tsx').then((part) => setEditors(() => part))

export interface TableCellProps<Row, Changes> {
  table: TableState<Row, Changes>
  row: Accessor<Row>
  column: Column<Row, Changes>
  /** The row's place in the list. */
  index: number
  /** The column's place among the columns. */
  place: number
}

export function TableCell<Row, Changes>(props: TableCellProps<Row, Changes>) {
  const cell = createCell(props)
  return (
    <div
      role="gridcell"
      {...gridCell(
        props.table,
        () => props.index,
        () => props.place + props.table.offset(),
      )}
      aria-readonly={cell.canEdit() ? undefined : 'true'}
      aria-invalid={cell.failed() ? 'true' : undefined}
      style={stickyOffsets(props.table.props.columns, props.place, !!props.table.props.selection)}
      class={`group/cell relative flex min-w-0 items-center bg-inherit px-2.5 outline-offset-[-2px] ${stickyStyle(props.column)}`}
      classList={{
        'justify-end text-right figures': props.column.align === 'end',
        'cursor-pointer': !!props.table.props.onOpen && !cell.canEdit(),
        'cursor-text hover:shadow-[inset_0_0_0_1px_var(--color-line-strong)]': cell.canEdit(),
        'shadow-[inset_0_0_0_1px_var(--color-bad)]': !!cell.failed(),
        'z-30!': cell.isEditing() || cell.isNoted(),
      }}
      onClick={cell.onClick}
    >
      <Show when={cell.isEditing() && editors()} keyed fallback={<Reading {...props} cell={cell} />}>
        {({ CellEditor }) => <CellEditor {...props} />}
      </Show>
    </div>
  )
}

type CellView = ReturnType<typeof createCell>

function createCell<Row, Changes>(props: TableCellProps<Row, Changes>) {
  const place = () => props.place + props.table.offset()
  const key = () => props.table.props.rowKey(props.row())
  const state = () => props.column.edit && props.table.props.cellState?.(props.row(), props.column.edit.field)
  const locked = () => props.column.edit?.locked?.(props.row())
  const isActive = () => props.table.active().row === props.index && props.table.active().column === place()
  const failed = () => {
    const known = state()
    return known?.kind === 'failed' ? known : undefined
  }
  const note = () => {
    if (!isActive() || props.table.editing()) return undefined
    return failed()?.message ?? (props.table.askedWhy() ? locked() : undefined)
  }
  return {
    saving: () => state()?.kind === 'saving',
    failed,
    locked,
    note,
    isNoted: () => note() !== undefined,
    canEdit: () => !!props.column.edit && !!props.table.props.onEdit && locked() === undefined,
    isEditing: () => props.table.editing()?.key === key() && props.table.editing()?.column === props.column,
    onClick: (event: MouseEvent) => {
      const onControl = event.target instanceof Element && event.target.closest('a, button, input')
      if (onControl || props.table.editing()) return
      props.table.focus({ row: props.index, column: place() })
      props.table.act()
    },
  }
}

function Reading<Row, Changes>(props: TableCellProps<Row, Changes> & { cell: CellView }): JSX.Element {
  return (
    <>
      <span class="min-w-0 flex-1 truncate">
        {props.column.view?.(props.row) ?? plain(props.column.value(props.row()))}
      </span>
      <Show when={props.cell.saving()}>
        <span class="absolute right-1 size-1.5 animate-pulse rounded-full bg-accent">
          <span class="sr-only">{words.saving}</span>
        </span>
      </Show>
      <Show when={props.cell.locked() !== undefined}>
        <svg
          viewBox="0 0 16 16"
          class="absolute right-1 hidden size-3 fill-none stroke-ink-faint stroke-[1.5] group-hover/cell:block group-focus/cell:block"
          aria-hidden="true"
        >
          <path d="M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5" />
        </svg>
      </Show>
      <Show when={props.cell.note()}>
        {(note) => (
          <CellNote
            tone={props.cell.failed() ? 'bad' : 'neutral'}
            above={isNearEnd(props.table, props.index)}
          >
            {note()}
          </CellNote>
        )}
      </Show>
    </>
  )
}

const plain = (value: string | number | null): JSX.Element => value ?? <span class="text-ink-faint">–</span>
