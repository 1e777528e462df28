import { createSignal } from 'solid-js'
import type { AuditEntry } from '#domain/audit/contract.ts'
import { toast } from '../../components/toasts.ts'
import { exportCsv } from '../../export-csv.ts'
import { formatPlainInstant } from '../../format.ts'
import { fetchAudit } from '../../queries/audit.ts'
import { useTimeZone } from '../../session.tsx'
import { actionText, auditText } from '../../text/audit.ts'
import { actorText } from './actor-text.ts'
import { fieldLabel, tableName, valueText } from './audit-words.ts'
import type { AuditView } from './audit-view.ts'

const atMost = 50_000
const { columns } = auditText

interface Line {
  entry: AuditEntry
  change: AuditEntry['changes'][number] | undefined
}

/** The filtered trail, one line per changed field. `text` is what the button says meanwhile. */
export function useAuditExport(filters: AuditView['filters']) {
  const timeZone = useTimeZone()
  const [count, setCount] = createSignal<number>()
  const run = async () => {
    setCount(0)
    try {
      const { entries, isCut } = await fetchAudit(filters(), { atMost, progress: setCount })
      exportCsv(auditText.exportName, entries.flatMap(linesOf), csvColumns(timeZone()))
      if (isCut) toast('warn', auditText.cut(entries.length), { detail: auditText.cutHint })
    } catch (error) {
      toast('bad', auditText.exportFailed, { detail: error instanceof Error ? error.message : undefined })
    } finally {
      setCount(undefined)
    }
  }
  return { count, run: () => void run() }
}

const linesOf = (entry: AuditEntry): Line[] =>
  entry.changes.length === 0
    ? [{ entry, change: undefined }]
    : entry.changes.map((change) => ({ entry, change }))

const csvColumns = (timeZone: string) => [
  { header: columns.at(timeZone), value: ({ entry }: Line) => formatPlainInstant(entry.at, timeZone) },
  { header: columns.actor, value: ({ entry }: Line) => actorText(entry.actor.name) },
  { header: columns.actorId, value: ({ entry }: Line) => entry.actor.id },
  { header: columns.action, value: ({ entry }: Line) => actionText[entry.action] },
  { header: columns.table, value: ({ entry }: Line) => tableName(entry.table) },
  {
    header: columns.rowName,
    value: ({ entry: { rowKey, rowName } }: Line) => [rowKey, rowName].filter(Boolean).join(' ') || null,
  },
  { header: columns.field, value: ({ change }: Line) => (change ? fieldLabel(change.field) : null) },
  { header: columns.before, value: ({ change }: Line) => valueText(change?.before, timeZone) ?? null },
  { header: columns.after, value: ({ change }: Line) => valueText(change?.after, timeZone) ?? null },
  { header: columns.rowId, value: ({ entry }: Line) => entry.rowId },
  { header: columns.requestId, value: ({ entry }: Line) => entry.requestId },
]
