import { splitProps } from 'solid-js'
import { controlStyle, Field, type FieldProps } from './Field.tsx'

export interface DateInputProps extends FieldProps {
  /** `2026-03-09`, or empty. */
  value: string
  onInput: (value: string) => void
  min?: string
  max?: string
}

/** A calendar day. The browser's own picker speaks the person's language and works with keyboard and screen reader. */
export function DateInput(props: DateInputProps) {
  const [field, own] = splitProps(props, ['label', 'hideLabel', 'hint', 'error', 'required'])
  return (
    <Field {...field}>
      {(ids) => (
        <input
          {...ids}
          type="date"
          class={`${controlStyle} figures`}
          value={own.value}
          min={own.min}
          max={own.max}
          onInput={(event) => own.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
