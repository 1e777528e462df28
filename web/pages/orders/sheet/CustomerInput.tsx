import { createSignal, onMount, Show, untrack } from 'solid-js'
import { createLookup } from '../../../components/lookup/lookup-state.ts'
import { LookupPopup } from '../../../components/lookup/LookupPopup.tsx'
import { type CustomerItem, useFoundCustomers } from '../order/customer-items.ts'
import { type CellEditor, type Next, stay } from './cell-edit.ts'
import { cellInputStyle } from './cell-input-style.ts'
import type { Sheet } from './sheet.ts'

/** Finds the customer of an order while it is typed. What was typed without choosing anything is taken back. */
export function CustomerInput(props: { sheet: Sheet; editor: CellEditor }) {
  const { editor } = untrack(() => props)
  const { lookup, onKeyDown, onInput, choose } = createFinding(untrack(() => props))
  const [input, setInput] = createSignal<HTMLInputElement>()
  onMount(() => input()?.focus({ preventScroll: true }))
  return (
    <>
      <input
        ref={setInput}
        role="combobox"
        aria-label={editor.column.header}
        aria-autocomplete="list"
        aria-expanded="true"
        aria-controls={`${lookup.id}-list`}
        aria-activedescendant={`${lookup.id}-${lookup.active()}`}
        autocomplete="off"
        spellcheck={false}
        class={cellInputStyle}
        placeholder={editor.initial}
        value={lookup.typed() ?? ''}
        onInput={(event) => onInput(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => editor.cancelSilently()}
      />
      <Show when={input()}>
        {(anchor) => (
          <LookupPopup<CustomerItem>
            label={editor.column.header}
            text={editor.initial}
            find={useFoundCustomers}
            onChoose={choose}
            lookup={lookup}
            anchor={anchor()}
          />
        )}
      </Show>
    </>
  )
}

/** The list is open as long as the cell is typed into. */
function createFinding({ sheet, editor }: { sheet: Sheet; editor: CellEditor }) {
  const lookup = createLookup(() => {})
  lookup.setOpen(true)
  if (editor.isTyped) lookup.type(editor.text())
  let next: Next = stay
  /** The first one of the list is only meant by those who typed or looked for it. */
  let isMeant = editor.isTyped
  const leave = ({ key, shiftKey }: KeyboardEvent) => {
    next = { key, shiftKey }
    if (isMeant) lookup.enter()
    else editor.keep(next)
  }
  return {
    lookup,
    onInput(text: string): void {
      isMeant = text !== ''
      lookup.type(text)
    },
    onKeyDown(event: KeyboardEvent & { currentTarget: HTMLInputElement }): void {
      event.stopPropagation()
      if (event.isComposing) return
      if (event.key.startsWith('Arrow')) isMeant = true
      if (event.key === 'Escape') editor.cancel()
      else if (event.key === 'Enter' || event.key === 'Tab') leave(event)
      else return lookup.onKeyDown(event)
      event.preventDefault()
    },
    choose({ customer }: CustomerItem): void {
      sheet.customers.learn([customer])
      editor.put({ value: customer.id }, next)
    },
  }
}
