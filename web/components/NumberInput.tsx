import { Show, splitProps } from 'solid-js'
import { controlStyle, Field, type FieldProps } from './Field.tsx'

export interface NumberInputProps extends FieldProps {
  /** As typed, so that nothing is lost while typing: exact decimals stay text. */
  value: string
  onInput: (value: string) => void
  /** Stands inside the field, behind the figure: `%`, `EUR`, `days`. */
  unit?: string
  placeholder?: string
}

/** For figures and amounts: right-aligned, with the phone's number keys. */
export function NumberInput(props: NumberInputProps) {
  const [field, own] = splitProps(props, ['label', 'hideLabel', 'hint', 'error', 'required'])
  return (
    <Field {...field}>
      {(ids) => (
        <div class="relative">
          <input
            {...ids}
            type="text"
            inputmode="decimal"
            autocomplete="off"
            class={`${controlStyle} figures text-right`}
            classList={{ 'pr-12': !!own.unit }}
            value={own.value}
            placeholder={own.placeholder}
            onInput={(event) => own.onInput(event.currentTarget.value)}
          />
          <Show when={own.unit}>
            <span class="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-small text-ink-faint">
              {own.unit}
            </span>
          </Show>
        </div>
      )}
    </Field>
  )
}
