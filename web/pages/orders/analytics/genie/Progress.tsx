import { Show } from 'solid-js'
import type { Question } from '#domain/ask/contract.ts'
import { formatClock } from '../../../../format.ts'
import { useTimeZone } from '../../../../session.tsx'
import { genieText } from '../../../../text/order-analytics.ts'

/** What Genie is doing, in words; why it waits and when it goes on. */
export function Progress(props: { question: Question }) {
  const timeZone = useTimeZone()
  const isWaiting = () => props.question.state === 'waiting'
  const step = () => genieText.steps[props.question.step ?? ''] ?? genieText.working
  return (
    <div role="status" class="flex flex-col gap-1 text-ink-muted">
      <p class="flex items-center gap-2">
        <span class="flex gap-1" aria-hidden="true">
          <span class="size-1.5 animate-pulse rounded-full bg-accent" />
        </span>
        {isWaiting() ? genieText.waiting : step()}
      </p>
      <Show when={props.question.message}>
        <p class="text-small">
          {props.question.message}{' '}
          <Show when={isWaiting() && props.question.continuesAt}>
            {(at) => <span class="figures">{genieText.continues(formatClock(at(), timeZone()))}</span>}
          </Show>
        </p>
      </Show>
      <p class="figures text-small text-ink-faint">
        {genieText.until(formatClock(props.question.deadline, timeZone()).slice(0, 5))}
      </p>
    </div>
  )
}
