import CircleAlert from 'lucide-solid/icons/circle-alert'
import CircleCheck from 'lucide-solid/icons/circle-check'
import Info from 'lucide-solid/icons/info'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { type Component, type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { softStyle } from './tone.ts'

type NoticeTone = 'info' | 'good' | 'warn' | 'bad'

const icons: Record<NoticeTone, Component<{ size?: number; class?: string }>> = {
  info: Info,
  good: CircleCheck,
  warn: TriangleAlert,
  bad: CircleAlert,
}

/** A message that belongs to the part of the page it stands in. */
export function Notice(props: { tone: NoticeTone; title?: string; children?: JSX.Element }) {
  return (
    <div
      role={props.tone === 'bad' ? 'alert' : 'status'}
      class={`flex items-start gap-2 rounded-control px-3 py-2 ${softStyle[props.tone]}`}
    >
      <Dynamic component={icons[props.tone]} size={16} class="mt-0.5 shrink-0" />
      <div class="min-w-0">
        <Show when={props.title}>
          <p class="font-medium">{props.title}</p>
        </Show>
        <Show when={props.children}>{(text) => <div class="text-ink-muted">{text()}</div>}</Show>
      </div>
    </div>
  )
}
