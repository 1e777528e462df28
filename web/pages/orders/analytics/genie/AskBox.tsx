import { createEffect, createSignal } from 'solid-js'
import { Button } from '../../../../components/Button.tsx'
import { TextInput } from '../../../../components/TextInput.tsx'
import { genieText } from '../../../../text/order-analytics.ts'

interface AskBoxProps {
  /** Each time it grows, the field takes the focus. */
  wanted: number
  isFollowUp: boolean
  /** A question is open; the next one waits for its answer. */
  busy: boolean
  /** `done` is called once it was taken. */
  onAsk: (question: string, done: () => void) => void
}

export function AskBox(props: AskBoxProps) {
  const [text, setText] = createSignal('')
  let form: HTMLFormElement | undefined
  createEffect(() => props.wanted > 0 && form?.querySelector('textarea')?.focus({ preventScroll: true }))
  const send = () => {
    const question = text().trim()
    if (question !== '' && !props.busy) props.onAsk(question, () => setText(''))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    send()
  }
  const label = () => (props.isFollowUp ? genieText.followUp : genieText.question)
  return (
    <form
      ref={(element) => (form = element)}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div class="flex items-end gap-2">
        <div class="min-w-0 flex-1">
          <TextInput
            label={label()}
            placeholder={props.isFollowUp ? genieText.followUpPlaceholder : genieText.placeholder}
            rows={2}
            maxLength={2000}
            value={text()}
            onInput={setText}
          />
        </div>
        <Button
          type="submit"
          variant="primary"
          busy={props.busy}
          disabled={text().trim() === '' && !props.busy}
        >
          {genieText.ask}
        </Button>
      </div>
      <p class="pt-1 text-small text-ink-faint max-sm:hidden">{genieText.keys}</p>
    </form>
  )
}
