import { createEffect, createSignal, onCleanup, Show } from 'solid-js'
import type { Run } from '#domain/jobs/contract.ts'
import { Dash } from '../../components/Dash.tsx'
import { formatDuration } from '../../format.ts'

const tickMs = 1_000

interface RunDurationProps {
  run: Pick<Run, 'state' | 'durationMs'>
  /** When the run was loaded; a running one has grown older since. */
  loadedAt: number
}

/** How long a run took; of one that is under way how long it has been going on, second by second. */
export function RunDuration(props: RunDurationProps) {
  const [now, setNow] = createSignal(Date.now())
  const isRunning = () => props.run.state === 'running'
  createEffect(() => {
    if (!isRunning()) return
    const timer = setInterval(() => setNow(Date.now()), tickMs)
    onCleanup(() => clearInterval(timer))
  })
  const durationMs = () => {
    const { durationMs: known } = props.run
    if (known === null || !isRunning()) return known
    const wholeSeconds = Math.floor((known + Math.max(0, now() - props.loadedAt)) / tickMs)
    return wholeSeconds * tickMs
  }
  return (
    <Show when={durationMs() !== null} fallback={<Dash />}>
      <span class="figures whitespace-nowrap">{formatDuration(durationMs() ?? 0)}</span>
    </Show>
  )
}
