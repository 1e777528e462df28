import type { Accessor } from 'solid-js'
import { orderFormText } from '../../../text/order-form.ts'
import type { Drafting } from './drafting.ts'
import type { PartName } from './form.ts'
import { partText } from './part-text.ts'

/** What the parts of the form share, whether the order exists or is being made. */
export interface FormDesk extends Drafting {
  mayEdit: Accessor<boolean>
  isNew: boolean
  /** Somebody else changed it a moment ago. */
  isFlashing: (name: PartName) => boolean
}

/** What others made of a part since it was begun here; undefined when they left it alone. */
export function disputeNote(desk: FormDesk, name: PartName): string | undefined {
  if (!desk.disputed().includes(name)) return undefined
  if (name === 'items') return orderFormText.linesChangedMeanwhile
  return orderFormText.changedMeanwhile(partText(name, desk.saved()) || orderFormText.emptied)
}
