import { createSignal, Show } from 'solid-js'
import type { OrderStatus } from '#domain/orders/rules.ts'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { focusInvalid } from '../../../components/focus-invalid.ts'
import { Notice } from '../../../components/Notice.tsx'
import { TextInput } from '../../../components/TextInput.tsx'
import { orderStatusText } from '../../../text/orders.ts'
import { orderFormText, statusChangeText } from '../../../text/order-form.ts'
import { words } from '../../../text/words.ts'

interface ReasonDialogProps {
  order: { number: string }
  to: OrderStatus
  /** Answers why it did not work. */
  onMove: (to: OrderStatus, reason: string) => Promise<string | undefined>
  onClose: () => void
}

/** Some moves need a reason: it is asked for before, and what was written stays when the move fails. */
export function ReasonDialog(props: ReasonDialogProps) {
  const [reason, setReason] = createSignal('')
  const [error, setError] = createSignal<string>()
  const [failure, setFailure] = createSignal<string>()
  const [busy, setBusy] = createSignal(false)
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    if (busy()) return
    if (reason().trim() === '') {
      setError(orderFormText.needed.reason)
      return focusInvalid(event.currentTarget)
    }
    setBusy(true)
    const failed = await props.onMove(props.to, reason().trim())
    setBusy(false)
    setFailure(failed)
    if (failed === undefined) props.onClose()
  }
  return (
    <Dialog
      open
      size="small"
      onClose={props.onClose}
      title={statusChangeText.title(orderStatusText[props.to])}
      description={statusChangeText.description(props.order.number)}
      footer={
        <>
          <Button onClick={props.onClose}>{words.cancel}</Button>
          <Button type="submit" form="reason" variant="primary" busy={busy()}>
            {statusChangeText.moves[props.to]}
          </Button>
        </>
      }
    >
      <form id="reason" class="flex flex-col gap-3" noValidate onSubmit={(event) => void submit(event)}>
        <Show when={failure()}>
          <Notice tone="bad" title={statusChangeText.failed}>
            {failure()}
          </Notice>
        </Show>
        <TextInput
          autofocus
          required
          rows={3}
          maxLength={500}
          label={statusChangeText.reason}
          value={reason()}
          error={error()}
          onInput={(value) => {
            setReason(value)
            setError()
          }}
        />
      </form>
    </Dialog>
  )
}
