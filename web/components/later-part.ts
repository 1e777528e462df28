import { createSignal } from 'solid-js'

/** A part of controls that is loaded when one of them is about to be opened; all of them share it. */
export function laterPart<Part extends object>(bring: () => Promise<Part>) {
  const [part, setPart] = createSignal<Part>()
  return { part, load: () => void bring().then((brought) => setPart(() => brought)) }
}
