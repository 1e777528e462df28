import { type Accessor, createMemo, createSignal, on, onCleanup } from 'solid-js'
import type { Order } from '#domain/orders/contract.ts'
import { fetchOrderWindow, type OrderListQuery, useLandmarks } from '../../../queries/orders.ts'
import { createFlashes } from './cell-flashes.ts'
import { createListNews } from './list-news.ts'
import { useLiveRows } from './live-rows.ts'
import { RowWindows } from './row-windows.ts'

/** As many as there are between two landmarks of a list that is not very long. */
const firstPage = 200
const keptWindows = 16

export type SheetRows = ReturnType<typeof createSheetRows>

interface RowsOptions {
  query: Accessor<OrderListQuery>
  /** Gets every newer version of a row before it is shown. */
  heard(rows: Order[]): void
  /** Orders that are no longer there. */
  lost(ids: string[]): void
  /** Whether rows may move now: nothing is typed, and nothing typed waits to be saved. */
  isCalm: Accessor<boolean>
}

/** The rows of the list that the address asks for, kept as new as the server has them. */
export function createSheetRows({ query, heard, lost, isCalm }: RowsOptions) {
  const [version, setVersion] = createSignal(0)
  const [error, setError] = createSignal<Error>()
  const changed = () => setVersion((before) => before + 1)
  const flashes = createFlashes(changed)
  const landmarks = useLandmarks(query)
  const asked = createMemo(on(query, (wanted) => openWindows(wanted, { heard, changed, failed: setError })))
  /** While another list loads, the one before stays. */
  const windows = createMemo<RowWindows<Order>>((before) => {
    version()
    return before && !asked().isKnown && error() === undefined ? before : asked()
  })

  const found = () => (landmarks.isPending || landmarks.isPlaceholderData ? undefined : landmarks.data)
  const news = createListNews({ asked, found, isCalm, version })
  const gone = createGoneRows({ lost, changed })

  const put = (rows: Order[], { isOwn = false } = {}) => {
    const before = windows().placesOf(new Set(rows.map(({ id }) => id)))
    heard(rows)
    gone.back(rows)
    const newer = new Set(windows().put(rows))
    if (isOwn) return
    for (const { row } of before) {
      const now = newer.has(row.id) && rows.find(({ id }) => id === row.id)
      if (now) flashes.add(row, now)
    }
  }

  useLiveRows({
    windows,
    put,
    gone: gone.mark,
    mayMove: news.mayMove,
    stir: news.stir,
    recount: async () => void (await landmarks.refetch()),
  })
  return {
    version,
    error,
    /** Milliseconds of the last complete count; 0 before the first. */
    updatedAt: () => landmarks.dataUpdatedAt,
    total: () => found()?.total,
    windows,
    look: news.look,
    /** How the list has changed while rows must not move; undefined when it is shown as it is. */
    news: news.held,
    showNews: news.show,
    isGone: gone.has,
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

interface WindowsOptions {
  heard(rows: Order[]): void
  changed(): void
  /** Undefined when rows came. */
  failed(error: Error | undefined): void
}

function openWindows(wanted: OrderListQuery, { heard, changed, failed }: WindowsOptions): RowWindows<Order> {
  const made = new RowWindows<Order>({
    kept: keptWindows,
    firstPage,
    load: async (request, signal) => {
      const page = await fetchOrderWindow(wanted, request, signal)
      failed(undefined)
      heard(page.items)
      return page
    },
    changed,
    failed,
  })
  made.look(0, 0)
  onCleanup(() => made.stop())
  return made
}

interface GoneOptions {
  lost(ids: string[]): void
  changed(): void
}

/** Orders that were deleted while they are shown: they stay in their places, marked, until the list is counted anew. */
function createGoneRows({ lost, changed }: GoneOptions) {
  const ids = new Set<string>()
  return {
    has: (id: string) => ids.has(id),
    mark(missing: readonly string[]): void {
      if (missing.length === 0) return
      for (const id of missing) ids.add(id)
      lost([...missing])
      changed()
    },
    back: (rows: readonly Order[]) => rows.forEach(({ id }) => ids.delete(id)),
  }
}
