import type { OrderStatus } from '#domain/orders/rules.ts'
import { Badge } from '../../components/Badge.tsx'
import type { Tone } from '../../components/tone.ts'
import { orderStatusText } from '../../text/orders.ts'

export const orderStatusTone: Record<OrderStatus, Tone> = {
  pending: 'warn',
  confirmed: 'info',
  packed: 'accent',
  shipped: 'accent',
  delivered: 'good',
  returned: 'bad',
  cancelled: 'neutral',
}

/** Where an order is in its life; the colour stands beside the word. */
export function OrderStatusBadge(props: { status: OrderStatus; dot?: boolean }) {
  return (
    <Badge dot={props.dot} tone={orderStatusTone[props.status]}>
      {orderStatusText[props.status]}
    </Badge>
  )
}
