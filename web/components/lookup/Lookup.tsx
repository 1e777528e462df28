import { createSignal, Show, splitProps } from 'solid-js'
import { controlStyle, Field } from '../Field.tsx'
import { createLookup, type LookupItem, type LookupProps } from './lookup-state.ts'
import { LookupPopup } from './LookupPopup.tsx'

/** One out of very many, found on the server while typing. What was typed without choosing anything is taken back. */
export function Lookup<Item extends LookupItem>(props: LookupProps<Item>) {
  const [field] = splitProps(props, ['label', 'hideLabel', 'hint', 'error', 'required'])
  const [input, setInput] = createSignal<HTMLInputElement>()
  const lookup = createLookup((event) => props.onKeyDown?.(event))
  const hasUnit = () => !!props.unit && lookup.typed() === undefined
  return (
    <Field {...field}>
      {(ids) => (
        <div class="relative">
          <input
            {...ids}
            ref={setInput}
            name={props.name}
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={lookup.open()}
            aria-controls={lookup.open() ? `${lookup.id}-list` : undefined}
            aria-activedescendant={lookup.open() ? `${lookup.id}-${lookup.active()}` : undefined}
            autocomplete="off"
            spellcheck={false}
            class={`${controlStyle} text-ellipsis`}
            classList={{ 'pr-24': hasUnit() }}
            placeholder={props.placeholder}
            value={lookup.typed() ?? props.text}
            onFocus={(event) => event.currentTarget.select()}
            onClick={() => lookup.setOpen(true)}
            onInput={(event) => lookup.type(event.currentTarget.value)}
            onKeyDown={(event) => lookup.onKeyDown(event)}
            onBlur={() => lookup.close()}
          />
          <Show when={hasUnit()}>
            <span class="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-small text-ink-faint">
              {props.unit}
            </span>
          </Show>
          <Show when={lookup.open() && input()}>
            {(anchor) => <LookupPopup {...props} lookup={lookup} anchor={anchor()} />}
          </Show>
        </div>
      )}
    </Field>
  )
}
