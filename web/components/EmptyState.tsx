import { type JSX, Show } from 'solid-js'

interface EmptyStateProps {
  icon?: JSX.Element
  title: string
  /** Why there is nothing, and what to do about it. */
  children?: JSX.Element
  action?: JSX.Element
  dense?: boolean
}

export function EmptyState(props: EmptyStateProps) {
  return (
    <div
      class="flex flex-col items-center justify-center gap-1 px-6 text-center"
      classList={{ 'py-16': !props.dense, 'py-6': props.dense }}
    >
      <Show when={props.icon}>
        {(icon) => (
          <div class="mb-2 flex size-10 items-center justify-center rounded-card border border-line bg-surface text-ink-faint">
            {icon()}
          </div>
        )}
      </Show>
      <p class="text-lead font-medium">{props.title}</p>
      <Show when={props.children}>{(text) => <p class="max-w-md text-data text-ink-muted">{text()}</p>}</Show>
      <Show when={props.action}>
        {(action) => <div class="mt-3 flex flex-wrap justify-center gap-2">{action()}</div>}
      </Show>
    </div>
  )
}
