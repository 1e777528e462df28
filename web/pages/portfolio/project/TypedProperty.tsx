import { Show } from 'solid-js'
import { createOpening } from './opening.ts'
import { PropertyInput } from './PropertyInput.tsx'
import type { PropertyProps } from './PropertyRow.tsx'
import { pressableStyle } from './property-style.ts'
import { NamedValue } from './NamedValue.tsx'

/** Pressing the value makes it a field. Enter and leaving the field save, Escape takes back. */
export function TypedProperty(props: PropertyProps) {
  const opening = createOpening(
    () => props.desk,
    () => props.property,
  )
  return (
    <Show
      when={opening.isOpen()}
      fallback={
        <button
          ref={opening.setButton}
          type="button"

          class={pressableStyle}
          onClick={opening.begin}
        >
          <NamedValue {...props} />
        </button>
      }
    >
      <PropertyInput {...props} focus={opening.begun()} onLeave={opening.leave} />
    </Show>
  )
}
