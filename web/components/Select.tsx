import ChevronDown from 'lucide-solid/icons/chevron-down'
import { createSignal, Show, splitProps } from 'solid-js'
import { type ControlIds, controlStyle, Field, type FieldProps, labelOf } from './Field.tsx'
import { laterPart } from './later-part.ts'
import type { Option } from './option.ts'

export type { Option }

export interface Choice<V extends string> {
  value: V | ''
  options: readonly Option<V>[]
  onChange: (value: V | '') => void
  /** Shown while nothing is chosen; with it the choice can be taken back. */
  placeholder?: string
}

export interface SelectProps<V extends string> extends FieldProps, Choice<V> {}

const { part, load } = laterPart(() => import('./OpenSelect.tsx'))

/** One out of a few. Until it is first opened there is only the button: the list is larger than most forms around it. */
export function Select<V extends string>(props: SelectProps<V>) {
  const [field, own] = splitProps(props, ['label', 'hideLabel', 'hint', 'error', 'required'])
  const [asked, setAsked] = createSignal(false)
  const open = () => {
    load()
    setAsked(true)
  }
  return (
    <Field {...field}>
      {(ids) => (
        <Show
          when={asked() && part()}
          keyed
          fallback={<ClosedSelect {...own} ids={ids} isOpening={asked()} onOpen={open} />}
        >
          {({ OpenSelect }) => <OpenSelect {...own} ids={ids} />}
        </Show>
      )}
    </Field>
  )
}

interface ClosedSelectProps<V extends string> extends Choice<V> {
  ids: ControlIds
  isOpening: boolean
  onOpen: () => void
}

function ClosedSelect<V extends string>(props: ClosedSelectProps<V>) {
  const place = () => props.options.findIndex((option) => option.value === props.value)
  const chosen = () => props.options[place()]
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      return props.onOpen()
    }
    const found = reachedBy(event.key, props.options, place())
    if (found) props.onChange(found.value)
  }
  return (
    <button
      {...buttonOf(props.ids)}
      type="button"
      aria-haspopup="listbox"
      aria-expanded={props.isOpening}
      aria-labelledby={`${labelOf(props.ids)} ${props.ids.id}-value`}
      class={selectStyle}
      data-placeholder-shown={chosen() ? undefined : ''}
      onPointerEnter={load}
      onFocus={load}
      onClick={() => props.onOpen()}
      onKeyDown={onKeyDown}
    >
      <span id={`${props.ids.id}-value`} class="truncate">
        {chosen()?.view?.() ?? chosen()?.label ?? props.placeholder}
      </span>
      <SelectMark />
    </button>
  )
}

/** What a key chooses without opening the list: the neighbour, or the next one that begins with a letter. */
function reachedBy<V extends string>(
  key: string,
  options: readonly Option<V>[],
  place: number,
): Option<V> | undefined {
  if (key === 'ArrowRight') return options[place + 1]
  if (key === 'ArrowLeft') return options[Math.max(place, 1) - 1]
  if (key.length > 1 || key === ' ') return undefined
  const others = [...options.slice(place + 1), ...options.slice(0, Math.max(place, 0))]
  return others.find(({ label }) => label.toLowerCase().startsWith(key.toLowerCase()))
}

export const selectStyle = `${controlStyle} flex items-center justify-between gap-2 text-left data-placeholder-shown:text-ink-faint`

export const SelectMark = () => <ChevronDown size={14} class="shrink-0 text-ink-faint" />

// A button cannot be required; the label says it.
export const buttonOf = (ids: ControlIds) => splitProps(ids, ['aria-required'])[1]
