import type { JSX } from 'solid-js'

/** One out of a closed list, in every control that offers a choice. */
export interface Option<V extends string = string> {
  value: V
  label: string
  /** In place of the plain label, for example a badge. */
  view?: () => JSX.Element
}
