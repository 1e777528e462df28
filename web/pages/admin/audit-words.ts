import type { AuditEntry } from '#domain/audit/contract.ts'
import { formatInstant } from '../../format.ts'
import { scheduleText } from '../../text/admin.ts'
import { auditText, tableText } from '../../text/audit.ts'

/** `notion_webhook` → Notion webhook, for tables that have no word of their own. */
export const tableName = (table: string): string =>
  tableText[table] ?? sentenceCase(table.replaceAll('_', ' '))

/** `reportedHealth` → Reported health */
export const fieldLabel = (field: string): string =>
  sentenceCase(field.replaceAll(/([A-Z0-9]+)/g, ' $1').toLowerCase())

const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const instant = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d(:?\d\d)?|Z)$/

/** A recorded value as people read it; undefined for none. Times are in the workspace's zone. */
export function valueText(value: unknown, timeZone: string): string | undefined {
  if (value === null || value === undefined || value === '') return undefined
  if (typeof value === 'boolean') return value ? scheduleText.yes : scheduleText.no
  if (typeof value === 'string') return instant.test(value) ? formatInstant(toIso(value), timeZone) : value
  if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
    return value.join(', ') || undefined
  return JSON.stringify(value, null, 2)
}

// Postgres writes an offset of whole hours without minutes, which not every browser reads.
const toIso = (text: string) => text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')

/** Where the changed row can be looked at; undefined for rows without a page. */
export function linkOf({ table, rowName, rowKey }: AuditEntry): string | undefined {
  if (table === 'projects') return rowKey === null ? undefined : `/projects/${rowKey}`
  if (ofOrders.includes(table)) return rowKey === null ? undefined : `/orders/${rowKey}`
  if (table === 'users' || table === 'accounts')
    return rowName === null ? undefined : `/admin/people?q=${encodeURIComponent(rowName)}`
  return pagesOfTables[table]
}

const ofOrders = ['orders', 'order_items', 'order_comments']

const pagesOfTables: Record<string, string> = {
  schedules: '/admin/schedules',
  feature_flags: '/admin/flags',
  workspace: '/admin/workspace',
}

/** The changes in a line: the first one in full, of the others how many. */
export function summaryOf({ action, changes }: AuditEntry, timeZone: string): string {
  const [first] = changes
  if (!first || action === 'delete' || action === 'restore') return ''
  if (action === 'insert') return auditText.changed(changes.map(({ field }) => field))
  const [before, after] = [first.before, first.after].map(
    (value) => valueText(value, timeZone) ?? auditText.noValue,
  )
  const more = changes.length > 1 ? ` +${changes.length - 1}` : ''
  return `${fieldLabel(first.field)}: ${before} → ${after}${more}`
}
