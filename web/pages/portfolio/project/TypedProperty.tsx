import { Show } from 'solid-js'
import { projectPageText } from '../../../text/project.ts'
import { createOpening } from './opening.ts'
import { PropertyInput } from './PropertyInput.tsx'
import type { PropertyProps } from './PropertyRow.tsx'
import { pressableStyle } from './property-style.ts'
import { PropertyValue } from './PropertyValue.tsx'

/** Pressing the value makes it a field. Enter and leaving the field save, Escape takes back. */
export function TypedProperty(props: PropertyProps) {
  const opening = createOpening(
    () => props.desk,
    () => props.property,
  )
  const name = () =>
    `${props.property.label}: ${props.property.value(props.desk.row()) ?? projectPageText.noValue}`
  return (
    <Show
      when={opening.isOpen()}
      fallback={
        <button
          ref={opening.setButton}
          type="button"
          aria-label={`${name()}, ${projectPageText.edit}`}
          class={pressableStyle}
          onClick={opening.begin}
        >
          <PropertyValue {...props} />
        </button>
      }
    >
      <PropertyInput {...props} focus={opening.begun()} onLeave={opening.leave} />
    </Show>
  )
}
