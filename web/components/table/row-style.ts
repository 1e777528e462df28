import type { Column } from './column.ts'

/** One row: the columns that layoutOf names, and a hairline below. */
export const rowStyle = 'grid grid-cols-(--columns-narrow) border-b sm:grid-cols-(--columns)'

// Once the rest is scrolled, a line marks the edge under which it goes.
const edge =
  'group-data-scrolled/grid:shadow-[1px_0_0_var(--color-line-strong),6px_0_8px_-6px_var(--color-line-strong)]'

export function stickyStyle<Row, Changes>({ sticky }: Column<Row, Changes>): string {
  if (sticky === 'always') return `sticky left-(--left) z-10 sm:left-(--left-wide) ${edge}`
  if (sticky === 'wide') return 'sm:sticky sm:left-(--left-wide) sm:z-10'
  return ''
}
