import { type Accessor, createSignal } from 'solid-js'
import { toast } from '../../components/toasts.ts'
import { exportCsv } from '../../export-csv.ts'
import { formatPlainInstant } from '../../format.ts'
import { fetchAllProjects, type ProjectFilters } from '../../queries/portfolio.ts'
import { useTimeZone } from '../../session.tsx'
import { projectText } from '../../text/portfolio.ts'
import { type ProjectColumn, projectColumns } from './project-columns.tsx'

type ExportColumn = Pick<ProjectColumn, 'header' | 'value'>

/** Every row of the view, not only those that were scrolled to, in the columns of the table. */
export function useProjectExport(filters: Accessor<ProjectFilters>) {
  const [busy, setBusy] = createSignal(false)
  const timeZone = useTimeZone()
  const run = async () => {
    setBusy(true)
    try {
      exportCsv(projectText.exportName, await fetchAllProjects(filters()), exportColumns(timeZone()))
    } catch (error) {
      toast('bad', projectText.exportFailed, { detail: error instanceof Error ? error.message : undefined })
    } finally {
      setBusy(false)
    }
  }
  return { busy, run: () => void run() }
}

/** Amounts keep their currency beside them, and times are those of the workspace. */
const exportColumns = (timeZone: string): ExportColumn[] =>
  projectColumns.flatMap((column): ExportColumn[] => {
    if (column.id === 'budget')
      return [column, { header: projectText.fields.currency, value: (row) => row.currency }]
    if (column.id !== 'updatedAt') return [column]
    return [
      {
        header: `${column.header} (${timeZone})`,
        value: (row) => formatPlainInstant(row.updatedAt, timeZone),
      },
    ]
  })
