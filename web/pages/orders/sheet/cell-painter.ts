import type { HyperFunc, VNode } from '@revolist/revogrid'
import type { Order } from '#domain/orders/contract.ts'
import { isOverdue, orderStatuses } from '#domain/orders/rules.ts'
import { columnText, sheetText } from '../../../text/orders.ts'
import { shownText, type Reading } from './cell-text.ts'
import type { DraftCell } from './draft.ts'
import { columnOf, isFigure, type SheetColumn, selectColumn } from './sheet-columns.ts'

type Make = HyperFunc<VNode>
type Painted = Record<string, string | Record<string, boolean> | undefined>

/** What the painter asks for; read anew with every drawing. */
export interface CellSource {
  row(index: number): Order | undefined
  content(row: Order, column: SheetColumn): DraftCell
  isDirty(row: Order, column: SheetColumn): boolean
  isGone(row: Order): boolean
  isLit(row: Order, column: SheetColumn): boolean
  isChosen(row: Order): boolean
  chosen(): 'none' | 'some' | 'all'
  isFiltered(column: SheetColumn): boolean
  /** The name of the sorted column, with a minus when descending. */
  order(): string
  reading(): Reading
  today(): string
  mayEdit(): boolean
  href(row: Order): string
}

/** The id of a cell's element, for aria-activedescendant. */
export const cellId = (index: number, column: string) => `cell-${index}-${column}`

/** One cell, as RevoGrid asks for it. */
export function paintCell(h: Make, source: CellSource, { index, column }: CellAt): VNode | string {
  const row = source.row(index)
  if (column === selectColumn)
    return row ? checkBox(h, source.isChosen(row), columnText.selectRow(row.number)) : ''
  if (!row)
    return h('span', {
      class: 'sheet-skeleton',
      style: { width: `${38 + ((index * 7 + column.width) % 44)}%` },
    })
  const content = source.content(row, column)
  const text = shownText({ row, column, content }, source.reading())
  if (column.kind === 'status' && content.text === undefined) {
    return h('span', { class: `sheet-status is-${content.value}` }, text)
  }
  if (column.id === 'number')
    return numberCell(h, text, { href: source.href(row), label: sheetText.open(row.number) })
  return column.kind === 'lines' ? text.replaceAll('\n', ' ↵ ') : text
}

export interface CellAt {
  index: number
  column: SheetColumn
}

function checkBox(h: Make, isOn: boolean, label: string): VNode {
  return h('span', {
    class: `sheet-check is-${isOn ? 'all' : 'none'}`,
    role: 'checkbox',
    'aria-checked': String(isOn),
    'aria-label': label,
  })
}

function numberCell(h: Make, text: string, { href, label }: { href: string; label: string }): VNode {
  return h('span', { class: 'sheet-number' }, [
    h('span', {}, text),
    h('a', { class: 'sheet-open', href, tabindex: '-1', 'aria-label': label, title: label }),
  ])
}

export function paintProperties(source: CellSource, { index, column }: CellAt): Painted {
  const row = source.row(index)
  const cell = row && column !== selectColumn ? source.content(row, column) : undefined
  return {
    id: cellId(index, column.id),
    role: 'gridcell',
    tabindex: '-1',
    'aria-readonly': column.field && source.mayEdit() ? undefined : 'true',
    'aria-invalid': cell?.error === undefined ? undefined : 'true',
    'aria-selected': row && source.isChosen(row) ? 'true' : undefined,
    class: row ? classesOf(source, { row, column, cell }) : { 'is-loading': true },
  }
}

interface Filled {
  row: Order
  column: SheetColumn
  cell: DraftCell | undefined
}

const classesOf = (source: CellSource, { row, column, cell }: Filled): Record<string, boolean> => ({
  'is-figure': isFigure(column),
  'is-locked': column.field === undefined,
  'is-chosen': source.isChosen(row),
  'is-dirty': source.isDirty(row, column),
  'is-invalid': cell?.error !== undefined,
  'is-conflict': cell?.before !== undefined,
  'is-gone': source.isGone(row),
  'is-lit': source.isLit(row, column),
  'is-overdue': column.id === 'requiredOn' && isLate(source, row),
  'is-select': column === selectColumn,
})

/** As the sheet shows the row: a typed status or day counts. */
function isLate(source: CellSource, row: Order): boolean {
  const shown = (id: string) => {
    const column = columnOf(id)
    return column && source.content(row, column).value
  }
  const status = orderStatuses.find((known) => known === shown('status')) ?? row.status
  return isOverdue({ status, requiredOn: shown('requiredOn') ?? row.requiredOn }, source.today())
}

export function paintHeader(h: Make, source: CellSource, column: SheetColumn): VNode | VNode[] {
  if (column === selectColumn) {
    const chosen = source.chosen()
    return h('span', {
      class: `sheet-check is-${chosen}`,
      role: 'checkbox',
      'aria-label': columnText.selectAll,
      'aria-checked': { none: 'false', some: 'mixed', all: 'true' }[chosen],
    })
  }
  const filtered = source.isFiltered(column) ? ' is-filtered' : ''
  return [
    h('span', { class: 'sheet-head-text' }, column.header),
    h('span', { class: `sheet-head-menu${filtered}`, 'data-menu': column.id, 'aria-hidden': 'true' }),
  ]
}

export function paintHeaderProperties(source: CellSource, column: SheetColumn): Painted {
  const sorted = source.order()
  const isSorted = column.sort !== undefined && sorted.replace('-', '') === column.sort
  const direction = isSorted ? (sorted.startsWith('-') ? 'descending' : 'ascending') : 'none'
  return {
    role: 'columnheader',
    'data-column': column.id,
    'aria-sort': column.sort ? direction : undefined,
    class: {
      'sheet-head': true,
      'is-figure': isFigure(column),
      'is-sortable': column.sort !== undefined,
      'is-select': column === selectColumn,
      [`is-${direction}`]: isSorted,
    },
  }
}
