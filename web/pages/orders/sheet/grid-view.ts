import type { ColumnRegular } from '@revolist/revogrid'
import { defineCustomElements } from '@revolist/revogrid/loader'
import {
  type CellSource,
  paintCell,
  paintHeader,
  paintHeaderProperties,
  paintProperties,
} from './cell-painter.ts'
import { fittingWidth } from './column-fit.ts'
import { createGridGeometry, type GridGeometry } from './grid-geometry.ts'
import type { SheetColumn } from './sheet-columns.ts'
import { narrowest } from './sheet-layout.ts'

export interface GridViewOptions {
  label: string
  rowHeight: number
  source: CellSource
  /** Which rows are in view; while the thumb of the scrollbar is dragged, only where it rests. */
  onLook(first: number, last: number): void
  onScroll(): void
  onResize(id: string, width: number): void
  /** The column was dropped on the place of another one; both are of one side. */
  onMove(id: string, place: number): void
  onHeader(id: string, event: MouseEvent): void
}

export interface GridColumn {
  column: SheetColumn
  width: number
  pinned: boolean
}

const restMs = 110
/** Moves farther than this many rows at once are the thumb being dragged. */
const leap = 120

export type GridView = ReturnType<typeof createGridView>

/** RevoGrid as far as the sheet uses it: it draws, scrolls and resizes. What is selected, typed and copied is the sheet's own affair. */
export function createGridView(parent: HTMLElement, options: GridViewOptions) {
  defineCustomElements()
  const element = makeElement(options)
  const geometry = createGridGeometry(element, options.rowHeight)
  listen(element, geometry, options)
  parent.append(element)
  let count = -1
  let painting = false
  return {
    element,
    geometry,
    setColumns(columns: readonly GridColumn[]): void {
      geometry.setColumns(columns)
      element.setAttribute('aria-colcount', String(columns.length))
      element.columns = columns.map((shown, place) => columnOf(shown, place, options.source))
    },
    /** RevoGrid holds one placeholder per row; what a cell shows is asked for when it is drawn. */
    setCount(next: number): void {
      if (next === count) return
      count = next
      geometry.setCount(next)
      element.setAttribute('aria-rowcount', String(next + 1))
      element.source = Array.from({ length: next }, () => placeholder)
    },
    /** Draws what is in view once more, at most once per frame. */
    paint(): void {
      if (painting || !element.isConnected) return
      painting = true
      requestAnimationFrame(() => {
        painting = false
        if (element.isConnected && element.classList.contains('hydrated')) void element.refresh('rgRow')
      })
    },
    /** Makes a column as wide as what it shows. */
    fit: (id: string) => options.onResize(id, fittingWidth(element, id)),
    destroy: () => element.remove(),
  }
}

const placeholder = {}

function makeElement({ label, rowHeight }: GridViewOptions): HTMLRevoGridElement {
  const element = document.createElement('revo-grid')
  element.className = 'sheet-grid'
  Object.assign(element, {
    rowSize: rowHeight,
    frameSize: 4,
    accessible: false,
    readonly: true,
    range: false,
    canFocus: false,
    useClipboard: false,
    filter: false,
    exporting: false,
    canDrag: false,
    resize: true,
    canMoveColumns: true,
    // The status bar below the sheet names RevoGrid: a link has no place inside a grid.
    hideAttribution: true,
  })
  const attributes = { role: 'grid', 'aria-label': label, 'aria-multiselectable': 'true', tabindex: '0' }
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  return element
}

function columnOf({ column, width, pinned }: GridColumn, place: number, source: CellSource): ColumnRegular {
  const position = { 'aria-colindex': String(place + 1) }
  return {
    prop: column.id,
    name: column.header,
    size: width,
    minSize: narrowest,
    pin: pinned ? 'colPinStart' : undefined,
    columnTemplate: (h) => paintHeader(h, source, column),
    columnProperties: () => ({ ...paintHeaderProperties(source, column), ...position }),
    cellTemplate: (h, { rowIndex }) => paintCell(h, source, { index: rowIndex, column }),
    cellProperties: ({ rowIndex }) => ({
      ...paintProperties(source, { index: rowIndex, column }),
      ...position,
    }),
  }
}

function listen(element: HTMLRevoGridElement, geometry: GridGeometry, options: GridViewOptions): void {
  let resting: ReturnType<typeof setTimeout> | undefined
  let seen = 0
  const look = () => {
    const { first, last } = geometry.visible()
    seen = first
    options.onLook(first, last)
  }
  element.addEventListener('viewportscroll', ({ detail }) => {
    geometry.scrolled(detail.dimension, detail.coordinate)
    options.onScroll()
    // The other sides follow in the next frame, and what lies over their cells with them.
    requestAnimationFrame(() => requestAnimationFrame(options.onScroll))
    if (detail.dimension !== 'rgRow') return
    clearTimeout(resting)
    if (Math.abs(geometry.visible().first - seen) < leap) look()
    else resting = setTimeout(look, restMs)
  })
  element.addEventListener('afterrender', () => {
    for (const row of element.querySelectorAll('.header-rgRow:not([role])')) row.setAttribute('role', 'row')
    options.onScroll()
    look()
  })
  element.addEventListener('beforerowrender', ({ detail }) => {
    const { node, item } = detail
    node.$attrs$ = { ...node.$attrs$, role: 'row', 'aria-rowindex': item.itemIndex + 2 }
  })
  element.addEventListener('aftercolumnresize', ({ detail }) => {
    for (const { prop, size } of Object.values(detail))
      if (size) options.onResize(String(prop), Math.round(size))
  })
  element.addEventListener('dblclick', ({ target }) => {
    const edge = target instanceof Element ? target.closest('.resizable') : null
    const id = edge?.closest('[data-column]')?.getAttribute('data-column')
    if (id) options.onResize(id, fittingWidth(element, id))
  })
  element.addEventListener('beforecolumndragend', (event) => {
    event.preventDefault()
    const { newItem, newPosition } = readMove(event)
    if (newItem !== undefined && newPosition !== undefined) options.onMove(newItem, newPosition)
  })
  element.addEventListener('headerclick', ({ detail }) => {
    if (detail['originalEvent'] instanceof MouseEvent)
      options.onHeader(String(detail.prop), detail['originalEvent'])
  })
}

/** The plugin that moves columns tells it in an event of its own, without a type. */
function readMove(event: Event): { newItem?: string; newPosition?: number } {
  const detail: unknown = event instanceof CustomEvent ? event.detail : undefined
  if (!isRecord(detail) || !isRecord(detail['newItem']) || !isRecord(detail['newPosition'])) return {}
  const { prop } = detail['newItem']
  const { itemIndex } = detail['newPosition']
  return typeof prop === 'string' && typeof itemIndex === 'number'
    ? { newItem: prop, newPosition: itemIndex }
    : {}
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
