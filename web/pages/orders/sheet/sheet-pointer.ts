import { onCleanup } from 'solid-js'
import type { GridView } from './grid-view.ts'
import { createPointerDrag } from './pointer-drag.ts'
import { at, type Box, extended, isSame, type Spot } from './selection-box.ts'
import type { Sheet } from './sheet.ts'
import { selectColumn } from './sheet-columns.ts'

interface PointerDoors {
  open(id: string): void
  setFilling(box: Box | undefined): void
}

/** Selecting and filling with a mouse; under a finger a tap selects, and dragging scrolls as everywhere. */
export function listenToPointer(sheet: Sheet, view: GridView, doors: PointerDoors): void {
  const { element } = view
  const spotAt = (target: Element | null) => spotOf(sheet, target)
  const drag = createPointerDrag({ sheet, view, spotAt, setFilling: doors.setFilling })
  const isSelect = (spot: Spot) => sheet.columns()[spot.column] === selectColumn

  const onPointerDown = (event: PointerEvent) => {
    const target = elementOf(event)
    const source = target?.closest('.sheet-handle') ? sheet.box() : undefined
    const spot = spotAt(target)
    if (event.button !== 0 || event.pointerType === 'touch' || target?.closest('.sheet-open')) return
    if (!source && (!spot || isSelect(spot))) return
    event.preventDefault()
    sheet.focus()
    if (source) return drag.begin({ kind: 'fill', source }, event)
    const range = sheet.selection()
    if (spot) sheet.select(event.shiftKey && range ? extended(range, spot) : at(spot))
    drag.begin({ kind: 'select' }, event)
  }
  const onClick = (event: MouseEvent) => {
    const target = elementOf(event)
    const spot = spotAt(target)
    const isTouch = event instanceof PointerEvent && event.pointerType === 'touch'
    if (!spot || target?.closest('.sheet-open') || (!isSelect(spot) && !isTouch)) return
    const isAgain = isSame(sheet.selection()?.active, spot)
    sheet.focus()
    sheet.select(at(spot))
    if (isSelect(spot)) sheet.chooseRow(spot.row, event.shiftKey)
    else if (isAgain) begin(spot)
  }
  const onDoubleClick = (event: MouseEvent) => {
    const target = elementOf(event)
    const filled = target?.closest('.sheet-handle') ? sheet.fillToEnd() : undefined
    const spot = spotAt(target)
    if (filled) sheet.selectBox(filled)
    else if (spot && !target?.closest('.sheet-handle')) begin(spot)
  }
  const begin = (spot: Spot) => {
    const row = sheet.rowAt(spot.row)
    if (row && sheet.columns()[spot.column]?.id === 'number') doors.open(row.id)
    else if (!isSelect(spot) && !sheet.edit()) sheet.tellLocked()
  }
  // The focus stays on the grid, which tells the active cell by its id.
  element.addEventListener(
    'mousedown',
    (event) => elementOf(event)?.closest('.rgCell') && event.preventDefault(),
  )
  element.addEventListener('pointerdown', onPointerDown)
  element.addEventListener('click', onClick)
  element.addEventListener('dblclick', onDoubleClick)
  onCleanup(drag.stop)
}

const elementOf = ({ target }: Event) => (target instanceof Element ? target : null)

function spotOf(sheet: Sheet, target: Element | null): Spot | undefined {
  const [, index, id] = /^cell-(\d+)-(.+)$/.exec(target?.closest('.rgCell')?.id ?? '') ?? []
  const column = sheet.columns().findIndex((known) => known.id === id)
  return index === undefined || column < 0 ? undefined : { row: Number(index), column }
}
