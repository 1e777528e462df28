import type { Column } from './column.ts'

const selectWidth = 36
const menuWidth = 40

interface Extras {
  selectable: boolean
  menu: boolean
}

/** The widths of a table as CSS variables: the columns of its rows and how wide it is at least, for wide and narrow screens. */
export function layoutOf<Row, Changes>(
  columns: readonly Column<Row, Changes>[],
  { selectable, menu }: Extras,
): Record<string, string> {
  const front = selectable ? [selectWidth] : []
  const back = menu ? [menuWidth] : []
  const wide = columns.map((column) => column.width)
  const narrow = columns.map((column) => column.narrow ?? column.width)
  const tracks = (widths: number[]) =>
    widths.map((width, index) => (columns[index]?.grow ? `minmax(${width}px, 1fr)` : `${width}px`))
  return {
    '--columns': [...px(front), ...tracks(wide), ...px(back)].join(' '),
    '--columns-narrow': [...px(front), ...tracks(narrow), ...px(back)].join(' '),
    '--table-width': `${sum([...front, ...wide, ...back])}px`,
    '--table-width-narrow': `${sum([...front, ...narrow, ...back])}px`,
  }
}

/** How far from the left a sticky column stays, on wide and on narrow screens. */
export function stickyOffsets<Row, Changes>(
  columns: readonly Column<Row, Changes>[],
  index: number,
  selectable: boolean,
): Record<string, string> {
  const before = columns.slice(0, index)
  const front = selectable ? selectWidth : 0
  const wide = sum(before.filter((column) => column.sticky).map((column) => column.width))
  const narrow = sum(
    before.filter((column) => column.sticky === 'always').map((column) => column.narrow ?? column.width),
  )
  return { '--left': `${front + narrow}px`, '--left-wide': `${front + wide}px` }
}

const sum = (widths: number[]) => widths.reduce((total, width) => total + width, 0)

const px = (widths: number[]) => widths.map((width) => `${width}px`)
