/** A cell by its row in the list and its place among the visible columns. */
export interface Spot {
  row: number
  column: number
}

/** The active cell, and the range that was spanned from the anchor to the head. */
export interface Selection {
  active: Spot
  anchor: Spot
  head: Spot
  /** Where Tab set out from: Enter goes on below it, so that a row after the other can be typed. */
  tabbedFrom?: number
}

export interface Box {
  top: number
  left: number
  bottom: number
  right: number
}

export interface Bounds {
  rows: number
  columns: number
  /** How many rows PageDown moves. */
  page: number
}

/** The first column holds the check boxes; Home and Ctrl with an arrow stop before it. */
export const firstCell = 1

export const at = (spot: Spot): Selection => ({ active: spot, anchor: spot, head: spot })

export const boxOf = ({ anchor, head }: Selection): Box => ({
  top: Math.min(anchor.row, head.row),
  left: Math.min(anchor.column, head.column),
  bottom: Math.max(anchor.row, head.row),
  right: Math.max(anchor.column, head.column),
})

export const isSingle = (box: Box): boolean => box.top === box.bottom && box.left === box.right

export const isSame = (a: Spot | undefined, b: Spot): boolean => a?.row === b.row && a.column === b.column

export const cellsIn = (box: Box): number => (box.bottom - box.top + 1) * (box.right - box.left + 1)

export const contains = (box: Box, { row, column }: Spot): boolean =>
  row >= box.top && row <= box.bottom && column >= box.left && column <= box.right

export const extended = (selection: Selection, head: Spot): Selection => ({ ...selection, head })

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** What a key makes of the selection; undefined for keys that do not move. Shift keeps the anchor and moves the head. */
export function moved(press: Press, selection: Selection, bounds: Bounds): Selection | undefined {
  if (press.altKey) return undefined
  const step = press.shiftKey ? -1 : 1
  if (press.key === 'Tab') return stepped(selection, step, bounds)
  if (press.key === 'Enter') return entered(selection, step, bounds)
  const from = press.shiftKey ? selection.head : selection.active
  const target = targetOf(press, from, bounds)
  if (!target) return undefined
  const spot = within(target, bounds)
  if (!press.shiftKey) return at(spot)
  // A range of cells does not run into the check boxes.
  const least = Math.min(firstCell, selection.anchor.column)
  return extended(selection, { ...spot, column: Math.max(least, spot.column) })
}

function targetOf({ key, ctrlKey, metaKey }: Press, { row, column }: Spot, bounds: Bounds): Spot | undefined {
  const far = ctrlKey || metaKey
  const [lastRow, lastColumn] = [bounds.rows - 1, bounds.columns - 1]
  switch (key) {
    case 'ArrowDown':
      return { row: far ? lastRow : row + 1, column }
    case 'ArrowUp':
      return { row: far ? 0 : row - 1, column }
    case 'ArrowRight':
      return { row, column: far ? lastColumn : column + 1 }
    case 'ArrowLeft':
      return { row, column: far ? firstCell : column - 1 }
    case 'Home':
      return { row: far ? 0 : row, column: firstCell }
    case 'End':
      return { row: far ? lastRow : row, column: lastColumn }
    case 'PageDown':
      return { row: row + bounds.page, column }
    case 'PageUp':
      return { row: row - bounds.page, column }
    default:
      return undefined
  }
}

const within = ({ row, column }: Spot, { rows, columns }: Bounds): Spot => ({
  row: Math.max(0, Math.min(row, rows - 1)),
  column: Math.max(0, Math.min(column, columns - 1)),
})

/** Tab goes round within a range; without one it leaves at the ends, so that the keyboard is never caught in the sheet. */
function stepped(selection: Selection, step: 1 | -1, bounds: Bounds): Selection | undefined {
  const box = boxOf(selection)
  const { row, column } = selection.active
  if (isSingle(box)) {
    const next = column + step
    if (next < 0 || next >= bounds.columns) return undefined
    return { ...at({ row, column: next }), tabbedFrom: selection.tabbedFrom ?? column }
  }
  const width = box.right - box.left + 1
  const place = around((row - box.top) * width + (column - box.left) + step, cellsIn(box))
  return {
    ...selection,
    active: { row: box.top + Math.floor(place / width), column: box.left + (place % width) },
  }
}

/** Enter goes down, within a range column by column. */
function entered(selection: Selection, step: 1 | -1, bounds: Bounds): Selection {
  const box = boxOf(selection)
  const { row, column } = selection.active
  if (isSingle(box)) return at(within({ row: row + step, column: selection.tabbedFrom ?? column }, bounds))
  const height = box.bottom - box.top + 1
  const place = around((column - box.left) * height + (row - box.top) + step, cellsIn(box))
  return {
    ...selection,
    active: { row: box.top + (place % height), column: box.left + Math.floor(place / height) },
  }
}

const around = (place: number, count: number): number => (place + count) % count

/** The range made as wide as the sheet. */
export const wholeRows = (selection: Selection, { columns }: Bounds): Selection => ({
  ...selection,
  anchor: { ...selection.anchor, column: firstCell },
  head: { ...selection.head, column: columns - 1 },
})

/** The range made as high as the list. */
export const wholeColumns = (selection: Selection, { rows }: Bounds): Selection => ({
  ...selection,
  anchor: { ...selection.anchor, row: 0 },
  head: { ...selection.head, row: Math.max(0, rows - 1) },
})

/** The whole selection some rows further down. */
export function shifted({ active, anchor, head }: Selection, by: number): Selection {
  const down = (spot: Spot) => ({ ...spot, row: Math.max(0, spot.row + by) })
  return { active: down(active), anchor: down(anchor), head: down(head) }
}
