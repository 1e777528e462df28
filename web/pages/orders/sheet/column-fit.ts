import { narrowest, widest } from './sheet-layout.ts'

/** How wide a column has to be for what it shows now: its head and its cells in view, measured as they are drawn. */
export function fittingWidth(grid: HTMLElement, columnId: string): number {
  const head = [...grid.querySelectorAll(`.rgHeaderCell[data-column="${columnId}"] > .header-content`)]
  const cells = [...grid.querySelectorAll(`.rgCell[id$="-${columnId}"]`)]
  const widths = measured([...head, ...cells])
  return Math.min(widest, Math.max(narrowest, ...widths))
}

/** Copies beside the cells take the room that they want; all are laid out at once. */
function measured(cells: readonly Element[]): number[] {
  const copies = cells.map((cell) => {
    const copy = cell.cloneNode(true)
    if (!(copy instanceof HTMLElement)) return undefined
    copy.removeAttribute('id')
    copy.style.cssText = 'position:absolute;width:max-content;max-width:none;visibility:hidden;transform:none'
    cell.parentElement?.append(copy)
    return copy
  })
  const widths = copies.map((copy) => Math.ceil(copy?.getBoundingClientRect().width ?? 0) + 1)
  for (const copy of copies) copy?.remove()
  return widths
}
