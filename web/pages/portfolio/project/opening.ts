import { type Accessor, createEffect, createSignal, on } from 'solid-js'
import type { Desk } from './desk.ts'
import type { Property } from './property.ts'

/** A value that becomes a field when it is pressed, and gets the focus back when a key ends the edit. */
export function createOpening(desk: Accessor<Desk>, property: Accessor<Property>) {
  const [button, setButton] = createSignal<HTMLButtonElement>()
  const [begun, setBegun] = createSignal(false)
  const isOpen = () => desk().editor.draft(property()) !== undefined
  let returns = false
  createEffect(
    on(isOpen, (open) => {
      if (!open && returns) button()?.focus()
      returns = false
    }),
  )
  return {
    isOpen,
    /** True when the person opened it, so that the field takes the focus; a draft that comes back by itself does not. */
    begun,
    setButton,
    begin: () => {
      setBegun(true)
      desk().editor.begin(property())
    },
    leave: (byKey: boolean) => {
      returns = byKey
    },
  }
}
