import { A } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import { inkStyle, type Tone } from './tone.ts'
import { Card } from './Card.tsx'
import { Skeleton } from './Skeleton.tsx'

interface KpiCardProps {
  label: string
  /** Undefined while it loads, null when the figure has no meaning; `reason` then says why. */
  value: JSX.Element | undefined | null
  reason?: string
  /** A change, a target or an as-of time under the figure. */
  note?: JSX.Element
  tone?: Tone
  /** Where the rows behind the figure are. */
  href?: string
}

export function KpiCard(props: KpiCardProps) {
  return (
    <Card class="relative flex flex-col gap-1 px-4 py-3 transition-colors has-[a:hover]:border-line-strong">
      <p class="truncate text-small text-ink-muted">
        <Show when={props.href} fallback={props.label}>
          {(href) => (
            <A href={href()} class="rounded-small after:absolute after:inset-0 after:content-['']">
              {props.label}
            </A>
          )}
        </Show>
      </p>
      <Show when={props.value !== undefined} fallback={<Skeleton class="my-1 h-6 w-20" />}>
        <p class={`figures text-figure font-semibold ${props.tone ? inkStyle[props.tone] : ''}`}>
          <Show when={props.value !== null} fallback={<span class="text-ink-faint">–</span>}>
            {props.value}
          </Show>
        </p>
      </Show>
      <p class="min-h-4.5 text-small text-ink-faint sm:truncate">
        {props.value === null ? props.reason : props.note}
      </p>
    </Card>
  )
}
