import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import type { Column } from './column.ts'
import type { DataTableProps } from './DataTable.tsx'
import type { Position } from './grid-keys.ts'

/** What the parts of one table share. */
export interface TableState<Row, Changes> {
  props: DataTableProps<Row, Changes>
  /** With the columns that the table adds by itself: the check boxes in front, the menu at the end. */
  columnCount: Accessor<number>
  /** Places in front of the first column: 1 when rows can be selected. */
  offset: Accessor<number>
  active: Accessor<Position>
  /** Makes a cell the one that Tab reaches, and focuses it. */
  focus(position: Position): void
  /** The focus came to a cell by itself, for example from a screen reader. */
  arrive(position: Position): void
  editing: Accessor<Editing<Row, Changes> | undefined>
  endEdit(position?: Position): void
  /**
   * Edits the active cell, or presses what is in it, or opens its row, or says why it cannot be edited. Answers whether there was
   * anything to do.
   */
  act(): boolean
  /** True after someone tried to edit a cell that cannot be edited, until they move on. */
  askedWhy: Accessor<boolean>
  hasFlash(key: string): boolean
}

export interface Editing<Row, Changes> {
  key: string
  /** The row as it was when the edit began. */
  base: Row
  column: Column<Row, Changes>
}

export function createTableState<Row, Changes>(
  props: DataTableProps<Row, Changes>,
  root: Accessor<HTMLElement | undefined>,
): TableState<Row, Changes> {
  const [active, setActive] = createSignal<Position>({ row: 0, column: 0 })
  const [editing, setEditing] = createSignal<Editing<Row, Changes>>()
  const [askedWhy, setAskedWhy] = createSignal(false)
  const offset = () => (props.selection ? 1 : 0)
  const columnCount = createMemo(() => offset() + props.columns.length + (props.rowMenu ? 1 : 0))
  const cellAt = ({ row, column }: Position) =>
    root()?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`)
  const focus = (position: Position) => {
    setAskedWhy(false)
    setActive(position)
    const cell = cellAt(position)
    cell?.focus({ preventScroll: true })
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  const edit = (row: Row, column: Column<Row, Changes>) =>
    setEditing({ key: props.rowKey(row), base: row, column })
  return {
    props,
    offset,
    columnCount,
    active,
    focus,
    arrive: ({ row, column }) => {
      if (active().row !== row || active().column !== column) setActive({ row, column })
    },
    editing,
    endEdit: (position) => {
      setEditing(undefined)
      if (position) focus(position)
    },
    act: () => {
      const row = props.rows[active().row]
      const column = props.columns[active().column - offset()]
      if (row && column?.edit && props.onEdit) {
        if (column.edit.locked?.(row) === undefined) edit(row, column)
        else setAskedWhy(true)
        return true
      }
      const inside = cellAt(active())?.querySelector<HTMLElement>('a, button, input')
      if (inside) inside.click()
      else if (row) props.onOpen?.(row)
      return !!inside || (!!row && !!props.onOpen)
    },
    askedWhy,
    hasFlash: createFlashes(props),
  }
}

const flashMs = 2_000

/** Rows that someone else changed light up for a moment; one's own changes do not. */
function createFlashes<Row, Changes>(props: DataTableProps<Row, Changes>): (key: string) => boolean {
  const [flashed, setFlashed] = createSignal<ReadonlySet<string>>(new Set())
  const seen = new Map<string, string>()
  const timers = new Set<ReturnType<typeof setTimeout>>()
  createEffect(
    on(
      () => props.rows,
      (rows) => {
        const version = props.version
        if (!version) return
        const changed = rows.filter((row) => {
          const before = seen.get(props.rowKey(row))
          return before !== undefined && before !== version(row) && !props.isOwn?.(row)
        })
        for (const row of rows) seen.set(props.rowKey(row), version(row))
        if (changed.length === 0) return
        setFlashed(new Set(changed.map(props.rowKey)))
        timers.add(setTimeout(() => setFlashed(new Set()), flashMs))
      },
    ),
  )
  onCleanup(() => timers.forEach(clearTimeout))
  return (key) => flashed().has(key)
}
