import { ExportButton } from '../../components/ExportButton.tsx'
import { exportCsv } from '../../export-csv.ts'
import { formatPlainInstant } from '../../format.ts'
import { fetchAllRuns } from '../../queries/jobs.ts'
import { useTimeZone } from '../../session.tsx'
import { runText } from '../../text/jobs.ts'
import { createRunColumns, errorColumn, type RunColumn } from './run-columns.tsx'
import { useRunView } from './run-view.ts'

interface RunExportProps {
  /** The one job whose runs these are; without it the runs of all jobs. */
  jobKey?: string
  titleOf: (jobKey: string) => string
}

/** Every run of the view, not only those that were scrolled to. */
export function RunExport(props: RunExportProps) {
  const timeZone = useTimeZone()
  const view = useRunView(() => props.jobKey)
  const run = async () =>
    exportCsv(
      runText.exportName,
      await fetchAllRuns(view.filters()),
      exportColumns(props.titleOf, timeZone()),
    )
  return <ExportButton run={run} failed={runText.exportFailed} />
}

type ExportColumn = Pick<RunColumn, 'header' | 'value'>

/** Times are those of the workspace, durations are seconds. */
const exportColumns = (titleOf: (jobKey: string) => string, timeZone: string): ExportColumn[] =>
  [...createRunColumns({ loadedAt: Date.now, titleOf }), errorColumn].map((column): ExportColumn => {
    const { id, header } = column
    if (id === 'queuedAt')
      return { header: `${header} (${timeZone})`, value: (row) => formatPlainInstant(row.queuedAt, timeZone) }
    if (id === 'duration')
      return { header: `${header} (s)`, value: (row) => row.durationMs && row.durationMs / 1000 }
    return column
  })
