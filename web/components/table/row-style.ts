import type { Column } from './column.ts'

/** One row: the columns that layoutOf names, and a hairline below. */
export const rowStyle = 'grid grid-cols-(--columns-narrow) border-b sm:grid-cols-(--columns)'

export function stickyStyle<Row, Changes>({ sticky }: Column<Row, Changes>): string {
  if (sticky === 'always') return 'sticky left-(--left) z-10 sm:left-(--left-wide)'
  if (sticky === 'wide') return 'sm:sticky sm:left-(--left-wide) sm:z-10'
  return ''
}
