import { moved, type Position } from './grid-keys.ts'
import type { TableState } from './table-state.ts'

/** What keys do while a cell, not its editor, has the focus. */
export function createGridKeys<Row, Changes>(table: TableState<Row, Changes>, page: () => number) {
  const { props } = table
  return (event: KeyboardEvent) => {
    if (table.editing() || event.defaultPrevented || !isCell(event.target)) return
    const at = table.active()
    const bounds = { rows: props.rows.length, columns: table.columnCount(), page: page() }
    const next = moved(event, at, bounds)
    const handled = next ? go(table, { event, at, next }) : act(table, event, at)
    if (handled) event.preventDefault()
  }
}

const isCell = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.dataset['cell'] !== undefined

interface Move {
  event: KeyboardEvent
  at: Position
  next: Position
}

function go<Row, Changes>(table: TableState<Row, Changes>, { event, at, next }: Move): boolean {
  if (event.shiftKey && next.row !== at.row) {
    const { props } = table
    for (const index of [at.row, next.row]) {
      const row = props.rows[index]
      if (row && !props.selection?.has(props.rowKey(row))) props.selection?.toggle(props.rowKey(row))
    }
  }
  table.focus(next)
  return true
}

function act<Row, Changes>(table: TableState<Row, Changes>, event: KeyboardEvent, at: Position): boolean {
  const { props } = table
  const row = props.rows[at.row]
  if (event.key === 'Escape' && props.selection?.keys().size) {
    props.selection.clear()
    return true
  }
  if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey) && props.selection) {
    props.selection.set(props.rows.map(props.rowKey))
    return true
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  if ((event.key === ' ' || event.key === 'x') && row && props.selection) {
    props.selection.toggle(
      props.rowKey(row),
      event.shiftKey ? { order: props.rows.map(props.rowKey) } : undefined,
    )
    return true
  }
  if (event.key === 'Enter' || event.key === 'F2' || event.key === ' ') return table.act()
  return false
}
