import { For } from 'solid-js'

interface SegmentsProps<V extends string> {
  label: string
  options: readonly { value: V; label: string }[]
  value: V
  onChange: (value: V) => void
}

/** One choice out of a few that all fit side by side. Arrow keys move, as in every group of radio buttons. */
export function Segments<V extends string>(props: SegmentsProps<V>) {
  return (
    <div
      role="radiogroup"
      aria-label={props.label}
      class="inline-flex shrink-0 gap-px rounded-control bg-pressed p-0.5"
    >
      <For each={props.options}>
        {(option) => (
          <label class="relative flex h-6 cursor-pointer items-center rounded-small px-2 text-small text-ink-muted hover:text-ink has-checked:bg-surface has-checked:font-medium has-checked:text-ink has-checked:shadow-control has-focus-visible:outline-2 has-focus-visible:outline-accent-ink pointer-coarse:h-8">
            <input
              type="radio"
              name={props.label}
              class="absolute inset-0 cursor-pointer appearance-none opacity-0"
              checked={props.value === option.value}
              onChange={() => props.onChange(option.value)}
            />
            {option.label}
          </label>
        )}
      </For>
    </div>
  )
}
