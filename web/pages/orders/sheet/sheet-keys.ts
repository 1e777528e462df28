import { onCleanup } from 'solid-js'
import { toast } from '../../../components/toasts.ts'
import { draftText, sheetText } from '../../../text/orders.ts'
import type { ColumnAsked } from './column-asked.ts'
import type { GridView } from './grid-view.ts'
import {
  at,
  firstCell,
  isSingle,
  moved,
  type Selection,
  type Spot,
  wholeColumns,
  wholeRows,
} from './selection-box.ts'
import type { Sheet } from './sheet.ts'
import { selectColumn } from './sheet-columns.ts'

export interface KeyDoors {
  open(id: string): void
  column(asked: ColumnAsked): void
}

interface Press {
  event: KeyboardEvent
  sheet: Sheet
  view: GridView
  doors: KeyDoors
  /** The selection, or where one begins. */
  now: Selection
}

/** The keys of the sheet. They do nothing while a cell is typed into: the editor has its own. */
export function listenToKeys(sheet: Sheet, view: GridView, doors: KeyDoors): void {
  const { element, geometry } = view
  // After Escape the next Tab leaves the sheet, so that the keyboard is never caught in it.
  let isLeaving = false
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== element || sheet.editing() || event.isComposing) return
    if (event.key === 'Tab' && isLeaving) return
    if (event.key !== 'Shift') isLeaving = event.key === 'Escape'
    const now = sheet.selection() ?? at({ row: geometry.visible().first, column: firstCell })
    if (!act({ event, sheet, view, doors, now }) && !move({ event, sheet, now })) return
    event.preventDefault()
    event.stopPropagation()
  }
  const onFocus = () => {
    if (!sheet.selection() && sheet.isKnown() && sheet.count() > 0) {
      sheet.select(at({ row: geometry.visible().first, column: firstCell }))
    }
  }
  element.addEventListener('keydown', onKeyDown)
  element.addEventListener('focus', onFocus)
  onCleanup(() => {
    element.removeEventListener('keydown', onKeyDown)
    element.removeEventListener('focus', onFocus)
  })
}

function move({ event, sheet, now }: Pick<Press, 'event' | 'sheet' | 'now'>): boolean {
  const next = moved(event, now, sheet.bounds())
  if (!next) return false
  sheet.select(next)
  if (event.key === 'Tab' || event.key === 'Enter') sheet.reveal(next.active)
  else if (event.shiftKey) sheet.reveal(next.head, grown(now.head, next.head))
  else sheet.reveal(next.head)
  return true
}

/** A range that grows one way, such as whole rows downwards, leaves the view where it is in the other. */
const grown = (before: Spot, now: Spot) => ({
  across: before.column !== now.column,
  down: before.row !== now.row,
})

function act(press: Press): boolean {
  const { event, sheet } = press
  if ((event.ctrlKey || event.metaKey) && !event.altKey) return command(press)
  if (event.altKey) return altCommand(press)
  switch (event.key) {
    case 'F2':
      return begin(press)
    case ' ':
      return space(press)
    case 'Delete':
    case 'Backspace':
      return withBox(sheet, (box) => void sheet.actions.clear(box))
    case 'Escape':
      return escape(press)
    default:
      return event.key.length === 1 && begin(press, event.key)
  }
}

function command(press: Press): boolean {
  const { event, sheet } = press
  switch (event.key.toLowerCase()) {
    case 'enter':
      return open(press)
    case 's':
      void sheet.save.save()
      return true
    case 'z':
      return turn(sheet, event.shiftKey ? 'redo' : 'undo')
    case 'y':
      return turn(sheet, 'redo')
    case 'd':
      return withBox(sheet, fillDown(sheet))
    case 'r':
      return fillRight(sheet)
    case ';':
      return writeToday(sheet)
    case 'a':
      return selectAll(press)
    case ' ':
      sheet.select(wholeColumns(press.now, sheet.bounds()))
      return true
    default:
      return false
  }
}

function altCommand(press: Press): boolean {
  const { event, sheet } = press
  const cell = sheet.activeCell()
  const place = cell?.row && cell.column.field && { id: cell.row.id, field: cell.column.field }
  if (event.key === 'ArrowDown') return askColumn(press)
  if (event.code === 'KeyM' && place) sheet.drafts.keepMine([place])
  else if (event.code === 'KeyT' && place) sheet.drafts.takeTheirs([place])
  else return false
  return true
}

function begin(press: Press, typed?: string): boolean {
  const { sheet } = press
  const cell = sheet.activeCell()
  if (!cell) return false
  if (cell.column === selectColumn) return false
  if (typed === undefined && cell.column.id === 'number') return open(press)
  // The editor lies over its cell, and a long range may have scrolled that away.
  sheet.reveal(cell.spot)
  if (!sheet.edit(typed)) sheet.tellLocked()
  return true
}

function space(press: Press): boolean {
  const { event, sheet, now } = press
  if (sheet.activeCell()?.column === selectColumn) return choose(press)
  if (!event.shiftKey) return begin(press, ' ')
  sheet.select(wholeRows(now, sheet.bounds()))
  return true
}

function open({ sheet, doors }: Press): boolean {
  const row = sheet.activeCell()?.row
  if (row) doors.open(row.id)
  return row !== undefined
}

function choose({ event, sheet }: Press): boolean {
  const cell = sheet.activeCell()
  const box = sheet.box()
  if (!cell?.row || !box) return false
  if (box.bottom > box.top) sheet.chooseRows(box.top, box.bottom)
  else sheet.chooseRow(cell.spot.row, event.shiftKey)
  return true
}

function withBox(sheet: Sheet, work: (box: Box) => unknown): boolean {
  const box = sheet.box()
  if (box && sheet.mayEdit()) work(box)
  else if (box) sheet.tell(sheetText.readOnly.role)
  return true
}

type Box = NonNullable<ReturnType<Sheet['box']>>

/** The first row of a range goes into the others; a single row takes what is above it. */
const fillDown = (sheet: Sheet) => (box: Box) => {
  const from = box.bottom > box.top ? box.top : box.top - 1
  if (from >= 0) sheet.actions.fillOn({ ...box, top: from, bottom: from }, { ...box, top: from })
}

/** A single column leaves the key to the browser, which loads the page again with it. */
function fillRight(sheet: Sheet): boolean {
  const box = sheet.box()
  if (!box || box.right === box.left) return false
  return withBox(sheet, () => sheet.actions.fillOn({ ...box, right: box.left }, box))
}

function writeToday(sheet: Sheet): boolean {
  const cell = sheet.activeCell()
  if (!cell?.row || cell.column.kind !== 'day') return false
  if (sheet.locked(cell.row, cell.column) === undefined)
    sheet.actions.write(cell.row, cell.column, { value: sheet.today() })
  else sheet.tellLocked()
  return true
}

function turn(sheet: Sheet, way: 'undo' | 'redo'): boolean {
  const [first] = sheet.drafts[way]() ?? []
  if (first) sheet.show({ id: first.row.id, field: first.field })
  else toast('info', way === 'undo' ? draftText.undone : draftText.redone)
  return true
}

function selectAll({ sheet, now }: Press): boolean {
  const { rows, columns } = sheet.bounds()
  const head = { row: Math.max(0, rows - 1), column: columns - 1 }
  sheet.select({ ...now, anchor: { row: 0, column: firstCell }, head })
  return true
}

function escape({ sheet, now }: Press): boolean {
  sheet.setCopied(undefined)
  const box = sheet.box()
  if (box && !isSingle(box)) {
    sheet.select(at(now.active))
    sheet.reveal(now.active)
  } else sheet.chosen.clear()
  return true
}

function askColumn({ sheet, view, doors }: Press): boolean {
  const column = sheet.activeCell()?.column
  const header = view.element.querySelector(`.rgHeaderCell[data-column="${column?.id}"]`)
  if (column && column !== selectColumn && header) {
    doors.column({ id: column.id, anchor: header.getBoundingClientRect() })
  }
  return true
}
