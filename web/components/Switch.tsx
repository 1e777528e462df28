import { Show } from 'solid-js'

interface SwitchProps {
  /** What is switched, for screen readers; beside the switch it stands only with `showLabel`. */
  label: string
  showLabel?: boolean
  on: boolean
  onChange: (on: boolean) => void
  disabled?: boolean
}

/** Takes effect at once, unlike a check box, which waits for its form. */
export function Switch(props: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={props.on}
      aria-label={props.showLabel ? undefined : props.label}
      disabled={props.disabled}
      class="group/switch inline-flex min-h-6 shrink-0 items-center gap-2 rounded-full disabled:opacity-50 pointer-coarse:min-h-10"
      onClick={() => props.onChange(!props.on)}
    >
      <span
        class="relative h-4.5 w-8 shrink-0 rounded-full border transition-colors"
        classList={{
          'border-transparent bg-accent': props.on,
          'border-control bg-surface': !props.on,
        }}
      >
        <span
          class="absolute top-1/2 left-0.5 size-3 -translate-y-1/2 rounded-full transition-transform"
          classList={{ 'translate-x-3.5 bg-white': props.on, 'bg-control': !props.on }}
        />
      </span>
      <Show when={props.showLabel}>{props.label}</Show>
    </button>
  )
}
