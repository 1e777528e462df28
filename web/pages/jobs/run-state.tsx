import type { RunState } from '#domain/jobs/contract.ts'
import { StatusDot } from '../../components/StatusDot.tsx'
import type { Tone } from '../../components/tone.ts'
import { stateHint, stateText } from '../../text/jobs.ts'

export const stateTones: Record<RunState, Tone> = {
  queued: 'accent',
  running: 'accent',
  succeeded: 'good',
  failed: 'bad',
  dead: 'bad',
  cancelled: 'neutral',
}

/** The state as a dot and a word. */
export function RunStateBadge(props: { state: RunState }) {
  return (
    <span
      class="inline-flex items-center gap-1.5 align-middle whitespace-nowrap"
      title={stateHint[props.state]}
    >
      <StatusDot
        tone={stateTones[props.state]}
        pulse={props.state === 'running'}
        hollow={props.state === 'queued' || props.state === 'cancelled'}
      />
      {stateText[props.state]}
    </span>
  )
}
