import { type JSX, Show } from 'solid-js'
import { StatusDot } from './StatusDot.tsx'
import { softStyle, type Tone } from './tone.ts'

interface BadgeProps {
  tone?: Tone
  /** A dot in the tone's colour on a plain ground: the calm form, for columns full of badges. */
  dot?: boolean
  children: JSX.Element
}

export function Badge(props: BadgeProps) {
  return (
    <span
      class={`inline-flex h-5 max-w-full items-center gap-1.5 rounded-full align-middle whitespace-nowrap ${
        props.dot ? 'text-ink' : `px-2 text-small font-medium ${softStyle[props.tone ?? 'neutral']}`
      }`}
    >
      <Show when={props.dot}>
        <StatusDot tone={props.tone ?? 'neutral'} />
      </Show>
      <span class="truncate">{props.children}</span>
    </span>
  )
}
