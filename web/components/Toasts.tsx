import X from 'lucide-solid/icons/x'
import { For, Show } from 'solid-js'
import { words } from '../text/words.ts'
import { StatusDot } from './StatusDot.tsx'
import { dismissToast, type Toast, toasts } from './toasts.ts'

/** Where messages appear; one region for the whole app. On phones at the top, because dialogs have their buttons at the bottom. */
export function Toasts() {
  return (
    <div
      role="region"
      aria-label={words.messages}
      aria-live="polite"
      class="pointer-events-none fixed inset-x-4 top-14 z-60 flex flex-col items-end gap-2 sm:top-auto sm:bottom-4"
    >
      <For each={toasts()}>{(toast) => <Message toast={toast} />}</For>
    </div>
  )
}

function Message(props: { toast: Toast }) {
  const close = () => dismissToast(props.toast.id)
  return (
    <div class="pointer-events-auto flex w-full max-w-sm animate-rise items-start gap-2.5 rounded-card bg-raised py-2.5 pr-2 pl-3.5 shadow-pop">
      <span class="flex h-5 items-center">
        <StatusDot tone={props.toast.tone} />
      </span>
      <div class="min-w-0 flex-1">
        <p class="font-medium">{props.toast.text}</p>
        <Show when={props.toast.detail}>
          <p class="text-small text-ink-muted">{props.toast.detail}</p>
        </Show>
      </div>
      <Show when={props.toast.action}>
        {(action) => (
          <button
            type="button"
            class="h-6 rounded-control px-1.5 font-medium text-accent-ink hover:bg-hover"
            onClick={() => {
              close()
              action().run()
            }}
          >
            {action().label}
          </button>
        )}
      </Show>
      <button
        type="button"
        aria-label={words.close}
        class="flex size-6 shrink-0 items-center justify-center rounded-control text-ink-faint hover:bg-hover hover:text-ink"
        onClick={close}
      >
        <X size={14} />
      </button>
    </div>
  )
}
