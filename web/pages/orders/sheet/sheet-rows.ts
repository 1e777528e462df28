import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup, untrack } from 'solid-js'
import type { Order } from '#domain/orders/contract.ts'
import { connected, useChanges } from '../../../live.ts'
import {
  fetchOrdersById,
  fetchOrderWindow,
  type OrderListQuery,
  useLandmarks,
} from '../../../queries/orders.ts'
import { createFlashes } from './cell-flashes.ts'
import { RowWindows } from './row-windows.ts'

/** As many as there are between two landmarks of a list that is not very long. */
const firstPage = 200
const keptWindows = 16
/** After this long, changes of others that move rows are counted anew. */
const recountMs = 5_000
const gatherMs = 120

export type SheetRows = ReturnType<typeof createSheetRows>

/**
 * The rows of the list that the address asks for, kept as new as the server has them. `heard` gets every newer version of a row before it
 * is shown.
 */
export function createSheetRows(query: Accessor<OrderListQuery>, heard: (rows: Order[]) => void) {
  const [version, setVersion] = createSignal(0)
  const [error, setError] = createSignal<Error>()
  const flashes = createFlashes(() => setVersion((before) => before + 1))
  const landmarks = useLandmarks(query)
  const asked = createMemo(on(query, (wanted) => openWindows(wanted)))
  /** While another list loads, the one before stays. */
  const windows = createMemo<RowWindows<Order>>((before) => {
    version()
    return before && !asked().isKnown && error() === undefined ? before : asked()
  })

  function openWindows(wanted: OrderListQuery): RowWindows<Order> {
    const made = new RowWindows<Order>({
      kept: keptWindows,
      firstPage,
      load: async (request, signal) => {
        const page = await fetchOrderWindow(wanted, request, signal)
        setError(undefined)
        heard(page.items)
        return page
      },
      changed: () => setVersion((before) => before + 1),
      failed: setError,
    })
    made.look(0, 0)
    onCleanup(() => made.stop())
    return made
  }

  createEffect(() => {
    const found = landmarks.isPending || landmarks.isPlaceholderData ? undefined : landmarks.data
    if (found) untrack(asked).open(found)
  })

  const put = (rows: Order[], { isOwn = false } = {}) => {
    const before = windows().placesOf(new Set(rows.map(({ id }) => id)))
    heard(rows)
    const changed = new Set(windows().put(rows))
    if (isOwn) return
    for (const { row } of before) {
      const newer = changed.has(row.id) && rows.find(({ id }) => id === row.id)
      if (newer) flashes.add(row, newer)
    }
  }

  useLiveRows(windows, { put, recount: () => void landmarks.refetch() })
  return {
    version,
    error,
    /** Milliseconds of the last complete count; 0 before the first. */
    updatedAt: () => landmarks.dataUpdatedAt,
    total: () => (landmarks.isPending || landmarks.isPlaceholderData ? undefined : landmarks.data?.total),
    windows,
    /** Another list is on its way. */
    isWaiting: () => asked() !== windows(),
    flashes,
    put,
    retry: () => {
      setError(undefined)
      asked().refresh()
    },
  }
}

interface LiveOptions {
  put(rows: Order[]): void
  recount(): void
}

/** Rows that others changed are read again while they are in memory. Without the live connection, what is in view is asked for again. */
function useLiveRows(windows: Accessor<RowWindows<Order>>, { put, recount }: LiveOptions): void {
  const waiting = new Set<string>()
  let reading: ReturnType<typeof setTimeout> | undefined
  let counting: ReturnType<typeof setTimeout> | undefined
  const read = async () => {
    reading = undefined
    const known = windows().placesOf(waiting)
    waiting.clear()
    if (known.length > 0) put(await fetchOrdersById(known.map(({ row }) => row.id)).catch(() => []))
  }
  useChanges('orders', (ids) => {
    for (const id of ids) waiting.add(id)
    if (ids.length === 0) windows().refresh()
    reading ??= setTimeout(() => void read(), gatherMs)
    counting ??= setTimeout(() => {
      counting = undefined
      recount()
    }, recountMs)
  })
  const refresh = () => document.visibilityState === 'visible' && windows().refresh()
  const fallback = setInterval(() => !connected() && refresh(), 30_000)
  addEventListener('visibilitychange', refresh)
  onCleanup(() => {
    clearTimeout(reading)
    clearTimeout(counting)
    clearInterval(fallback)
    removeEventListener('visibilitychange', refresh)
  })
  createEffect(on(connected, (is) => is && windows().refresh(), { defer: true }))
}
