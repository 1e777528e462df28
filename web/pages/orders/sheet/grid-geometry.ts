import type { GridColumn } from './grid-view.ts'
import type { Spot } from './selection-box.ts'

export interface Rect {
  x: number
  y: number
  width: number
  height: number
}

export type Side = 'colPinStart' | 'rgCol'

export type GridGeometry = ReturnType<typeof createGridGeometry>

/** Where rows and columns are, in the coordinates of each side's content and of the window. */
export function createGridGeometry(element: HTMLElement, rowHeight: number) {
  let tracks: Track[] = []
  let count = 0
  let top = 0

  const scroller = (side: Side) =>
    element.querySelector<HTMLElement>(
      `revogr-viewport-scroll.${side} > .inner-content-table > .vertical-inner`,
    )
  const body = () => scroller('rgCol') ?? scroller('colPinStart')
  /** Longer lists than a browser can scroll are drawn nearer to the top than they are. */
  const drawnOffset = () => top - (body()?.scrollTop ?? top)

  return {
    rowHeight,
    setColumns(columns: readonly GridColumn[]): void {
      const ends = { colPinStart: 0, rgCol: 0 }
      tracks = columns.map(({ width, pinned }) => {
        const side = pinned ? 'colPinStart' : 'rgCol'
        const x = ends[side]
        ends[side] += width
        return { side, x, width }
      })
    },
    setCount(next: number): void {
      count = next
    },
    scrolled(dimension: string, coordinate: number): void {
      if (dimension === 'rgRow') top = coordinate
    },
    scroller,
    track: (column: number) => tracks[column],
    tracks: () => tracks,
    drawnOffset,
    /** The rows in view, as whole as they are. */
    visible(): { first: number; last: number } {
      const height = body()?.clientHeight ?? 600
      const first = Math.floor(top / rowHeight)
      return { first, last: Math.min(Math.max(0, count - 1), first + Math.ceil(height / rowHeight)) }
    },
    rowsPerPage: () => Math.max(1, Math.floor((body()?.clientHeight ?? 600) / rowHeight) - 1),
    ...createWindowRects({ track: (column) => tracks[column], scroller, rowHeight, top: () => top }),
    /** Where to scroll to so that a cell is in view; undefined where it is already. */
    scrollTo({ row, column }: Spot): { x?: number; y?: number } {
      const height = body()?.clientHeight ?? 0
      const y = row * rowHeight
      const up = y < top ? y : undefined
      const down = y + rowHeight > top + height ? y + rowHeight - height : undefined
      return {
        ...horizontal(tracks[column], scroller('rgCol')?.closest('revogr-viewport-scroll')),
        y: up ?? down,
      }
    },
  }
}

interface Track {
  side: Side
  x: number
  width: number
}

interface RectOptions {
  track(column: number): Track | undefined
  scroller(side: Side): HTMLElement | null
  rowHeight: number
  top(): number
}

/** Where cells are in the window, for what lies over them. */
function createWindowRects({ track, scroller, rowHeight, top }: RectOptions) {
  return {
    /** Where a cell is in the window; undefined while it is not drawn. */
    rectOf({ row, column }: Spot): Rect | undefined {
      const place = track(column)
      const pane = place && scroller(place.side)
      if (!place || !pane) return undefined
      const box = pane.getBoundingClientRect()
      return { x: box.x + place.x, y: box.y + row * rowHeight - top(), width: place.width, height: rowHeight }
    },
    /** The part of the window in which the cells of a column are seen. */
    paneOf(column: number): DOMRect | undefined {
      const side = track(column)?.side
      const pane = side && scroller(side)
      const section = pane?.closest('revogr-viewport-scroll')
      if (!pane || !section) return undefined
      const [rows, width] = [pane.getBoundingClientRect(), section.getBoundingClientRect()]
      return new DOMRect(width.x, rows.y, width.width, rows.height)
    },
  }
}

function horizontal(track: Track | undefined, section: Element | null | undefined): { x?: number } {
  if (!track || track.side !== 'rgCol' || !section) return {}
  // Of a column wider than the view its beginning is shown.
  if (track.x < section.scrollLeft || track.width > section.clientWidth) return { x: track.x }
  const over = track.x + track.width - section.clientWidth
  return over > section.scrollLeft ? { x: over } : {}
}
