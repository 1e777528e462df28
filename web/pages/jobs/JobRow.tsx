import { A } from '@solidjs/router'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { type JSX, Show } from 'solid-js'
import type { Job, Run } from '#domain/jobs/contract.ts'
import { now } from '../../clock.ts'
import { Timestamp } from '../../components/Timestamp.tsx'
import { formatNumber } from '../../format.ts'
import { isActive } from '../../queries/jobs.ts'
import { countText, jobText } from '../../text/jobs.ts'
import { Freshness } from './Freshness.tsx'
import { JobActions } from './JobActions.tsx'
import { jobPath, runPath } from './paths.ts'
import { RunDuration } from './RunDuration.tsx'
import { RunStateBadge } from './run-state.tsx'
import { RunStrip } from './RunStrip.tsx'

/** The columns of the list of jobs, on wide screens. */
export const jobGrid =
  'gap-x-6 px-4 lg:grid-cols-[minmax(14rem,1fr)_12rem_minmax(9rem,13rem)_8.5rem_5.5rem_8.5rem]'

export function JobRow(props: { job: Job; loadedAt: number }) {
  return (
    <div class={`${jobGrid} grid grid-cols-2 gap-y-2 py-2.5 lg:items-center`}>
      <div class="col-span-2 min-w-0 lg:col-span-1">
        <A href={jobPath(props.job.key)} class="rounded-small font-medium hover:text-accent-ink">
          {props.job.title}
        </A>
        <Show
          when={props.job.blockedReason}
          fallback={<p class="text-small text-ink-muted">{props.job.description}</p>}
        >
          {(reason) => <Blocked reason={reason()} />}
        </Show>
      </div>
      <div class="col-span-2 lg:col-span-1">
        <RunStrip jobKey={props.job.key} runs={props.job.recentRuns} />
      </div>
      <Fact label={jobText.columns.last}>
        <Show when={props.job.lastRun} fallback={<span class="text-ink-faint">{jobText.never}</span>}>
          {(run) => <LastRun run={run()} loadedAt={props.loadedAt} />}
        </Show>
      </Fact>
      <Fact label={jobText.columns.freshness}>
        <Freshness job={props.job} />
      </Fact>
      <Fact label={jobText.columns.next}>
        <NextRun at={props.job.nextRunAt} />
      </Fact>
      <div class="flex items-end justify-end self-end lg:self-center">
        <JobActions job={props.job} />
      </div>
    </div>
  )
}

/** On narrow screens each figure carries its name; on wide ones the heading of the column does. */
function Fact(props: { label: string; children: JSX.Element }) {
  return (
    <div class="min-w-0">
      <p class="text-small text-ink-faint lg:sr-only">{props.label}</p>
      {props.children}
    </div>
  )
}

export function Blocked(props: { reason: string }) {
  return (
    <p class="flex items-start gap-1.5 text-small text-warn-ink">
      <TriangleAlert size={13} class="mt-0.5 shrink-0" />
      <span>
        <span class="sr-only">{jobText.blocked}: </span>
        {props.reason}
      </span>
    </p>
  )
}

function LastRun(props: { run: Run; loadedAt: number }) {
  const note = () => {
    if (props.run.cancelRequested && isActive(props.run.state)) return jobText.stopping
    return props.run.state === 'queued' ? jobText.waiting : rowsOf(props.run)
  }
  return (
    <div class="flex min-w-0 flex-col">
      <span class="flex items-baseline gap-1.5">
        <A href={runPath(props.run.jobKey, props.run.id)} class="rounded-small hover:text-accent-ink">
          <RunStateBadge state={props.run.state} />
        </A>
        <span class="text-small text-ink-faint">
          <Show
            when={props.run.state === 'running'}
            fallback={<Timestamp at={props.run.finishedAt ?? props.run.queuedAt} />}
          >
            <RunDuration run={props.run} loadedAt={props.loadedAt} />
          </Show>
        </span>
      </span>
      <span class="figures truncate text-small text-ink-muted" title={props.run.error ?? undefined}>
        {props.run.error ?? note()}
      </span>
    </div>
  )
}

const shownCounts = ['read', 'inserted', 'updated', 'deleted', 'rejected'] as const

/** "340 read, 12 updated"; nothing read says so. */
const rowsOf = ({ counts }: Run): string =>
  shownCounts
    .filter((name) => name === 'read' || counts[name] > 0)
    .map((name) => `${formatNumber(counts[name])} ${countText[name].toLowerCase()}`)
    .join(', ')

function NextRun(props: { at: string | null }) {
  return (
    <Show
      when={props.at}
      fallback={
        <span class="text-ink-faint" title={jobText.noScheduleHint}>
          {jobText.noSchedule}
        </span>
      }
    >
      {(at) => (
        <Show when={Date.parse(at()) > now()} fallback={jobText.due}>
          <Timestamp at={at()} />
        </Show>
      )}
    </Show>
  )
}
