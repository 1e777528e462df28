import * as Kobalte from '@kobalte/core/select'
import Check from 'lucide-solid/icons/check'
import ChevronDown from 'lucide-solid/icons/chevron-down'
import { splitProps } from 'solid-js'
import { type ControlIds, controlStyle, Field, type FieldProps } from './Field.tsx'
import type { Option } from './option.ts'
import { aboveDialogs, listItemStyle, popStyle } from './pop-style.ts'

export type { Option }

export interface SelectProps<V extends string> extends FieldProps {
  value: V | ''
  options: readonly Option<V>[]
  onChange: (value: V | '') => void
  /** Shown while nothing is chosen; with it the choice can be taken back. */
  placeholder?: string
}

export function Select<V extends string>(props: SelectProps<V>) {
  const [field, own] = splitProps(props, ['label', 'hideLabel', 'hint', 'error', 'required'])
  const chosen = () => own.options.find((option) => option.value === own.value) ?? null
  return (
    <Field {...field}>
      {(ids) => (
        <Kobalte.Root<Option<V>>
          options={[...own.options]}
          optionValue="value"
          optionTextValue="label"
          value={chosen()}
          onChange={(option) => own.onChange(option?.value ?? '')}
          disallowEmptySelection={own.placeholder === undefined}
          placeholder={own.placeholder}
          gutter={4}
          placement="bottom-start"
          sameWidth={false}
          fitViewport
          itemComponent={(item) => (
            <Kobalte.Item item={item.item} class={listItemStyle}>
              <Kobalte.ItemLabel class="flex-1">
                {item.item.rawValue.view?.() ?? item.item.rawValue.label}
              </Kobalte.ItemLabel>
              <Kobalte.ItemIndicator>
                <Check size={14} />
              </Kobalte.ItemIndicator>
            </Kobalte.Item>
          )}
        >
          <Kobalte.Trigger
            {...withoutRequired(ids)}
            class={`${controlStyle} flex items-center justify-between gap-2 text-left data-placeholder-shown:text-ink-faint`}
          >
            <Kobalte.Value<Option<V>> class="truncate">
              {(state) => state.selectedOption().view?.() ?? state.selectedOption().label}
            </Kobalte.Value>
            <ChevronDown size={14} class="shrink-0 text-ink-faint" />
          </Kobalte.Trigger>
          <Kobalte.Portal>
            <Kobalte.Content
              {...aboveDialogs}
              class={`${popStyle} min-w-[max(11rem,var(--kb-popper-anchor-width))]`}
            >
              <Kobalte.Listbox class="max-h-72 overflow-auto outline-none" />
            </Kobalte.Content>
          </Kobalte.Portal>
        </Kobalte.Root>
      )}
    </Field>
  )
}

// A button cannot be required; the label says it.
const withoutRequired = (ids: ControlIds) => splitProps(ids, ['aria-required'])[1]
