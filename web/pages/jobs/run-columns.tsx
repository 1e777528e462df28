import { A } from '@solidjs/router'
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
    width: 104,
    sticky: 'always',
    value: (row) => row.queuedAt,
    view: (row) => (
      <A href={runPath(row().jobKey, row().id)} class="rounded-small font-medium hover:text-accent-ink">
        <Timestamp at={row().queuedAt} />
      </A>
    ),
  },
  ...(titleOf ? [jobColumn(titleOf)] : []),
  {
    id: 'state',
    header: fields.state,
    width: 112,
    value: (row) => stateText[row.state],
    view: (row) => <RunStateBadge state={row().state} />,
  },
  { id: 'trigger', header: fields.trigger, width: 92, value: (row) => triggerText[row.trigger] },
  { id: 'mode', header: fields.mode, width: 104, value: (row) => modeText[row.mode] },
  {
    id: 'by',
    header: fields.by,
    width: 128,
    value: (row) => nameOf(row.requestedByName),
    view: (row) => <span class="text-ink-muted">{nameOf(row().requestedByName)}</span>,
  },
  {
    id: 'duration',
    header: fields.duration,
    width: 92,
    align: 'end',
    value: (row) => row.durationMs,
    view: (row) => <RunDuration run={row()} loadedAt={loadedAt()} />,
  },
  ...countNames.map(countColumn),
  {
    id: 'error',
    header: fields.error,
    width: 220,
    grow: true,
    value: (row) => row.error,
    view: (row) => (
      <span class="text-bad-ink" title={row().error ?? undefined}>
        {row().error}
      </span>
    ),
  },
]

const jobColumn = (titleOf: (jobKey: string) => string): RunColumn => ({
  id: 'job',
  header: fields.job,
  width: 148,
  value: (row) => titleOf(row.jobKey),
})

function countColumn(name: (typeof countNames)[number]): RunColumn {
  return {
    id: name,
    header: countText[name],
    width: 84,
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

/** `system:cron` is nobody's name. */
export const nameOf = (requestedBy: string): string =>
  requestedBy.startsWith('system:')
    ? `${requestedBy.slice('system:'.length)} (${runText.bySystem})`
    : requestedBy
