import { createSignal } from 'solid-js'
import type { Tone } from './tone.ts'

export interface Toast {
  id: number
  tone: Tone
  text: string
  detail?: string
  action?: { label: string; run: () => void }
}

const [toasts, setToasts] = createSignal<Toast[]>([])
export { toasts }

const shownMs = 6_000
const shownAtOnce = 3
let last = 0

/** Tells something that needs no answer. With an action, or when it is bad news, it stays until it is closed. */
export function toast(tone: Tone, text: string, more: Pick<Toast, 'detail' | 'action'> = {}): void {
  const id = ++last
  setToasts((all) => [...all, { id, tone, text, ...more }].slice(-shownAtOnce))
  if (tone !== 'bad' && !more.action) setTimeout(() => dismissToast(id), shownMs)
}

export const dismissToast = (id: number) => setToasts((all) => all.filter((other) => other.id !== id))
