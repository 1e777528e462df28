import { type Box, isSingle } from './selection-box.ts'

/** Where a copied block goes: which of its cells lands on which place of the sheet. */
export interface PastePlan {
  /** The cells that are written, and selected afterwards. */
  box: Box
  text: (row: number, column: number) => string
  /** How much of the block has no place: rows below the last one, columns right of the last one. */
  cut: { rows: number; columns: number }
}

/**
 * A block goes to the top left of the selection. Where the selection is a multiple of the block, it is repeated over all of it, as
 * spreadsheets do; so one copied cell fills a range.
 */
export function planPaste(
  block: readonly (readonly string[])[],
  target: Box,
  size: { rows: number; columns: number },
): PastePlan {
  const height = block.length
  const width = Math.max(1, ...block.map((row) => row.length))
  const rows = repeated(height, target.bottom - target.top + 1)
  const columns = repeated(width, target.right - target.left + 1)
  const isTiled = !isSingle(target)
  const [wantedRows, wantedColumns] = isTiled ? [rows, columns] : [height, width]
  const bottom = Math.min(target.top + wantedRows, size.rows) - 1
  const right = Math.min(target.left + wantedColumns, size.columns) - 1
  return {
    box: { top: target.top, left: target.left, bottom, right },
    text: (row, column) => block[(row - target.top) % height]?.[(column - target.left) % width] ?? '',
    cut: {
      rows: target.top + wantedRows - 1 - bottom,
      columns: target.left + wantedColumns - 1 - right,
    },
  }
}

const repeated = (length: number, room: number) => (room % length === 0 ? room : length)
