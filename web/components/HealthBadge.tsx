import { Show } from 'solid-js'
import type { Tone } from './tone.ts'
import { inkStyle } from './tone.ts'
import { healthText } from '../text/words.ts'

export type Health = keyof typeof healthText

const tones: Record<Health, Tone> = { green: 'good', amber: 'warn', red: 'bad' }
// A shape of its own for each band, so that colour is never the only difference.
const shapes: Record<Health, string> = {
  green: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Z',
  amber: 'M8 2 14.5 13.5h-13Z',
  red: 'M8 1.5 14.5 8 8 14.5 1.5 8Z',
}

/** A health band as a shape and a word, with its score from 0 to 100 when there is one. */
export function HealthBadge(props: { health: Health | null; score?: number | null }) {
  return (
    <Show when={props.health} fallback={<span class="text-ink-faint">–</span>}>
      {(health) => (
        <span class="inline-flex items-center gap-1.5 align-middle whitespace-nowrap">
          <svg viewBox="0 0 16 16" class={`size-3 shrink-0 ${inkStyle[tones[health()]]}`} aria-hidden="true">
            <path d={shapes[health()]} fill="currentColor" />
          </svg>
          {healthText[health()]}
          <Show when={props.score !== undefined && props.score !== null}>
            <span class="figures text-ink-faint">{props.score}</span>
          </Show>
        </span>
      )}
    </Show>
  )
}
