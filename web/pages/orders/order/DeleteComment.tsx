import type { OrderComment } from '#domain/orders/contract.ts'
import { Confirm } from '../../../components/Confirm.tsx'
import { useDeleteComment } from '../../../queries/order.ts'
import { activityText } from '../../../text/order-form.ts'

export function DeleteComment(props: { orderId: string; comment: OrderComment; onClose: () => void }) {
  const remove = useDeleteComment(() => props.orderId)
  return (
    <Confirm
      title={activityText.removeTitle}
      description={activityText.removeText}
      action={activityText.removeAction}
      busy={remove.isPending}
      error={remove.error?.message}
      onConfirm={() => remove.mutate(props.comment.id, { onSuccess: () => props.onClose() })}
      onClose={props.onClose}
    />
  )
}
