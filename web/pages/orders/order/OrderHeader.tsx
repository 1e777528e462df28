import { A, useLocation } from '@solidjs/router'
import ArrowLeft from 'lucide-solid/icons/arrow-left'
import { onMount, Show } from 'solid-js'
import { isOverdue } from '#domain/orders/rules.ts'
import { now } from '../../../clock.ts'
import { Badge } from '../../../components/Badge.tsx'
import { focusHeading } from '../../../components/page-focus.ts'
import { usePageTitle } from '../../../components/PageHeader.tsx'
import { formatDay, formatMoney, formatPlainInstant } from '../../../format.ts'
import { useTimeZone } from '../../../session.tsx'
import { orderFormText, orderWayText } from '../../../text/order-form.ts'
import { orderWords } from '../../../text/orders.ts'
import { OrderStatusBadge } from '../OrderStatusBadge.tsx'
import { Neighbours } from './Neighbours.tsx'
import type { OrderEditor } from './order-editor.ts'
import { OrderMenu } from './OrderMenu.tsx'
import { StatusControl } from './StatusControl.tsx'

interface OrderHeaderProps {
  editor: OrderEditor
  mayEdit: boolean
  isGone: boolean
}

/** Which order this is, where it stands, and where to go from here. */
export function OrderHeader(props: OrderHeaderProps) {
  const location = useLocation()
  const order = () => props.editor.order()
  usePageTitle(() => order().number)
  return (
    <header class="flex flex-col gap-1">
      <div class="flex items-center gap-2">
        <A
          href={`/orders${location.search}`}
          class="inline-flex items-center gap-1 rounded-small text-small text-ink-muted hover:text-ink hover:underline"
        >
          <ArrowLeft size={14} />
          {orderWayText.backToList}
        </A>
        <div class="ml-auto flex items-center gap-1">
          <Neighbours id={order().id} search={location.search} />
          <OrderMenu editor={props.editor} isGone={props.isGone} />
        </div>
      </div>
      <div class="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1
          ref={(element) => onMount(() => focusHeading(element))}
          tabindex="-1"
          class="figures text-page font-semibold tracking-tight"
        >
          {order().number}
        </h1>
        <span class="rounded-full" classList={{ 'animate-flash': props.editor.news.isFlashing('status') }}>
          <OrderStatusBadge status={order().status} />
        </span>
        <Overdue editor={props.editor} />
        <p class="min-w-0 truncate text-ink-muted">
          {order().customerName} · {formatMoney(order().total, order().currency)}
        </p>
        <Show when={props.mayEdit}>
          <div class="ml-auto flex flex-wrap items-center gap-2">
            <StatusControl editor={props.editor} />
          </div>
        </Show>
      </div>
    </header>
  )
}

function Overdue(props: { editor: OrderEditor }) {
  const timeZone = useTimeZone()
  const today = () => formatPlainInstant(new Date(now()).toISOString(), timeZone()).slice(0, 10)
  return (
    <Show when={isOverdue(props.editor.order(), today())}>
      <Badge tone="bad">
        {orderWords.overdue} · {orderFormText.due(formatDay(props.editor.order().requiredOn))}
      </Badge>
    </Show>
  )
}
