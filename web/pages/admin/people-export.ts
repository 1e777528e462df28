import { type Accessor, createSignal } from 'solid-js'
import { toast } from '../../components/toasts.ts'
import { exportCsv } from '../../export-csv.ts'
import { formatPlainInstant } from '../../format.ts'
import { fetchAllPeople, type PersonFilters } from '../../queries/people.ts'
import { useTimeZone } from '../../session.tsx'
import { peopleText, roleText, stateText } from '../../text/admin.ts'
import { auditText } from '../../text/audit.ts'

const { fields } = peopleText

/** Everybody in the view, in the columns of the table. */
export function usePeopleExport(filters: Accessor<PersonFilters>) {
  const [busy, setBusy] = createSignal(false)
  const timeZone = useTimeZone()
  const run = async () => {
    setBusy(true)
    try {
      const people = await fetchAllPeople(filters())
      const time = (at: string) => formatPlainInstant(at, timeZone())
      exportCsv(peopleText.exportName, people, [
        { header: fields.name, value: (row) => row.name },
        { header: fields.email, value: (row) => row.email },
        { header: fields.role, value: (row) => roleText[row.role] },
        { header: fields.state, value: (row) => stateText[row.state] },
        { header: `${fields.updatedAt} (${timeZone()})`, value: (row) => time(row.updatedAt) },
        { header: `${fields.createdAt} (${timeZone()})`, value: (row) => time(row.createdAt) },
      ])
    } catch (error) {
      toast('bad', auditText.exportFailed, { detail: error instanceof Error ? error.message : undefined })
    } finally {
      setBusy(false)
    }
  }
  return { busy, run: () => void run() }
}
