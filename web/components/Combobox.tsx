import * as Kobalte from '@kobalte/core/combobox'
import Check from 'lucide-solid/icons/check'
import ChevronsUpDown from 'lucide-solid/icons/chevrons-up-down'
import { createSignal, splitProps } from 'solid-js'
import { words } from '../text/words.ts'
import { controlStyle, Field, type FieldProps } from './Field.tsx'
import { aboveDialogs, listItemStyle, popStyle } from './pop-style.ts'
import type { Option } from './Select.tsx'

export interface ComboboxProps<V extends string> extends FieldProps {
  value: V | ''
  options: readonly Option<V>[]
  onChange: (value: V | '') => void
  placeholder?: string
  /** What was typed, for options that the server looks up. Without it the options are filtered here. */
  onSearch?: (text: string) => void
}

/** A choice out of many, found by typing. */
export function Combobox<V extends string>(props: ComboboxProps<V>) {
  const [field, own] = splitProps(props, ['label', 'hideLabel', 'hint', 'error', 'required'])
  const chosen = () => own.options.find((option) => option.value === own.value) ?? null
  const [open, setOpen] = createSignal(false)
  // Escape closes the list first; a dialog around it stays.
  const keepEscape = (event: KeyboardEvent) => event.key === 'Escape' && open() && event.preventDefault()
  return (
    <Field {...field}>
      {(ids) => (
        <Kobalte.Root<Option<V>>
          options={[...own.options]}
          optionValue="value"
          optionTextValue="label"
          optionLabel="label"
          defaultFilter={own.onSearch ? () => true : 'contains'}
          value={chosen()}
          onChange={(option) => own.onChange(option?.value ?? '')}
          onInputChange={(text) => own.onSearch?.(text)}
          onOpenChange={setOpen}
          placeholder={own.placeholder}
          gutter={4}
          fitViewport
          allowsEmptyCollection
          itemComponent={(item) => (
            <Kobalte.Item item={item.item} class={listItemStyle}>
              <Kobalte.ItemLabel class="flex-1 truncate">{item.item.rawValue.label}</Kobalte.ItemLabel>
              <Kobalte.ItemIndicator>
                <Check size={14} />
              </Kobalte.ItemIndicator>
            </Kobalte.Item>
          )}
        >
          <Kobalte.Control class="relative">
            <Kobalte.Input {...ids} class={`${controlStyle} pr-8`} onKeyDown={keepEscape} />
            <Kobalte.Trigger class="absolute inset-y-0 right-1 flex items-center px-1 text-ink-faint">
              <ChevronsUpDown size={14} />
            </Kobalte.Trigger>
          </Kobalte.Control>
          <Kobalte.Portal>
            <Kobalte.Content {...aboveDialogs} class={popStyle}>
              <Kobalte.Listbox class="peer max-h-72 overflow-auto outline-none" />
              <p class="hidden px-2 py-1 text-ink-muted peer-empty:block">{words.nothingFits}</p>
            </Kobalte.Content>
          </Kobalte.Portal>
        </Kobalte.Root>
      )}
    </Field>
  )
}
