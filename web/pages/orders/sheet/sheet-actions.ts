import type { Order } from '#domain/orders/contract.ts'
import { toast } from '../../../components/toasts.ts'
import { clipText } from '../../../text/orders.ts'
import { copiedText, emptied, type Reading, readText } from './cell-text.ts'
import type { Content, EditField } from './cell-value.ts'
import { createCustomerClip } from './customer-clip.ts'
import type { CellEdit } from './draft.ts'
import type { FillKind } from './fill-series.ts'
import type { KnownCustomers } from './known-customers.ts'
import { type PastePlan, planPaste } from './paste-plan.ts'
import { fillRange } from './range-fill.ts'
import type { Box } from './selection-box.ts'
import type { SheetColumn } from './sheet-columns.ts'
import type { SheetDrafts } from './sheet-drafts.ts'
import type { SheetRows } from './sheet-rows.ts'
import { parseTabular, toHtmlTable, toTabular } from './tabular-text.ts'

/** More rows than this are a matter for a bulk change or an import. */
export const mostRows = 10_000

interface ActionOptions {
  rows: SheetRows
  drafts: SheetDrafts
  columns(): readonly SheetColumn[]
  reading(): Reading
  customers: Pick<KnownCustomers, 'match'>
  /** Why a cell cannot be edited; undefined when it can. */
  locked(row: Order, column: SheetColumn): string | undefined
}

export interface ClipText {
  text: string
  html: string
}

/** What can be done to a range of cells. Each is one step to undo. */
export function createSheetActions(options: ActionOptions) {
  const { rows, reading, customers } = options
  const cells = createCells(options)
  const clip = createCustomerClip()
  const copy = (found: readonly Order[], box: Box): ClipText => {
    const made = cells.clip(found, box)
    clip.remember(made.text, cells.namedIn(found, box))
    return made
  }
  return {
    /** Text for the clipboard; undefined when rows have to be loaded first. */
    copied(box: Box): ClipText | undefined {
      const found = box.bottom - box.top < mostRows ? inMemory(rows, box) : undefined
      return found && copy(found, box)
    },
    copyLater: (box: Box, use: (text: ClipText) => void) =>
      withRows(rows, box, (found) => use(copy(found, box))),
    clear: (box: Box) =>
      withRows(rows, box, (found) => {
        cells.write(found, box, ({ row, column }) => emptied(column, column.field ? row[column.field] : null))
      }),
    /** Answers the range that is written. */
    paste(text: string, target: Box, size: { rows: number; columns: number }): Box {
      const plan = planPaste(parseTabular(text), target, size)
      const own = (cell: string) => clip.recall(text, cell)
      const write = (found: readonly Order[]) => {
        const written = cells.write(found, plan.box, ({ row, column, y, x }) => {
          const cell = plan.text(y, x)
          const customer = column.kind === 'customer' ? own(cell) : undefined
          return customer ? { value: customer } : readText({ row, column, text: cell }, reading())
        })
        reportPaste(plan.cut, written)
      }
      const names = cells.customersIn(plan).filter((name) => !own(name))
      void matched(customers, names).then((isKnown) =>
        isKnown ? withRows(rows, plan.box, write) : undefined,
      )
      return plan.box
    },
    /** Goes on with the cells of `source` over the rest of `target`. */
    fillOn: (source: Box, target: Box) =>
      void withRows(rows, target, (found) => {
        const filled = fillRange({ source, target, content: (y, x) => cells.at(found[y - target.top], x) })
        cells.write(found, target, ({ y, x }) => filled.get(`${y}:${x}`))
      }),
    write: (row: Order, { field }: SheetColumn, content: Content) =>
      field && options.drafts.edit([{ row, field, content }]),
    /** Several fields of one order, as one step to undo. */
    writeFields: (row: Order, values: readonly (readonly [field: EditField, value: string])[]) =>
      options.drafts.edit(values.map(([field, value]) => ({ row, field, content: { value } }))),
  }
}

interface CellAt {
  row: Order
  column: SheetColumn
  y: number
  x: number
}

interface Written {
  locked: number
  invalid: number
}

function createCells({ drafts, columns, reading, locked }: ActionOptions) {
  const contentOf = (row: Order, column: SheetColumn): Content =>
    column.field ? drafts.content(row, column.field) : { value: String(row[column.shows] ?? '') }
  const columnsIn = (box: Box) => columns().slice(box.left, box.right + 1)
  return {
    at(row: Order | undefined, x: number) {
      const column = columns()[x]
      return row && column ? { content: contentOf(row, column), kind: kindOf(column) } : undefined
    },
    clip(found: readonly Order[], box: Box): ClipText {
      const cells = found.map((row) =>
        columnsIn(box).map((column) =>
          copiedText({ row, column, content: contentOf(row, column) }, reading()),
        ),
      )
      return { text: toTabular(cells), html: toHtmlTable(cells) }
    },
    /** The customers of a range, by what a copy calls them. */
    namedIn: (found: readonly Order[], box: Box) =>
      columnsIn(box).flatMap((column) => {
        if (column.kind !== 'customer') return []
        return found.map((row) => {
          const content = contentOf(row, column)
          return { name: copiedText({ row, column, content }, reading()), id: content.value ?? '' }
        })
      }),
    /** What a paste brings for customers. */
    customersIn({ box, text }: PastePlan): string[] {
      const places = columnsIn(box).flatMap(({ kind }, offset) =>
        kind === 'customer' ? [box.left + offset] : [],
      )
      const names = new Set<string>()
      for (let y = box.top; y <= box.bottom; y += 1) for (const x of places) names.add(text(y, x))
      return [...names]
    },
    /** Writes what `content` makes of each cell; those that cannot be edited stay as they are and are counted. */
    write(found: readonly Order[], box: Box, content: (at: CellAt) => Content | undefined): Written {
      const edits: CellEdit<Order>[] = []
      let lockedCells = 0
      for (const [index, row] of found.entries()) {
        for (const [offset, column] of columnsIn(box).entries()) {
          const made = content({ row, column, y: box.top + index, x: box.left + offset })
          if (!made) continue
          if (!column.field || locked(row, column) !== undefined) lockedCells += 1
          else edits.push({ row, field: column.field, content: made })
        }
      }
      drafts.edit(edits)
      return { locked: lockedCells, invalid: edits.filter((edit) => edit.content.error !== undefined).length }
    },
  }
}

const kindOf = ({ kind }: SheetColumn): FillKind =>
  kind === 'day' ? 'day' : kind === 'money' ? 'number' : 'other'

/** Whether it is known now whom these names mean. */
async function matched(customers: Pick<KnownCustomers, 'match'>, names: readonly string[]): Promise<boolean> {
  try {
    await customers.match(names)
    return true
  } catch {
    toast('bad', clipText.customersMissing)
    return false
  }
}

/** Runs at once when all rows are in memory, and after they came otherwise. */
async function withRows(rows: SheetRows, box: Box, use: (rows: Order[]) => void): Promise<void> {
  if (box.bottom - box.top >= mostRows) return toast('warn', clipText.tooBig)
  const known = inMemory(rows, box)
  if (known) return use(known)
  const found = await rows
    .windows()
    .rows(box.top, box.bottom)
    .catch(() => [])
  const all = found.flatMap((row) => row ?? [])
  if (all.length === box.bottom - box.top + 1) use(all)
  else toast('bad', clipText.rowsMissing)
}

function inMemory(rows: SheetRows, box: Box): Order[] | undefined {
  const found: Order[] = []
  for (let index = box.top; index <= box.bottom; index += 1) {
    const row = rows.windows().at(index)
    if (!row) return undefined
    found.push(row)
  }
  return found
}

function reportPaste(cut: { rows: number; columns: number }, { locked, invalid }: Written): void {
  const notes = [
    (cut.rows > 0 || cut.columns > 0) && clipText.cut(cut.rows, cut.columns),
    locked > 0 && clipText.locked(locked),
    invalid > 0 && clipText.invalid(invalid),
  ].filter((note) => note !== false)
  if (notes.length > 0) toast('warn', clipText.pasted, { detail: notes.join(' ') })
}
