import { toCsv } from '../functions/domain/csv.ts'
import type { Column } from './components/table/column.ts'

/** Hands the rows over as a file, with the columns of the screen in their order. */
export function exportCsv<Row, Changes>(
  name: string,
  rows: readonly Row[],
  columns: readonly Pick<Column<Row, Changes>, 'header' | 'value'>[],
): void {
  const text = toCsv(
    columns.map((column) => column.header),
    rows.map((row) => columns.map((column) => column.value(row))),
  )
  download(new Blob([text], { type: 'text/csv;charset=utf-8' }), `${name}.csv`)
}

function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
