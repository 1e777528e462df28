import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { RunMark, RunState } from '#domain/jobs/contract.ts'
import { runStates } from '#domain/jobs/rules.ts'
import { formatDuration, formatInstant } from '../../format.ts'
import { useTimeZone } from '../../session.tsx'
import { jobText, stateText } from '../../text/jobs.ts'
import { runPath } from './paths.ts'

interface RunStripProps {
  jobKey: string
  runs: readonly RunMark[]
  /** Higher and wider bars, where a section is theirs. */
  large?: boolean
}

const styles: Record<RunState, string> = {
  queued: 'bg-accent/40',
  running: 'animate-pulse bg-accent',
  succeeded: 'bg-good',
  failed: 'bg-bad',
  dead: 'bg-bad',
  cancelled: 'border border-ink-faint',
}

/**
 * The latest runs as bars, the newest on the right: as high as they were long, in full where they went wrong. Pointing names a run and
 * pressing opens it; the table of runs does the same for the keyboard.
 */
export function RunStrip(props: RunStripProps) {
  const timeZone = useTimeZone()
  const longestMs = () => Math.max(1, ...props.runs.map((run) => run.durationMs ?? 0))
  const title = (run: RunMark) =>
    [
      stateText[run.state],
      formatInstant(run.queuedAt, timeZone()),
      ...(run.durationMs === null ? [] : [formatDuration(run.durationMs)]),
    ].join(' · ')
  return (
    <Show
      when={props.runs.length > 0}
      fallback={<span class="text-small text-ink-faint">{jobText.noRecentRuns}</span>}
    >
      <p class="sr-only">{jobText.recentRuns(summary(props.runs))}</p>
      <div
        aria-hidden="true"
        class="flex items-end"
        classList={{ 'h-7 max-w-48': !props.large, 'h-14': props.large ?? false }}
      >
        <For each={props.runs}>
          {(run) => (
            <A
              href={runPath(props.jobKey, run.id)}
              tabindex={-1}
              title={title(run)}
              class="group/mark flex h-full items-end px-px"
              classList={{ 'w-1.5 flex-none': !props.large, 'min-w-1 max-w-6 flex-1': props.large ?? false }}
            >
              <span
                class={`block w-full rounded-t-[2px] opacity-85 group-hover/mark:opacity-100 ${styles[run.state]}`}
                style={{ height: `${heightOf(run, longestMs())}%` }}
              />
            </A>
          )}
        </For>
      </div>
    </Show>
  )
}

const leastPercent = 14

/** The root makes short runs visible beside long ones. */
function heightOf({ state, durationMs }: RunMark, longestMs: number): number {
  if (state === 'failed' || state === 'dead') return 100
  return Math.max(leastPercent, Math.sqrt((durationMs ?? 0) / longestMs) * 100)
}

/** "28 succeeded, 1 dead" */
const summary = (runs: readonly RunMark[]): string =>
  runStates
    .map((state) => ({ state, count: runs.filter((run) => run.state === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${count} ${stateText[state].toLowerCase()}`)
    .join(', ')
