import { createSignal } from 'solid-js'
import { orderStatuses } from '#domain/orders/rules.ts'
import { copiedText, readText } from './cell-text.ts'
import type { Content } from './cell-value.ts'
import { at, boxOf, isSame, isSingle, moved } from './selection-box.ts'
import type { Editing, Sheet } from './sheet.ts'

export type CellEditor = ReturnType<typeof createCellEditor>

/** Where to go after a cell: the key that ended it, as if pressed on the sheet. */
export type Next = { key: string; shiftKey?: boolean } | undefined

/** The cell stays the active one. */
export const stay: Next = { key: 'Escape' }

/** The life of one edit: leaving the cell keeps what was typed, Escape takes it back. */
export function createCellEditor(sheet: Sheet, editing: Editing) {
  const { row, column, spot } = editing
  const stands = sheet.content(row, column)
  const initial = stands.text ?? copiedText({ row, column, content: stands }, sheet.reading())
  const [text, setText] = createSignal(editing.typed ?? initial)
  let over = false

  const end = (next: Next, isValid = true) => {
    over = true
    sheet.setEditing(undefined)
    if (!next) return
    sheet.focus()
    const now = sheet.selection() ?? at(spot)
    const { key, shiftKey = false } = next
    const press = { key, shiftKey, ctrlKey: false, metaKey: false, altKey: false }
    const isElsewhere = isSingle(boxOf(now)) && !isSame(now.active, spot)
    const target =
      isValid && key !== 'Escape' ? moved(press, isElsewhere ? at(spot) : now, sheet.bounds()) : undefined
    if (!target) return
    sheet.select(target)
    sheet.reveal(target.active)
  }
  const put = (content: Content, next: Next) => {
    if (over) return
    sheet.actions.write(row, column, content)
    end(next, content.error === undefined)
  }
  return {
    row,
    column,
    text,
    setText,
    initial,
    isTyped: editing.typed !== undefined,
    /** Keeps what was typed, even when it is not valid: then it is marked, and the cell stays selected. */
    keep(next: Next): void {
      if (over) return
      if (text() === initial && editing.typed === undefined) return end(next)
      put(readText({ row, column, text: text() }, sheet.reading()), next)
    },
    /** Writes into every cell of the selected range. */
    keepEverywhere(): void {
      const box = sheet.box()
      if (over || !box) return
      sheet.actions.paste(text(), box, { rows: sheet.count(), columns: sheet.columns().length })
      end(stay)
    },
    put,
    saveAll: () => void sheet.save.save(),
    /** A move of the status with its reason: one step to undo. */
    move(to: string, reason: string, next: Next): void {
      const status = orderStatuses.find((known) => known === to)
      if (over || !status) return
      sheet.drafts.edit([
        ...(reason ? [{ row, field: 'statusReason' as const, content: { value: reason } }] : []),
        { row, field: 'status' as const, content: { value: status } },
      ])
      end(next)
    },
    cancel: () => end(stay),
    /** The focus went elsewhere by itself and stays there. */
    cancelSilently: () => !over && end(undefined),
  }
}
