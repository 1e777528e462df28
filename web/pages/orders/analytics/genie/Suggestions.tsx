import { For, Show } from 'solid-js'
import { Button } from '../../../../components/Button.tsx'

interface SuggestionsProps {
  label: string
  questions: readonly string[]
  disabled: boolean
  onAsk: (question: string) => void
}

/** Questions to ask with one press. */
export function Suggestions(props: SuggestionsProps) {
  return (
    <Show when={props.questions.length > 0}>
      <div role="group" aria-label={props.label} class="flex flex-wrap items-center gap-1.5">
        <span class="text-small text-ink-faint">{props.label}</span>
        <For each={props.questions}>
          {(question) => (
            <Button
              size="dense"
              class="max-w-full"
              disabled={props.disabled}
              onClick={() => props.onAsk(question)}
            >
              <span class="truncate">{question}</span>
            </Button>
          )}
        </For>
      </div>
    </Show>
  )
}
