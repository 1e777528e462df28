import { projectPageText } from '../../../text/project.ts'
import type { PropertyProps } from './PropertyRow.tsx'
import { PropertyValue } from './PropertyValue.tsx'

/** What the button of a property says: to the eye its value, to a screen reader also whose value it is and what pressing does. */
export function NamedValue(props: PropertyProps) {
  return (
    <>
      <span class="sr-only">{`${props.property.label}: `}</span>
      <PropertyValue {...props} />
      <span class="sr-only">{`, ${projectPageText.edit}`}</span>
    </>
  )
}
