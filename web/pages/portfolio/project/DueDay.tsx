import { Show } from 'solid-js'
import { Dash } from '../../../components/Dash.tsx'
import { formatDay } from '../../../format.ts'
import { riskText } from '../../../text/project.ts'

/** A due day; one that passed says so in words and colour. */
export function DueDay(props: { day: string | null; overdue: boolean }) {
  return (
    <Show when={props.day} fallback={<Dash />}>
      {(day) => (
        <span class="figures sm:whitespace-nowrap" classList={{ 'text-bad-ink': props.overdue }}>
          {formatDay(day())}
          <Show when={props.overdue}> · {riskText.overdue}</Show>
        </span>
      )}
    </Show>
  )
}
