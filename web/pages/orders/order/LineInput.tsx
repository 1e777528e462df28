import { controlStyle, Field } from '../../../components/Field.tsx'

interface LineInputProps {
  label: string
  name: string
  inputmode: 'numeric' | 'decimal'
  /** As typed. */
  value: string
  error: string | undefined
  onInput: (value: string) => void
  onKeyDown: (event: KeyboardEvent & { currentTarget: HTMLInputElement }) => void
  onLeave: () => void
}

/** A figure of a line. */
export function LineInput(props: LineInputProps) {
  return (
    <Field hideLabel label={props.label} error={props.error}>
      {(ids) => (
        <input
          {...ids}
          type="text"
          name={props.name}
          inputmode={props.inputmode}
          autocomplete="off"
          class={`${controlStyle} figures text-right`}
          value={props.value}
          onFocus={(event) => event.currentTarget.select()}
          onInput={(event) => props.onInput(event.currentTarget.value)}
          onKeyDown={(event) => props.onKeyDown(event)}
          onBlur={() => props.onLeave()}
        />
      )}
    </Field>
  )
}
