import { createSignal, onCleanup, onMount } from 'solid-js'
import { singleKeys } from './preferences.ts'

export interface Shortcut {
  /** `Mod+K`, `?`, or `g p` for one key after the other. */
  keys: string
  label: string
  run: () => void
}

const [shortcuts, setShortcuts] = createSignal<readonly Shortcut[]>([])
/** Those that work on the page that is open, the shell's first. */
export { shortcuts }

/** A key for as long as the component lives. Keys without a modifier do nothing while something is typed, or when turned off. */
export function useShortcut(shortcut: Shortcut): void {
  onMount(() => setShortcuts((all) => [...all, shortcut]))
  onCleanup(() => setShortcuts((all) => all.filter((other) => other !== shortcut)))
}

/** Keys that a part of the page handles itself, for the list of keys. */
export interface KeyHelp {
  title: string
  keys: readonly { keys: string; label: string }[]
}

const [keyHelp, setKeyHelp] = createSignal<readonly KeyHelp[]>([])
export { keyHelp }

/** Lists keys for as long as the component lives. */
export function useKeyHelp(help: KeyHelp): void {
  onMount(() => setKeyHelp((all) => [...all, help]))
  onCleanup(() => setKeyHelp((all) => all.filter((other) => other !== help)))
}

const sequenceMs = 900
let before: { key: string; at: number } | undefined

/** Finds and runs what a key press means; the shell listens with it. */
export function onShortcutKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey) return
  const pressed = event.ctrlKey || event.metaKey ? `Mod+${event.key.toUpperCase()}` : event.key
  const isPlain = !pressed.startsWith('Mod+')
  if (
    isPlain &&
    (singleKeys() === 'off' || isTyping(event.target) || document.querySelector('[role="dialog"]'))
  )
    return
  const sequence = before && event.timeStamp - before.at < sequenceMs ? `${before.key} ${pressed}` : undefined
  before = isPlain && pressed.length === 1 ? { key: pressed, at: event.timeStamp } : undefined
  const found = shortcuts().findLast(({ keys }) => keys === sequence || keys === pressed)
  if (!found) return
  event.preventDefault()
  before = undefined
  found.run()
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select'))
