import { readSort } from './table/column.ts'

interface Sortable<Row> {
  id: string
  /** null comes last in both directions. */
  sortBy?: (row: Row) => string | number | null
}

/** A sorted copy; rows that are equal, and all rows without a known order, keep their place. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Sortable<Row>[],
  sort: string | undefined,
): readonly Row[] {
  const { field, descending } = readSort(sort ?? '')
  const by = columns.find((column) => column.id === field)?.sortBy
  if (!by) return rows
  return rows.toSorted((a, b) => compare(by(a), by(b), descending))
}

function compare(a: string | number | null, b: string | number | null, descending: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b))
  return descending ? -order : order
}
