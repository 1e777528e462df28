import ListFilter from 'lucide-solid/icons/list-filter'
import X from 'lucide-solid/icons/x'
import { type JSX, Show } from 'solid-js'
import { words } from '../text/words.ts'

interface FilterChipProps {
  label: string
  /** What is chosen; shown while `isOn`. */
  text: JSX.Element
  isOn: boolean
  onClear: () => void
  /** What opens: a menu or a popover around the given button. */
  children: (button: (attributes: object) => JSX.Element) => JSX.Element
}

/** One filter as a chip: dashed while nothing is chosen, and with a cross to take the choice back. */
export function FilterChip(props: FilterChipProps) {
  const button = (attributes: object) => (
    <button
      type="button"
      {...attributes}
      class="flex control-height-dense items-center gap-1.5 rounded-control px-2 text-small text-ink-muted hover:bg-hover hover:text-ink data-expanded:bg-hover"
    >
      <Show when={!props.isOn}>
        <ListFilter size={12} />
      </Show>
      {props.label}
      <Show when={props.isOn}>
        <span class="max-w-44 truncate font-medium text-accent-ink">{props.text}</span>
      </Show>
    </button>
  )
  return (
    <span
      class="inline-flex shrink-0 items-center rounded-control border border-line-strong transition-colors"
      classList={{ 'border-dashed': !props.isOn, 'bg-raised': props.isOn }}
    >
      {props.children(button)}
      <Show when={props.isOn}>
        <button
          type="button"
          aria-label={`${words.clear}: ${props.label}`}
          class="flex control-height-dense w-7 items-center justify-center rounded-control border-l border-line text-ink-faint hover:bg-hover hover:text-ink"
          onClick={() => props.onClear()}
        >
          <X size={12} />
        </button>
      </Show>
    </span>
  )
}
