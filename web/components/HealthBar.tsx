import { For } from 'solid-js'
import { healthBands } from '#domain/portfolio/rules.ts'
import type { Health } from './HealthBadge.tsx'
import { solidStyle, type Tone } from './tone.ts'

/** How many projects stand how; `unknown` ones have not been rated. */
export type HealthCounts = Record<Health | 'unknown', number>

export const healthOrder = [...healthBands, 'unknown'] as const

const tones: Record<keyof HealthCounts, Tone | undefined> = {
  green: 'good',
  amber: 'warn',
  red: 'bad',
  unknown: undefined,
}

/** The shares as one bar. It only illustrates: the figures stand beside it in words. */
export function HealthBar(props: { counts: HealthCounts; class?: string }) {
  const shown = () => healthOrder.filter((band) => props.counts[band] > 0)
  const style = (band: keyof HealthCounts) => {
    const tone = tones[band]
    return tone ? solidStyle[tone] : 'bg-line-strong'
  }
  return (
    <span
      aria-hidden="true"
      class={`flex w-full gap-px overflow-hidden rounded-full bg-surface ${props.class ?? 'h-2'}`}
    >
      <For each={shown()}>
        {(band) => (
          <span
            class={`min-w-1 ${style(band)}`}
            style={{ 'flex-grow': props.counts[band], 'flex-basis': 0 }}
          />
        )}
      </For>
    </span>
  )
}
