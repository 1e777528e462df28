import { type Accessor, createEffect, createSignal, on, untrack } from 'solid-js'
import type { Landmarks, Order } from '#domain/orders/contract.ts'
import type { RowWindows } from './row-windows.ts'

interface NewsOptions {
  asked: Accessor<RowWindows<Order>>
  /** The last count of the list; undefined while there is none. */
  found: Accessor<Landmarks | undefined>
  isCalm: Accessor<boolean>
  version: Accessor<number>
}

/**
 * Rows that others add or take move those below them. That happens by itself only where nobody minds: with the top of the list in view and
 * nothing typed, or below what is in view. Otherwise the list waits for the person as it is.
 */
export function createListNews({ asked, found, isCalm, version }: NewsOptions) {
  const [waiting, setWaiting] = createSignal<Landmarks>()
  const [isTop, setTop] = createSignal(true)
  const mayMove = () => isTop() && isCalm()
  const show = (entries: Landmarks, isOther: boolean) => {
    setWaiting(undefined)
    asked().open(entries)
    // Where one came and another went, the ends of the windows are the same.
    if (isOther) asked().refresh()
  }
  createEffect(on(asked, () => setWaiting(undefined), { defer: true }))
  /** Somebody made or deleted orders that may be of this list: its ends and its length need not tell. */
  let isStirred = false
  const arrive = async (entries: Landmarks) => {
    const wasStirred = isStirred || waiting() !== undefined
    isStirred = false
    const windows = asked()
    if (mayMove()) return show(entries, wasStirred)
    const isSame =
      windows.leavesView(entries) && (!wasStirred || (await windows.isAsShown().catch(() => false)))
    if (asked() !== windows || found() !== entries) return
    if (isSame) show(entries, false)
    else setWaiting(entries)
  }
  createEffect(() => {
    const entries = found()
    if (entries) untrack(() => void arrive(entries))
  })
  createEffect(() => {
    const entries = waiting()
    if (entries && mayMove()) untrack(() => show(entries, true))
  })
  return {
    mayMove,
    stir: () => void (isStirred = true),
    /** Tells which rows are in view. */
    look(first: number, last: number): void {
      setTop(first === 0)
      asked().look(first, last)
    },
    /** How many orders came on balance. */
    held: () => {
      const entries = waiting()
      version()
      return entries && { more: entries.total - asked().count }
    },
    show: () => {
      const entries = waiting()
      if (entries) show(entries, true)
    },
  }
}
