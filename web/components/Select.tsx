import * as Kobalte from '@kobalte/core/select'
import ChevronDown from 'lucide-solid/icons/chevron-down'
import { splitProps } from 'solid-js'
import { ChoiceItem, ChoiceList } from './ChoiceList.tsx'
import { type ControlIds, controlStyle, Field, type FieldProps } from './Field.tsx'
import type { Option } from './option.ts'

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
          itemComponent={ChoiceItem}
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
          <ChoiceList class="min-w-[max(11rem,var(--kb-popper-anchor-width))]" />
        </Kobalte.Root>
      )}
    </Field>
  )
}

// A button cannot be required; the label says it.
const withoutRequired = (ids: ControlIds) => splitProps(ids, ['aria-required'])[1]
