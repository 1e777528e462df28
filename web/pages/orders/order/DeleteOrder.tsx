import type { OrderDetail } from '#domain/orders/contract.ts'
import { Confirm } from '../../../components/Confirm.tsx'
import { toast } from '../../../components/toasts.ts'
import { useDeleteOrder, useRestoreOrder } from '../../../queries/order.ts'
import { may, useSession } from '../../../session.tsx'
import { orderDeletion } from '../../../text/order-form.ts'
import { words } from '../../../text/words.ts'

interface DeleteOrderProps {
  order: OrderDetail
  onClose: () => void
  /** After it is gone. */
  onDeleted: () => void
}

/** Who may restore orders can take it back right away. */
export function DeleteOrder(props: DeleteOrderProps) {
  const me = useSession()
  const remove = useDeleteOrder()
  const restore = useRestoreOrder()
  // The toast outlives this dialog; callbacks given to `mutate` do not.
  const undo = ({ id, number }: OrderDetail) =>
    restore.mutateAsync(id).then(
      () => toast('good', orderDeletion.restored(number)),
      (error: Error) => toast('bad', orderDeletion.notRestored(number), { detail: error.message }),
    )
  const confirm = () => {
    const { order, onClose, onDeleted } = props
    const action = may(me(), 'admin') ? { label: words.undo, run: () => void undo(order) } : undefined
    remove.mutate(order.id, {
      onSuccess: () => {
        toast('neutral', orderDeletion.deleted(order.number), { action })
        onClose()
        onDeleted()
      },
    })
  }
  return (
    <Confirm
      title={orderDeletion.title(props.order.number)}
      description={orderDeletion.hint(props.order.customerName)}
      action={orderDeletion.action}
      busy={remove.isPending}
      error={remove.error?.message}
      onConfirm={confirm}
      onClose={props.onClose}
    />
  )
}
