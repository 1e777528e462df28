import { type JSX, splitProps } from 'solid-js'
import { controlStyle, Field, type FieldProps } from './Field.tsx'

export interface TextInputProps extends FieldProps {
  value: string
  onInput: (value: string) => void
  type?: 'text' | 'email' | 'password' | 'search'
  autocomplete?: JSX.HTMLAutocomplete
  placeholder?: string
  maxLength?: number
  /** More than one line. */
  rows?: number
  autofocus?: boolean
  disabled?: boolean
}

export function TextInput(props: TextInputProps) {
  const [field, rest] = splitProps(props, ['label', 'hideLabel', 'hint', 'error', 'required'])
  const [own, input] = splitProps(rest, ['onInput', 'rows', 'autofocus', 'type'])
  return (
    <Field {...field}>
      {(ids) =>
        own.rows ? (
          <textarea
            {...ids}
            {...input}
            ref={(element) => own.autofocus && queueMicrotask(() => element.focus())}
            rows={own.rows}
            class={`${controlStyle} h-auto py-1.5`}
            onInput={(event) => own.onInput(event.currentTarget.value)}
          />
        ) : (
          <input
            {...ids}
            {...input}
            ref={(element) => own.autofocus && queueMicrotask(() => element.focus())}
            type={own.type ?? 'text'}
            class={controlStyle}
            onInput={(event) => own.onInput(event.currentTarget.value)}
          />
        )
      }
    </Field>
  )
}
