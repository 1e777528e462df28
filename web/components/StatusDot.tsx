import type { Tone } from './tone.ts'
import { solidStyle } from './tone.ts'

/** A spot of colour beside a word that says the same; alone it says nothing. `hollow` is for what has not begun. */
export function StatusDot(props: { tone: Tone; hollow?: boolean; pulse?: boolean }) {
  return (
    <span
      aria-hidden="true"
      class={`inline-block size-2 shrink-0 rounded-full ${solidStyle[props.tone]}`}
      classList={{
        'animate-pulse': props.pulse ?? false,
        '[mask:radial-gradient(circle,transparent_2px,black_2.5px)]': props.hollow ?? false,
      }}
    />
  )
}
