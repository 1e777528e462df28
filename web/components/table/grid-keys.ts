/** A cell of the grid; row -1 is the header. */
export interface Position {
  row: number
  column: number
}

interface Bounds {
  rows: number
  columns: number
  /** How many rows PageDown moves. */
  page: number
}

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** Where a key moves to from `at`, within the grid; undefined for keys that do not move. */
export function moved(press: Press, at: Position, bounds: Bounds): Position | undefined {
  const step = stepOf(press, at, bounds)
  if (!step || press.altKey) return undefined
  return {
    row: Math.min(Math.max(step.row, -1), bounds.rows - 1),
    column: Math.min(Math.max(step.column, 0), bounds.columns - 1),
  }
}

function stepOf(
  { key, ctrlKey, metaKey }: Press,
  { row, column }: Position,
  bounds: Bounds,
): Position | undefined {
  const jump = ctrlKey || metaKey
  switch (key) {
    case 'ArrowDown':
      return { row: jump ? bounds.rows - 1 : row + 1, column }
    case 'ArrowUp':
      return { row: jump ? 0 : row - 1, column }
    case 'ArrowRight':
      return { row, column: column + 1 }
    case 'ArrowLeft':
      return { row, column: column - 1 }
    case 'Home':
      return { row: jump ? 0 : row, column: 0 }
    case 'End':
      return { row: jump ? bounds.rows - 1 : row, column: bounds.columns - 1 }
    case 'PageDown':
      return { row: row + bounds.page, column }
    case 'PageUp':
      return { row: Math.max(0, row - bounds.page), column }
    default:
      return jump ? undefined : letterStep(key, { row, column })
  }
}

const letterStep = (key: string, { row, column }: Position): Position | undefined => {
  if (key === 'j') return { row: row + 1, column }
  if (key === 'k') return { row: row - 1, column }
  return undefined
}
