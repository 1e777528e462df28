import { createSignal } from 'solid-js'
import type { Order } from '#domain/orders/contract.ts'
import { toast } from '../../../components/toasts.ts'
import { readRefusal, type Refusal, saveOrders } from '../../../queries/orders.ts'
import { draftText } from '../../../text/orders.ts'
import { words } from '../../../text/words.ts'
import { isEditField } from './cell-value.ts'
import { editsOf, type RowEdit } from './draft.ts'
import type { SheetDrafts } from './sheet-drafts.ts'

/** The server takes this many rows in one transaction. */
export const rowsAtOnce = 1000

interface SaveOptions {
  drafts: SheetDrafts
  /** Own writes: shown without a highlight. */
  put(rows: Order[]): void
}

export type SheetSave = ReturnType<typeof createSheetSave>

/** Sends the drafts: one request, all rows or none; more than a thousand rows go in several, one after the other. */
export function createSheetSave({ drafts, put }: SaveOptions) {
  const [part, setPart] = createSignal<{ done: number; all: number }>()
  let running: Promise<unknown> = Promise.resolve()
  const isBlocked = () => {
    const { conflicts, invalid, gone } = drafts.stand()
    return conflicts.length + invalid.length + gone.length > 0
  }

  const save = (): Promise<boolean> => {
    const turn = attempt()
    running = turn
    return turn
  }

  async function attempt(): Promise<boolean> {
    if (part() || drafts.stand().cells === 0) return false
    if (isBlocked()) return tellBlocked()
    const parts = partsOf(editsOf(drafts.all()))
    let saved = 0
    try {
      for (const [done, edits] of parts.entries()) {
        setPart({ done, all: parts.length })
        const rows = await saveOrders(edits.map(withReason))
        saved += rows.length
        drafts.saved(edits, rows)
        put(rows)
      }
      toast('good', draftText.saved(saved))
      return true
    } catch (error) {
      refuse(error, parts[Math.max(0, part()?.done ?? 0)] ?? [])
      tellFailed(error, saved)
      return false
    } finally {
      setPart(undefined)
    }
  }

  function refuse(error: unknown, edits: readonly RowEdit[]): void {
    const refusal = readRefusal(error)
    if (!refusal) return
    put(refusal.conflicts)
    drafts.lose(refusal.gone)
    drafts.refuse(placesOf(refusal, edits))
  }

  function tellBlocked(): false {
    const { conflicts, invalid } = drafts.stand()
    toast('warn', draftText.notSaved, { detail: draftText.notSavedHint(conflicts.length, invalid.length) })
    return false
  }

  function tellFailed(error: unknown, saved: number): void {
    const { conflicts, invalid, gone } = drafts.stand()
    const isMarked = conflicts.length + invalid.length + gone.length > 0
    const message = error instanceof Error ? error.message : words.unexpected
    toast('bad', saved > 0 ? draftText.partlySaved(saved) : draftText.notSaved, {
      detail: isMarked ? draftText.notSavedHint(conflicts.length, invalid.length) : message,
      action: isMarked ? undefined : { label: words.tryAgain, run: () => void save() },
    })
  }

  const settled = async () => void (await running)
  return { save, settled, part }
}

const partsOf = (edits: RowEdit[]): RowEdit[][] =>
  Array.from({ length: Math.ceil(edits.length / rowsAtOnce) }, (_, index) =>
    edits.slice(index * rowsAtOnce, (index + 1) * rowsAtOnce),
  )

/** A reason belongs to the move beside it; without one the old reason must not stay. */
const withReason = (edit: RowEdit): RowEdit =>
  'status' in edit.changes ? { ...edit, changes: { statusReason: null, ...edit.changes } } : edit

const placesOf = ({ errors }: Refusal, edits: readonly RowEdit[]) =>
  errors.flatMap(({ index, field, message }) => {
    const id = edits[index]?.id
    return id !== undefined && isEditField(field) ? [{ id, field, message }] : []
  })
