import { createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import type { Order } from '#domain/orders/contract.ts'
import type { Content, EditField } from './cell-value.ts'
import {
  type CellEdit,
  type CellPlace,
  contentOf,
  type DraftCell,
  type Drafts,
  type RowEdit,
  keepMine,
  rebased,
  tally,
  withEdits,
  withErrors,
  withGone,
  withoutCells,
  withSaved,
} from './draft.ts'
import { draftsKey, readDrafts, writeDrafts } from './draft-storage.ts'
import { emptyHistory, type History, recorded, redone, type Step, undone } from './history.ts'
import { checked } from './row-check.ts'

const storeMs = 300

export type SheetDrafts = ReturnType<typeof createSheetDrafts>

/** What was typed and is not saved, with undo and redo across everything that was typed, pasted, filled and cleared. */
export function createSheetDrafts(userId: string) {
  const key = draftsKey(userId)
  const [drafts, setDrafts] = createSignal<Drafts<Order>>(readDrafts(readStored(key), isOrder))
  const [history, setHistory] = createSignal<History<Order>>(emptyHistory)
  const stand = createMemo(() => tally(drafts()))
  useStored(key, drafts)

  /** The newest version of a row that is known: undo after a save goes on from there. */
  const newest = new Map<string, Order>()
  const apply = (edits: readonly CellEdit<Order>[]) => {
    const known = edits.map((edit) => ({ ...edit, row: newest.get(edit.row.id) ?? edit.row }))
    setDrafts((before) => checked(withEdits(before, known), new Set(known.map(({ row }) => row.id))))
  }
  const stepOf = (edits: readonly CellEdit<Order>[]): Step<Order> =>
    edits.flatMap(({ row, field, content }) => {
      const before = contentOf(drafts(), row, field)
      return isSame(before, content) ? [] : [{ row, field, before, after: content }]
    })
  const turn = (turned: ReturnType<typeof undone<Order>>) => {
    if (!turned) return undefined
    setHistory(turned.history)
    apply(turned.edits)
    return turned.edits
  }
  return {
    all: drafts,
    stand,
    content: (row: Order, field: EditField): DraftCell => contentOf(drafts(), row, field),
    /** One action of the person, which can be undone as one. */
    edit(edits: readonly CellEdit<Order>[]): void {
      const step = stepOf(edits)
      if (step.length === 0) return
      for (const { row } of step) newest.set(row.id, laterOf(newest.get(row.id), row))
      setHistory((before) => recorded(before, step))
      apply(edits)
    },
    undo: () => turn(undone(history())),
    redo: () => turn(redone(history())),
    /** Newer rows of the server, own writes included. */
    hear(rows: readonly Order[]): void {
      for (const row of rows) if (newest.has(row.id)) newest.set(row.id, laterOf(newest.get(row.id), row))
      setDrafts((before) => rebased(before, rows))
    },
    /** These edits are written now; what was typed meanwhile stays. */
    saved(edits: readonly RowEdit[], rows: readonly Order[]): void {
      for (const row of rows) if (newest.has(row.id)) newest.set(row.id, row)
      setDrafts((before) => withSaved(before, edits, rows))
    },
    keepMine: (places: readonly CellPlace[]) => setDrafts((before) => keepMine(before, places)),
    takeTheirs(places: readonly CellPlace[]): void {
      this.edit(places.flatMap((place) => serverEdit(drafts(), place)))
      setDrafts((before) => withoutCells(before, places))
    },
    refuse: (errors: readonly (CellPlace & { message: string })[]) =>
      setDrafts((before) => withErrors(before, errors)),
    /** Everything goes back to what is saved; it can be undone. */
    discard(): void {
      this.takeTheirs(
        [...drafts()].flatMap(([id, { cells }]) => [...cells.keys()].map((field) => ({ id, field }))),
      )
    },
    /** Drafts of orders that are gone. */
    forget: (ids: readonly string[]) =>
      setDrafts((before) => new Map([...before].filter(([id]) => !ids.includes(id)))),
    lose: (ids: readonly string[]) => setDrafts((before) => withGone(before, ids)),
  }
}

/** The edit that gives a cell the server's value back. */
function serverEdit(drafts: Drafts<Order>, { id, field }: CellPlace): CellEdit<Order>[] {
  const row = drafts.get(id)?.row
  return row ? [{ row, field, content: { value: row[field] } }] : []
}

const laterOf = (known: Order | undefined, row: Order): Order =>
  known && known.updatedAt > row.updatedAt ? known : row

const isSame = (a: Content, b: Content) => a.value === b.value && a.text === b.text && a.error === b.error

const isOrder = (value: unknown): value is Order =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'updatedAt' in value &&
  'requiredOn' in value &&
  'shippingCost' in value

function readStored(key: string): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}

function useStored(key: string, drafts: () => Drafts<Order>): void {
  let writing: ReturnType<typeof setTimeout> | undefined
  const write = () => {
    clearTimeout(writing)
    writing = undefined
    try {
      if (drafts().size === 0) sessionStorage.removeItem(key)
      else sessionStorage.setItem(key, writeDrafts(drafts()))
    } catch {
      // Storage is full or forbidden: the drafts live as long as the page.
    }
  }
  createEffect(on(drafts, () => (writing ??= setTimeout(write, storeMs)), { defer: true }))
  addEventListener('pagehide', write)
  onCleanup(() => {
    removeEventListener('pagehide', write)
    write()
  })
}
