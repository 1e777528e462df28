import { For, Show } from 'solid-js'
import { priorityText } from '../text/portfolio.ts'

type Priority = keyof typeof priorityText

const bars: Record<Priority, number> = { low: 1, medium: 2, high: 3, critical: 3 }

/** Bars that rise with the priority, and the word. */
export function PriorityBadge(props: { priority: Priority | null }) {
  return (
    <Show when={props.priority} fallback={<span class="text-ink-faint">–</span>}>
      {(priority) => (
        <span class="inline-flex items-center gap-1.5 align-middle whitespace-nowrap">
          <svg
            viewBox="0 0 12 12"
            class="size-3 shrink-0"
            classList={{
              'fill-bad-ink': priority() === 'critical',
              'fill-ink-muted': priority() !== 'critical',
            }}
            aria-hidden="true"
          >
            <For each={[1, 2, 3]}>
              {(bar) => (
                <rect
                  x={(bar - 1) * 4.5}
                  y={12 - bar * 4}
                  width="3"
                  height={bar * 4}
                  rx="1"
                  opacity={bar <= bars[priority()] ? 1 : 0.25}
                />
              )}
            </For>
          </svg>
          {priorityText[priority()]}
        </span>
      )}
    </Show>
  )
}
