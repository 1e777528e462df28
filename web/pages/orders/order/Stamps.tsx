import { type JSX, Show } from 'solid-js'
import type { OrderDetail } from '#domain/orders/contract.ts'
import { Timestamp } from '../../../components/Timestamp.tsx'
import { detailText } from '../../../text/order-form.ts'
import { actorText } from '../../admin/actor-text.ts'

/** When it came in, was made and was last modified, and by whom. */
export function Stamps(props: { order: OrderDetail }) {
  return (
    <dl class="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 px-4 text-small text-ink-faint">
      <Stamp label={detailText.ordered}>
        <Timestamp absolute at={props.order.orderedAt} />
      </Stamp>
      <Stamp label={detailText.created}>
        <Timestamp absolute at={props.order.createdAt} />
        <By name={props.order.createdBy} />
      </Stamp>
      <Stamp label={detailText.updated}>
        <Timestamp at={props.order.updatedAt} />
        <By name={props.order.updatedBy} />
      </Stamp>
    </dl>
  )
}

function Stamp(props: { label: string; children: JSX.Element }) {
  return (
    <>
      <dt>{props.label}</dt>
      <dd class="min-w-0">{props.children}</dd>
    </>
  )
}

function By(props: { name: string | null }) {
  return <Show when={props.name}>{(name) => <> {detailText.by(actorText(name()))}</>}</Show>
}
