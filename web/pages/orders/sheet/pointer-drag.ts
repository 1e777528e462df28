import type { GridView } from './grid-view.ts'
import { type Box, contains, extended, type Spot } from './selection-box.ts'
import type { Sheet } from './sheet.ts'

type Drag = { kind: 'select' } | { kind: 'fill'; source: Box; target?: Box }

interface DragOptions {
  sheet: Sheet
  view: GridView
  spotAt(target: Element | null): Spot | undefined
  setFilling(box: Box | undefined): void
}

const scrollEveryMs = 40

/** A range or a fill that follows the pointer, and scrolls on where it leaves the cells. */
export function createPointerDrag({ sheet, view, spotAt, setFilling }: DragOptions) {
  let drag: Drag | undefined
  let pointer = { x: 0, y: 0 }
  let scrolling: ReturnType<typeof setInterval> | undefined

  const follow = () => {
    const spot = spotAt(document.elementFromPoint(...inside(view, pointer)))
    const range = sheet.selection()
    if (!spot || !drag) return
    if (drag.kind === 'fill') {
      drag.target = fillTarget(drag.source, spot)
      setFilling(drag.target)
    } else if (range && (range.head.row !== spot.row || range.head.column !== spot.column)) {
      sheet.select(extended(range, spot))
    }
  }
  const onMove = (event: PointerEvent) => {
    pointer = { x: event.clientX, y: event.clientY }
    follow()
  }
  const onUp = (event: PointerEvent) => {
    // The last move may not have been told of before.
    onMove(event)
    if (drag?.kind === 'fill' && drag.target) {
      sheet.actions.fillOn(drag.source, drag.target)
      sheet.selectBox(drag.target)
    }
    stop()
  }
  const stop = () => {
    drag = undefined
    setFilling(undefined)
    clearInterval(scrolling)
    document.removeEventListener('pointermove', onMove)
    document.removeEventListener('pointerup', onUp)
  }
  return {
    stop,
    begin(next: Drag, event: PointerEvent): void {
      drag = next
      pointer = { x: event.clientX, y: event.clientY }
      document.addEventListener('pointermove', onMove)
      document.addEventListener('pointerup', onUp)
      scrolling = setInterval(() => scrollOn(view, pointer) && follow(), scrollEveryMs)
    },
  }
}

const rowsOf = ({ element }: GridView) =>
  element.querySelector('revogr-viewport-scroll.rgCol > .inner-content-table > .vertical-inner')

/** Scrolls while the pointer is outside the cells, the farther the faster; answers whether it did. */
function scrollOn(view: GridView, pointer: { x: number; y: number }): boolean {
  const pane = rowsOf(view)
  const section = pane?.closest('revogr-viewport-scroll')
  if (!pane || !section) return false
  const [rows, width] = [pane.getBoundingClientRect(), section.getBoundingClientRect()]
  const down = beyond(pointer.y, rows.top, rows.bottom)
  const right = beyond(pointer.x, width.left, width.right)
  pane.scrollTop += down
  section.scrollLeft += right
  return down !== 0 || right !== 0
}

function beyond(place: number, from: number, to: number): number {
  const over = place < from ? place - from : place > to ? place - to : 0
  return Math.sign(over) * Math.min(240, Math.abs(over))
}

/** The nearest point over the cells, so that a drag outside goes on. */
function inside(view: GridView, { x, y }: { x: number; y: number }): [number, number] {
  const rows = rowsOf(view)?.getBoundingClientRect()
  const frame = view.element.getBoundingClientRect()
  if (!rows) return [x, y]
  return [
    Math.max(frame.left + 1, Math.min(x, frame.right - 20)),
    Math.max(rows.top + 1, Math.min(y, rows.bottom - 2)),
  ]
}

/** A fill goes one way: where the pointer is farther away from the source. */
function fillTarget(source: Box, spot: Spot): Box | undefined {
  if (contains(source, spot)) return undefined
  const down = Math.max(spot.row - source.bottom, source.top - spot.row, 0)
  const right = Math.max(spot.column - source.right, source.left - spot.column, 0)
  return down >= right
    ? { ...source, top: Math.min(source.top, spot.row), bottom: Math.max(source.bottom, spot.row) }
    : { ...source, left: Math.min(source.left, spot.column), right: Math.max(source.right, spot.column) }
}
