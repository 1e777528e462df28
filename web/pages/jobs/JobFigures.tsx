import { Show } from 'solid-js'
import type { Job, RunMark } from '#domain/jobs/contract.ts'
import { now } from '../../clock.ts'
import { KpiCard } from '../../components/KpiCard.tsx'
import { Card } from '../../components/Card.tsx'
import { formatDuration, formatInstant, formatPercent, formatRelative } from '../../format.ts'
import { isActive } from '../../queries/jobs.ts'
import { useTimeZone } from '../../session.tsx'
import { jobText } from '../../text/jobs.ts'
import { RunStrip } from './RunStrip.tsx'

/** How a job stands, in figures, and its latest runs as bars. */
export function JobFigures(props: { job: Job }) {
  const timeZone = useTimeZone()
  const relative = (at: string | null) => at && formatRelative(at, now(), timeZone())
  const instant = (at: string | null) => (at ? formatInstant(at, timeZone()) : undefined)
  const ended = () => props.job.recentRuns.filter(({ state }) => !isActive(state) && state !== 'cancelled')
  const good = () => ended().filter(({ state }) => state === 'succeeded')
  const rate = () => (ended().length > 0 ? good().length / ended().length : null)
  return (
    <div class="grid shrink-0 grid-cols-2 gap-3 lg:grid-cols-5">
      <KpiCard
        label={jobText.lastSuccess}
        value={relative(props.job.lastSuccessAt)}
        reason={jobText.neverSucceeded}
        tone={props.job.stale ? 'bad' : undefined}
        note={props.job.stale ? jobText.staleHint : instant(props.job.lastSuccessAt)}
      />
      <KpiCard
        label={jobText.columns.next}
        value={relative(props.job.nextRunAt)}
        reason={jobText.noSchedule}
        note={instant(props.job.nextRunAt)}
      />
      <KpiCard
        label={jobText.successRate}
        value={withFallback(rate(), formatPercent)}
        reason={jobText.noneEnded}
        note={jobText.rateNote(good().length, ended().length)}
      />
      <KpiCard
        label={jobText.typical}
        value={withFallback(median(good()), formatDuration)}
        reason={jobText.noneEnded}
        note={jobText.typicalNote(formatDuration(longest(good())))}
      />
      <Card class="col-span-2 flex flex-col gap-2 px-4 py-3 lg:col-span-1">
        <p class="truncate text-small text-ink-muted">{jobText.durations}</p>
        <div class="flex min-h-14 flex-1 flex-col justify-end">
          <Show when={props.job.recentRuns}>
            {(runs) => <RunStrip large jobKey={props.job.key} runs={runs()} />}
          </Show>
        </div>
      </Card>
    </div>
  )
}

const withFallback = (value: number | null, format: (value: number) => string): string | null =>
  value === null ? null : format(value)

function median(runs: readonly RunMark[]): number | null {
  const sorted = runs.flatMap(({ durationMs }) => durationMs ?? []).toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? null
}

const longest = (runs: readonly RunMark[]): number => Math.max(0, ...runs.map((run) => run.durationMs ?? 0))
