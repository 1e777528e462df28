import { type Accessor, createEffect, createSignal, createUniqueId, on, onCleanup } from 'solid-js'
import type { FieldProps } from '../Field.tsx'

/** One entry of a list, with what tells it from others of the same name, and what it costs. */
export interface LookupItem {
  id: string
  label: string
  note?: string
  figure?: string
}

/** What was found for a text. */
export interface Found<Item> {
  items: Accessor<readonly Item[]>
  /** The text that they were found for: what was asked for before stays until there is an answer. */
  text: Accessor<string | undefined>
  isError: Accessor<boolean>
}

type InputKey = KeyboardEvent & { currentTarget: HTMLInputElement }

export interface LookupProps<Item extends LookupItem> extends FieldProps {
  /** What is chosen, in words; empty for nothing. */
  text: string
  placeholder?: string
  /** What else names it, inside the field while nothing is typed. */
  unit?: string
  /** What fits a text; called once each time the list opens. */
  find: (text: Accessor<string>) => Found<Item>
  onChoose: (item: Item) => void
  /** Makes what was not found; stands below what was. */
  create?: { label: (text: string) => string; run: (text: string) => void }
  /** Keys while the list is closed; what it prevents, the field leaves alone. */
  onKeyDown?: (event: InputKey) => void
  /** Marks the input, to be found by. */
  name?: string
}

/** What the keys of the field do with the list that is open. */
export interface OpenList {
  count: Accessor<number>
  /** Chooses the active entry, as soon as what was typed has been looked up. */
  enter: () => void
}

const pauseMs = 150
const opening = ['ArrowDown', 'Enter', 'F2']

export type LookupState = ReturnType<typeof createLookup>

/** The state between the field and its list. */
export function createLookup(onClosedKey: (event: InputKey) => void) {
  const [open, setOpen] = createSignal(false)
  /** Undefined while nothing was typed since the last choice. */
  const [typed, setTyped] = createSignal<string>()
  const [active, setActive] = createSignal(0)
  const [list, setList] = createSignal<OpenList>()
  const text = () => (typed() ?? '').trim()
  const asked = createPause(text)
  createEffect(on(text, () => setActive(0)))
  const close = () => {
    setOpen(false)
    setTyped(undefined)
  }
  const move = (by: number) => {
    const count = Math.max(list()?.count() ?? 0, 1)
    setActive((at) => (at + by + count) % count)
  }
  const openKeys: Record<string, () => void> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => list()?.enter(),
    Escape: close,
  }
  const onKeyDown = (event: InputKey) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return
    const act = open() && !event.altKey ? openKeys[event.key] : undefined
    if (!open()) onClosedKey(event)
    if (event.defaultPrevented || (!act && (open() || !opening.includes(event.key)))) return
    event.preventDefault()
    if (act) act()
    else setOpen(true)
  }
  const type = (next: string) => {
    setTyped(next)
    setOpen(true)
  }
  return {
    id: createUniqueId(),
    open,
    setOpen,
    typed,
    text,
    asked,
    active,
    setActive,
    setList,
    /** Chooses the active entry, as soon as what was typed has been looked up. */
    enter: () => list()?.enter(),
    close,
    onKeyDown,
    type,
  }
}

/** A text a moment after it stopped changing; at once when it was emptied. */
function createPause(text: Accessor<string>): Accessor<string> {
  const [paused, setPaused] = createSignal('')
  let waiting: ReturnType<typeof setTimeout> | undefined
  createEffect(
    on(text, (now) => {
      clearTimeout(waiting)
      if (now === '') setPaused(now)
      else waiting = setTimeout(() => setPaused(now), pauseMs)
    }),
  )
  onCleanup(() => clearTimeout(waiting))
  return paused
}
