import { formatPercent } from '../format.ts'
import { solidStyle, type Tone } from './tone.ts'

interface ShareBarProps {
  /** 1 is all of it; more is possible. */
  share: number
  /** The figures behind it, in words. */
  label: string
  tone?: Tone
}

/** How much of something is used as a bar and a percentage; beyond all of it the bar is full and the percentage says by how much. */
export function ShareBar(props: ShareBarProps) {
  const width = () => Math.min(1, Math.max(0, props.share))
  return (
    <span class="flex h-5 items-center justify-end gap-2" title={props.label}>
      <span
        class="relative h-1 w-14 overflow-hidden rounded-full bg-pressed @max-lg:hidden"
        aria-hidden="true"
      >
        <span
          class={`absolute inset-y-0 left-0 rounded-full ${solidStyle[props.tone ?? 'neutral']}`}
          style={{ width: `${width() * 100}%` }}
        />
      </span>
      <span class="figures w-10">{formatPercent(props.share)}</span>
      <span class="sr-only">{props.label}</span>
    </span>
  )
}
