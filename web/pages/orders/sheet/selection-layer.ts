import type { GridGeometry, Side } from './grid-geometry.ts'
import { type Box, boxOf, isSingle, type Selection } from './selection-box.ts'

/** What the layer shows at one moment. */
export interface LayerState {
  selection: Selection | undefined
  /** What was copied last, as long as it can be pasted. */
  copied: Box | undefined
  /** Where a drag of the handle would fill to. */
  filling: Box | undefined
  mayFill: boolean
}

const sides: readonly Side[] = ['colPinStart', 'rgCol']
const parts = ['range', 'copied', 'filling', 'active', 'handle'] as const
type Part = (typeof parts)[number]

/**
 * The selection, drawn over the cells of each side. RevoGrid keeps a selection per side; here one range spans frozen and free columns, so it
 * is drawn by hand, inside the scrolled content, where it moves along without a delay.
 */
export function createSelectionLayer(geometry: GridGeometry) {
  const layers = new Map<Side, { root: HTMLElement; parts: Record<Part, HTMLElement> }>()

  const layerOf = (side: Side) => {
    const pane = geometry.scroller(side)
    if (!pane) return undefined
    const known = layers.get(side) ?? makeLayer()
    layers.set(side, known)
    if (known.root.parentElement !== pane) pane.append(known.root)
    return known
  }
  const draw = (state: LayerState) => {
    const range = state.selection && boxOf(state.selection)
    const active = state.selection && cellBox(state.selection)
    for (const side of sides) {
      const layer = layerOf(side)
      if (!layer) continue
      place(layer.parts.range, range && !isSingle(range) ? rectOn(side, range) : undefined)
      place(layer.parts.active, active && rectOn(side, active))
      place(layer.parts.copied, state.copied && rectOn(side, state.copied))
      place(layer.parts.filling, state.filling && rectOn(side, state.filling))
      place(layer.parts.handle, state.mayFill && range ? handleOn(side, range) : undefined)
    }
  }

  /** Clipped to a little more than what is in view: browsers draw no element of millions of pixels. */
  function rectOn(side: Side, box: Box) {
    const columns = geometry
      .tracks()
      .flatMap((track, column) =>
        track.side === side && column >= box.left && column <= box.right ? [track] : [],
      )
    const [first, last] = [columns[0], columns.at(-1)]
    const seen = geometry.visible()
    const [top, bottom] = [Math.max(box.top, seen.first - 20), Math.min(box.bottom, seen.last + 20)]
    if (!first || !last || bottom < top) return undefined
    return {
      x: first.x,
      y: top * geometry.rowHeight - geometry.drawnOffset(),
      width: last.x + last.width - first.x,
      height: (bottom - top + 1) * geometry.rowHeight,
      // Where it goes on in the other side there is no edge.
      goesOn:
        geometry.track(box.left)?.side !== side
          ? 'left'
          : geometry.track(box.right)?.side !== side
            ? 'right'
            : '',
    }
  }

  function handleOn(side: Side, box: Box) {
    if (geometry.track(box.right)?.side !== side) return undefined
    const rect = rectOn(side, { ...box, left: box.right, top: box.bottom })
    return (
      rect && { x: rect.x + rect.width - 5, y: rect.y + rect.height - 5, width: 9, height: 9, goesOn: '' }
    )
  }

  return { draw }
}

const cellBox = ({ active }: Selection): Box => ({
  top: active.row,
  bottom: active.row,
  left: active.column,
  right: active.column,
})

function makeLayer() {
  const root = document.createElement('div')
  root.className = 'sheet-layer'
  root.ariaHidden = 'true'
  const make = (name: Part) => {
    const part = document.createElement('div')
    part.className = `sheet-${name}`
    root.append(part)
    return part
  }
  return {
    root,
    parts: {
      range: make('range'),
      copied: make('copied'),
      filling: make('filling'),
      active: make('active'),
      handle: make('handle'),
    },
  }
}

function place(
  part: HTMLElement,
  rect: { x: number; y: number; width: number; height: number; goesOn: string } | undefined,
): void {
  part.hidden = !rect
  if (!rect) return
  part.style.translate = `${rect.x}px ${rect.y}px`
  part.style.width = `${rect.width}px`
  part.style.height = `${rect.height}px`
  part.dataset['goesOn'] = rect.goesOn
}
