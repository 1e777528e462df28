import { formatPercent } from '../format.ts'
import { solidStyle, type Tone } from './tone.ts'

interface ProgressProps {
  /** 0 to 1; undefined while it is not known how much there is. */
  value: number | undefined
  label: string
  tone?: Tone
  /** The percentage beside the bar. */
  figure?: boolean
}

export function Progress(props: ProgressProps) {
  const share = () => Math.min(1, Math.max(0, props.value ?? 0))
  return (
    <span class="flex w-full items-center gap-2">
      <span
        role="progressbar"
        aria-label={props.label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={props.value === undefined ? undefined : Math.round(share() * 100)}
        class="relative h-1 flex-1 overflow-hidden rounded-full bg-pressed"
      >
        <span
          class={`absolute inset-y-0 left-0 rounded-full ${solidStyle[props.tone ?? 'accent']}`}
          classList={{ 'w-1/4 animate-travel': props.value === undefined }}
          style={{ width: props.value === undefined ? undefined : `${share() * 100}%` }}
        />
      </span>
      {props.figure && props.value !== undefined && (
        <span class="figures w-9 text-right text-small text-ink-muted">{formatPercent(share())}</span>
      )}
    </span>
  )
}
