import Play from 'lucide-solid/icons/play'
import { Show } from 'solid-js'
import type { Job } from '#domain/jobs/contract.ts'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { RowLink } from '../../components/RowLink.tsx'
import { Section } from '../../components/Section.tsx'
import { type SmallColumn, SmallTable } from '../../components/SmallTable.tsx'
import { SkeletonRows } from '../../components/table/SkeletonRows.tsx'
import { Timestamp } from '../../components/Timestamp.tsx'
import { useReach } from '../../navigation.ts'
import { useJobs } from '../../queries/jobs.ts'
import { may, useSession } from '../../session.tsx'
import { overviewText } from '../../text/insights.ts'
import { jobText } from '../../text/jobs.ts'
import { Freshness } from '../jobs/Freshness.tsx'
import { jobPath } from '../jobs/paths.ts'
import { createStart } from '../jobs/run-actions.ts'
import { RunStateBadge } from '../jobs/run-state.tsx'

/** Each job with its last run and how fresh its data is; leads can start it here. */
export function PipelinesSection() {
  const me = useSession()
  const query = useJobs()
  const columns = jobColumns(useReach())
  const shown = () => (may(me(), 'lead') ? [...columns, startColumn] : columns)
  return (
    <Section
      flush
      title={overviewText.pipelines}
      query={query}
      skeleton={<SkeletonRows columns={4} rows={3} />}
      empty={({ items }) =>
        items.length === 0 && (
          <EmptyState dense title={overviewText.pipelinesNone}>
            {overviewText.pipelinesNoneHint}
          </EmptyState>
        )
      }
    >
      {(jobs) => <SmallTable label={overviewText.pipelines} columns={shown()} rows={jobs().items} />}
    </Section>
  )
}

type JobColumn = SmallColumn<Job>

const jobColumns = (reach: (href: string) => string | undefined): readonly JobColumn[] => [
  {
    id: 'job',
    header: overviewText.job,
    class: 'w-full max-w-0 min-w-28',
    view: (row) => (
      <span class="flex min-w-0 flex-col">
        <RowLink href={reach(jobPath(row().key))} class="font-medium @md:truncate">
          {row().title}
        </RowLink>
        <Show when={row().blockedReason}>
          {(reason) => <span class="truncate text-small text-ink-faint">{reason()}</span>}
        </Show>
      </span>
    ),
  },
  {
    id: 'lastRun',
    header: jobText.columns.last,
    class: 'whitespace-nowrap',
    view: (row) => <LastRun job={row()} />,
  },
  {
    id: 'lastSuccess',
    header: jobText.columns.freshness,
    class: 'whitespace-nowrap @max-xl:hidden',
    view: (row) => <Freshness job={row()} />,
  },
  {
    id: 'nextRun',
    header: jobText.columns.next,
    class: 'whitespace-nowrap @max-2xl:hidden',
    view: (row) => (
      <Show when={row().nextRunAt} fallback={<span class="text-ink-faint">{jobText.noSchedule}</span>}>
        {(at) => <Timestamp at={at()} />}
      </Show>
    ),
  },
]

const startColumn: JobColumn = {
  id: 'start',
  header: overviewText.run,
  align: 'end',
  class: 'relative z-10',
  view: (row) => (
    <Show when={!row().perSubject}>
      <StartButton job={row()} />
    </Show>
  ),
}

function LastRun(props: { job: Job }) {
  return (
    <Show when={props.job.lastRun} fallback={<span class="text-ink-faint">{jobText.never}</span>}>
      {(run) => (
        <span class="flex gap-x-2 @max-md:flex-col @md:items-center" title={run().error ?? undefined}>
          <RunStateBadge state={run().state} />
          <span class="text-small text-ink-faint">
            <Timestamp at={run().finishedAt ?? run().startedAt ?? run().queuedAt} />
          </span>
        </span>
      )}
    </Show>
  )
}

function StartButton(props: { job: Job }) {
  const start = createStart(() => props.job)
  return (
    <Button
      size="dense"
      icon={<Play size={12} />}
      aria-label={`${jobText.runNow}: ${props.job.title}`}
      disabled={props.job.blockedReason !== null}
      title={props.job.blockedReason ?? undefined}
      busy={start.busy()}
      onClick={() => start.run('incremental')}
    >
      {jobText.runNow}
    </Button>
  )
}
