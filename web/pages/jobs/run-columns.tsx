import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import type { Run } from '#domain/jobs/contract.ts'
import type { Column } from '../../components/table/column.ts'
import { Timestamp } from '../../components/Timestamp.tsx'
import { formatNumber } from '../../format.ts'
import { countText, modeText, runText, stateText, triggerText } from '../../text/jobs.ts'
import { runPath } from './paths.ts'
import { RunDuration } from './RunDuration.tsx'
import { RunStateBadge } from './run-state.tsx'
import { countNames } from './run-states.ts'

export type RunColumn = Column<Run>

const { fields } = runText

interface RunColumnOptions {
  /** When the rows were loaded. */
  loadedAt: () => number
  /** The title of a job; without it the list is of one job. */
  titleOf?: (jobKey: string) => string
}

/** What the table of runs shows, in its order. */
export const createRunColumns = ({ loadedAt, titleOf }: RunColumnOptions): RunColumn[] => [
  {
    id: 'queuedAt',
    header: fields.started,
    width: 92,
    sticky: 'always',
    value: (row) => row.queuedAt,
    view: (row) => (
      <A href={runPath(row().jobKey, row().id)} class="rounded-small font-medium hover:text-accent-ink">
        <Timestamp at={row().queuedAt} />
      </A>
    ),
  },
  {
    id: 'state',
    header: fields.state,
    width: 124,
    narrow: 112,
    grow: true,
    value: (row) => stateText[row.state],
    view: (row) => <StateCell run={row()} />,
  },
  ...(titleOf ? [jobColumn(titleOf)] : []),
  { id: 'trigger', header: fields.trigger, width: 86, value: (row) => triggerText[row.trigger] },
  { id: 'mode', header: fields.mode, width: 102, value: (row) => modeText[row.mode] },
  {
    id: 'by',
    header: fields.by,
    width: 96,
    value: (row) => nameOf(row.requestedByName),
    view: (row) => <span class="text-ink-muted">{nameOf(row().requestedByName)}</span>,
  },
  {
    id: 'duration',
    header: fields.duration,
    width: 86,
    align: 'end',
    value: (row) => row.durationMs,
    view: (row) => <RunDuration run={row()} loadedAt={loadedAt()} />,
  },
  ...countNames.map(countColumn),
]

/** What went wrong stands beside the state, as far as there is room. */
function StateCell(props: { run: Run }) {
  return (
    <span class="flex min-w-0 items-center gap-2">
      <RunStateBadge state={props.run.state} />
      <Show when={props.run.error}>
        {(error) => (
          <span class="min-w-0 flex-1 truncate text-small text-ink-muted" title={error()}>
            {error()}
          </span>
        )}
      </Show>
    </span>
  )
}

export const errorColumn: RunColumn = {
  id: 'error',
  header: fields.error,
  width: 220,
  value: (row) => row.error,
}

const jobColumn = (titleOf: (jobKey: string) => string): RunColumn => ({
  id: 'job',
  header: fields.job,
  width: 112,
  value: (row) => titleOf(row.jobKey),
})

const countWidths = { read: 64, inserted: 78, updated: 78, unchanged: 94, deleted: 74, rejected: 78 }

function countColumn(name: (typeof countNames)[number]): RunColumn {
  return {
    id: name,
    header: countText[name],
    width: countWidths[name],
    align: 'end',
    value: (row) => row.counts[name],
    view: (row) => (
      <span
        classList={{
          'text-ink-faint': row().counts[name] === 0,
          'font-medium text-bad-ink': name === 'rejected' && row().counts[name] > 0,
        }}
      >
        {formatNumber(row().counts[name])}
      </span>
    ),
  }
}

/** Schedules, webhooks and jobs have no name that means anything to people; the trigger says which of them it was. */
export const nameOf = (requestedBy: string): string =>
  requestedBy.startsWith('system:') ? runText.bySystem : requestedBy
