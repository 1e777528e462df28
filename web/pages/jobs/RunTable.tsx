import { useNavigate } from '@solidjs/router'
import RotateCcwClock from 'lucide-solid/icons/rotate-ccw-clock'
import SearchX from 'lucide-solid/icons/search-x'
import { createMemo, Show } from 'solid-js'
import type { Job } from '#domain/jobs/contract.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { FilterBar } from '../../components/FilterBar.tsx'
import { DataTable } from '../../components/table/DataTable.tsx'
import { useRuns } from '../../queries/jobs.ts'
import { runText } from '../../text/jobs.ts'
import { runPath } from './paths.ts'
import { createRunColumns } from './run-columns.tsx'
import { runFilters, useRunView } from './run-view.ts'

interface RunTableProps {
  /** The one job whose runs these are; without it the runs of all jobs. */
  jobKey?: string
  jobs: readonly Job[]
}

export function RunTable(props: RunTableProps) {
  const navigate = useNavigate()
  const ofAll = createMemo(() => props.jobKey === undefined)
  const view = useRunView(() => props.jobKey)
  const list = useRuns(view.filters)
  const titleOf = (key: string) => props.jobs.find((job) => job.key === key)?.title ?? key
  const columns = createMemo(() =>
    createRunColumns({
      loadedAt: () => list.query.dataUpdatedAt,
      titleOf: ofAll() ? titleOf : undefined,
    }),
  )
  // Jobs are refreshed often and their names hardly ever change: an open menu of filters stays open meanwhile.
  const filters = createMemo(
    () =>
      runFilters(ofAll() ? props.jobs.map(({ key, title }) => ({ value: key, label: title })) : undefined),
    undefined,
    { equals: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  )
  return (
    <div class="flex h-full min-h-0 flex-col gap-3 pt-3">
      <Show when={filters()} keyed>
        {(known) => <FilterBar filters={known} />}
      </Show>
      <DataTable
        label={runText.label}
        noun={runText.noun}
        columns={columns()}
        rows={list.rows()}
        rowKey={(run) => run.id}
        query={list.query}
        onOpen={(run) => navigate(runPath(run.jobKey, run.id))}
        empty={<NoRuns isFiltered={view.isFiltered()} />}
      />
    </div>
  )
}

function NoRuns(props: { isFiltered: boolean }) {
  return (
    <Show
      when={props.isFiltered}
      fallback={
        <EmptyState icon={<RotateCcwClock size={18} />} title={runText.none}>
          {runText.noneHint}
        </EmptyState>
      }
    >
      <EmptyState icon={<SearchX size={18} />} title={runText.noMatch}>
        {runText.noMatchHint}
      </EmptyState>
    </Show>
  )
}
