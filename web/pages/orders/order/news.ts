import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { OrderDetail } from '#domain/orders/contract.ts'
import { orderFormText } from '../../../text/order-form.ts'
import { orderFieldText } from '../../../text/orders.ts'
import { actorText } from '../../admin/actor-text.ts'
import { fieldNames, formOf, isSamePart, type PartName } from './form.ts'

/** What somebody else just changed; one's own changes do not count. */
export interface News {
  /** Who and what, for a while. */
  latest: Accessor<{ who: string; labels: readonly string[] } | undefined>
  isFlashing: (name: PartName | 'status') => boolean
}

interface NewsOptions {
  isOwn: (version: OrderDetail) => boolean
  /** What is being typed here is not replaced, so it does not light up. */
  isChanged: (name: PartName) => boolean
}

const flashMs = 2_500
const shownMs = 15_000

export function createNews(order: Accessor<OrderDetail>, { isOwn, isChanged }: NewsOptions): News {
  const [flashing, setFlashing] = createSignal<readonly (PartName | 'status')[]>([])
  const [latest, setLatest] = createSignal<{ who: string; labels: readonly string[] }>()
  const timers: ReturnType<typeof setTimeout>[] = []
  const tell = (now: OrderDetail, before: OrderDetail) => {
    const [mine, theirs] = [formOf(before), formOf(now)]
    const parts = [...fieldNames, 'items' as const].filter((name) => !isSamePart(name, mine, theirs))
    const moved = before.status === now.status ? [] : ['status' as const]
    const labels = [
      ...moved.map(() => orderFieldText.status),
      ...parts.map((name) => orderFormText.parts[name]),
    ]
    if (labels.length === 0) return
    for (const timer of timers.splice(0)) clearTimeout(timer)
    setFlashing([...moved, ...parts.filter((name) => !isChanged(name))])
    setLatest({ who: now.updatedBy === null ? orderFormText.someone : actorText(now.updatedBy), labels })
    timers.push(
      setTimeout(() => setFlashing([]), flashMs),
      setTimeout(() => setLatest(), shownMs),
    )
  }
  createEffect(
    on(order, (now, before: OrderDetail | undefined) => {
      if (before && now.updatedAt > before.updatedAt && !isOwn(now)) tell(now, before)
      return now
    }),
  )
  onCleanup(() => timers.forEach(clearTimeout))
  return { latest, isFlashing: (name) => flashing().includes(name) }
}
