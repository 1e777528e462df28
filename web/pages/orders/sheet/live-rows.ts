import { type Accessor, createEffect, on, onCleanup } from 'solid-js'
import type { Order } from '#domain/orders/contract.ts'
import { connected, useChanges } from '../../../live.ts'
import { fetchOrdersById } from '../../../queries/orders.ts'
import type { RowWindows } from './row-windows.ts'

interface LiveOptions {
  windows: Accessor<RowWindows<Order>>
  put(rows: Order[]): void
  gone(ids: string[]): void
  /** Whether rows in view may change their places. */
  mayMove: Accessor<boolean>
  /** Orders that are not in memory changed, or some of those that are do not exist any more. */
  stir(): void
  recount(): Promise<void>
}

const gatherMs = 120
const refreshEveryMs = 30_000
/** Counting may take this part of the time, so a short list is counted at once and a long one seldom. */
const countingShare = 0.1
const recountMs = { shortest: 300, longest: 10_000 }

/** Rows that others changed are read again while they are in memory. Without the live connection, what is in view is asked for again. */
export function useLiveRows({ windows, put, gone, mayMove, stir, recount }: LiveOptions): void {
  const counting = createRecount(recount)
  const waiting = new Set<string>()
  let reading: ReturnType<typeof setTimeout> | undefined
  const read = async () => {
    reading = undefined
    const known = windows()
      .placesOf(waiting)
      .map(({ row }) => row.id)
    if (known.length < waiting.size) stir()
    waiting.clear()
    if (known.length === 0) return
    const rows = await fetchOrdersById(known).catch(() => undefined)
    if (!rows) return
    put(rows)
    const found = new Set(rows.map(({ id }) => id))
    const missing = known.filter((id) => !found.has(id))
    if (missing.length === 0) return
    stir()
    gone(missing)
    counting.soon()
  }
  const readSoon = (ids: Iterable<string>) => {
    for (const id of ids) waiting.add(id)
    reading ??= setTimeout(() => void read(), gatherMs)
  }
  const refresh = () => {
    if (mayMove()) windows().refresh()
    else
      readSoon(
        windows()
          .seen()
          .map(({ id }) => id),
      )
  }
  useChanges('orders', (ids) => {
    if (ids.length === 0) refresh()
    else readSoon(ids)
    counting.soon()
  })
  const onVisible = () => document.visibilityState === 'visible' && refresh()
  const fallback = setInterval(() => !connected() && onVisible(), refreshEveryMs)
  addEventListener('visibilitychange', onVisible)
  onCleanup(() => {
    clearTimeout(reading)
    counting.stop()
    clearInterval(fallback)
    removeEventListener('visibilitychange', onVisible)
  })
  createEffect(on(connected, (is) => is && refresh(), { defer: true }))
}

function createRecount(recount: () => Promise<void>) {
  let waitMs = recountMs.shortest
  let timer: ReturnType<typeof setTimeout> | undefined
  const count = async () => {
    const begun = performance.now()
    timer = undefined
    await recount()
    const tookMs = performance.now() - begun
    waitMs = Math.min(recountMs.longest, Math.max(recountMs.shortest, tookMs / countingShare))
  }
  return {
    soon: () => void (timer ??= setTimeout(() => void count(), waitMs)),
    stop: () => clearTimeout(timer),
  }
}
