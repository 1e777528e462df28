import { type Accessor, createSignal, onCleanup, onMount } from 'solid-js'

/** Whether a media query holds, for what styles alone cannot arrange. */
export function createMedia(query: string): Accessor<boolean> {
  const list = matchMedia(query)
  const [matches, setMatches] = createSignal(list.matches)
  const read = () => setMatches(list.matches)
  onMount(() => list.addEventListener('change', read))
  onCleanup(() => list.removeEventListener('change', read))
  return matches
}
