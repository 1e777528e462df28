import { type Accessor, createMemo, createSignal } from 'solid-js'
import type { OrderDetail } from '#domain/orders/contract.ts'
import type { Unsaved } from '../../../components/LeaveGuard.tsx'
import { changeStatus } from '../../../queries/order.ts'
import { orderFormText } from '../../../text/order-form.ts'
import { createDrafting, type Drafting } from './drafting.ts'
import { formOf } from './form.ts'
import { createNews, type News } from './news.ts'
import { createSaving, type Saving } from './saving.ts'

/** The form of an order that exists: what is typed is one draft. */
export interface OrderEditor extends Drafting, Saving {
  order: Accessor<OrderDetail>
  /** Along an allowed move; at once, whatever else is typed. */
  move: (to: OrderDetail['status'], reason: string | null, version?: string) => Promise<OrderDetail>
  unsaved: Unsaved
  news: News
}

export function createOrderEditor(stored: Accessor<OrderDetail>): OrderEditor {
  const { order, wrote, isOwn } = createLatest(stored)
  const saved = createMemo(() => formOf(order()))
  const drafting = createDrafting(saved)
  const saving = createSaving({ drafting, order, wrote })
  const news = createNews(order, { isOwn, isChanged: (name) => drafting.changed().includes(name) })
  return {
    ...drafting,
    ...saving,
    order,
    news,
    move: async (status, reason, version) => {
      const updatedAt = version ?? order().updatedAt
      const moved = await changeStatus(order().id, { updatedAt, status, reason })
      wrote(moved)
      return moved
    },
    unsaved: {
      labels: () => drafting.changed().map((name) => orderFormText.parts[name]),
      isSaving: saving.isSaving,
      hasConflict: () => saving.conflict() !== undefined,
      settled: saving.settled,
      save: saving.save,
      discard: drafting.discard,
    },
  }
}

/** The newest version, be it loaded or answered to an edit; and which ones this page wrote itself. */
function createLatest(stored: Accessor<OrderDetail>) {
  const [written, setWritten] = createSignal<OrderDetail>()
  const own = new Set<string>()
  const order = createMemo(() => {
    const mine = written()
    return mine && mine.updatedAt > stored().updatedAt ? mine : stored()
  })
  const wrote = (version: OrderDetail) => {
    own.add(version.updatedAt)
    setWritten(version)
  }
  return { order, wrote, isOwn: (version: OrderDetail) => own.has(version.updatedAt) }
}
