import type { TableState } from './table-state.ts'

/** What makes an element a cell of the grid. Tab reaches one of them, the active one. */
export const gridCell = <Row, Changes>(
  table: TableState<Row, Changes>,
  row: () => number,
  column: () => number,
) => ({
  get 'aria-colindex'() {
    return column() + 1
  },
  get 'data-cell'() {
    return `${row()}:${column()}`
  },
  onFocus: () => table.arrive({ row: row(), column: column() }),
  get tabindex() {
    const at = table.active()
    return at.row === row() && at.column === column() ? 0 : -1
  },
})
