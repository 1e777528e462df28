import { controlStyle } from '../../../components/Field.tsx'
import type { PropertyProps } from './PropertyRow.tsx'

interface PropertyInputProps extends PropertyProps {
  /** Takes the focus when it appears. A draft that comes back by itself does not. */
  focus: boolean
  /** With true a key ended the edit, so the focus goes back to the value. */
  onLeave: (byKey: boolean) => void
  class?: string
}

/** The field of a draft on one line. */
export function PropertyInput(props: PropertyInputProps) {
  const editor = () => props.desk.editor
  const kind = () => props.property.edit.kind
  const isFigure = () => kind() === 'number' || kind() === 'money'
  const draft = () => editor().draft(props.property)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    props.onLeave(true)
    if (event.key === 'Enter') void editor().save(props.property)
    else editor().discard(props.property)
  }
  const onBlur = (event: FocusEvent) => {
    // Going to another window is not leaving the field, and neither is its removal.
    if (event.currentTarget === document.activeElement || !draft()) return
    props.onLeave(false)
    void editor().save(props.property)
  }
  const arrive = (input: HTMLInputElement) => {
    if (!props.focus) return
    input.focus()
    if (kind() !== 'date') input.select()
  }
  return (
    <input
      ref={(input) => queueMicrotask(() => arrive(input))}
      type={kind() === 'date' ? 'date' : 'text'}
      inputmode={isFigure() ? 'decimal' : undefined}
      autocomplete="off"
      aria-label={props.property.label}
      aria-invalid={draft()?.error ? 'true' : undefined}
      class={`${controlStyle} ${isFigure() || kind() === 'date' ? 'figures' : ''} ${props.class ?? ''}`}
      value={draft()?.text ?? ''}
      onInput={(event) => editor().type(props.property, event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    />
  )
}
