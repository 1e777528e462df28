import { Button } from '../../../components/Button.tsx'
import { TextInput } from '../../../components/TextInput.tsx'
import { activityText } from '../../../text/order-form.ts'
import type { CommentDraft } from './comment-draft.ts'

export function CommentBox(props: { draft: CommentDraft }) {
  const send = () => void props.draft.send()
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
        value={props.draft.text()}
        error={props.draft.failure() && `${activityText.notSent}. ${props.draft.failure()}`}
        onInput={(text) => props.draft.write(text)}
      />
      <div class="flex items-center gap-3">
        <Button type="submit" size="dense" busy={props.draft.isSending()} disabled={props.draft.isEmpty()}>
          {activityText.send}
        </Button>
        <span class="text-small text-ink-faint max-sm:hidden">{activityText.sendKeys}</span>
      </div>
    </form>
  )
}
