import { createSignal } from 'solid-js'
import { uuidv7 } from 'uuidv7'
import { Button } from '../../../components/Button.tsx'
import { TextInput } from '../../../components/TextInput.tsx'
import { useAddComment } from '../../../queries/order.ts'
import { activityText } from '../../../text/order-form.ts'

/** One id for each text: sending it again after a lost answer makes one comment. */
export function CommentBox(props: { orderId: string }) {
  const [id, setId] = createSignal(uuidv7())
  const [body, setBody] = createSignal('')
  const add = useAddComment(() => props.orderId)
  const send = () => {
    if (body().trim() === '' || add.isPending) return
    add.mutate(
      { id: id(), body: body().trim() },
      {
        onSuccess: () => {
          setBody('')
          setId(uuidv7())
        },
      },
    )
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    send()
  }
  return (
    <form
      class="flex flex-col gap-2 border-t border-line px-4 py-3"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <TextInput
        hideLabel
        label={activityText.comment}
        placeholder={activityText.write}
        rows={2}
        maxLength={4000}
        value={body()}
        error={add.isError ? `${activityText.notSent}. ${add.error.message}` : undefined}
        onInput={setBody}
      />
      <div class="flex items-center gap-3">
        <Button type="submit" size="dense" busy={add.isPending} disabled={body().trim() === ''}>
          {activityText.send}
        </Button>
        <span class="text-small text-ink-faint max-sm:hidden">{activityText.sendKeys}</span>
      </div>
    </form>
  )
}
