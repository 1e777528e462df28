import type { AuditEntry } from '#domain/audit/contract.ts'
import { formatDay, formatNumber, formatPercent } from '../../../format.ts'
import { originText, priorityText, projectText, statusText } from '../../../text/portfolio.ts'
import { historyText } from '../../../text/project.ts'
import { healthText } from '../../../text/words.ts'

const labels = new Map<string, string>(Object.entries({ ...projectText.fields, ...historyText.fields }))

export const fieldLabel = (field: string): string => labels.get(field) ?? field

/** What someone did to the project, after their name. */
export function deedOf({ action, changes }: AuditEntry): string {
  if (action !== 'update') return historyText.actions[action]
  const changed = changes.map(({ field }) => fieldLabel(field))
  return changed.length > 3 ? historyText.changedMany(changed.length) : historyText.changed(changed)
}

export function actorName({ kind, name }: AuditEntry['actor']): string {
  if (kind === 'person') return name
  if (kind === 'database') return historyText.database
  return name.startsWith('system:notion') ? historyText.notionSync : historyText.system(name)
}

const words = new Map<string, ReadonlyMap<string, string>>([
  ['status', new Map(Object.entries(statusText))],
  ['priority', new Map(Object.entries(priorityText))],
  ['reportedHealth', new Map(Object.entries(healthText))],
  ['origin', new Map(Object.entries(originText))],
])

/** A recorded value as the page would show it; null when there was none. */
export function valueText(field: string, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (Array.isArray(value)) return value.length === 0 ? null : value.join(', ')
  if (typeof value !== 'string') return JSON.stringify(value)
  if (field === 'progress') return formatPercent(Number(value))
  if (field === 'budget') return formatNumber(Number(value), 2)
  if (field === 'startDate' || field === 'endDate') return formatDay(value)
  return words.get(field)?.get(value) ?? value
}
