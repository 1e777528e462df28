import type { AuditEntry } from '#domain/audit/contract.ts'
import { channelTitles } from '#domain/orders/exports/rules.ts'
import { formatDay, formatMoneyExactly } from '../../../format.ts'
import { activityText, orderFormText } from '../../../text/order-form.ts'

/** One field that somebody changed; without texts where only that it was changed can be told. */
export interface EditedField {
  label: string
  texts: { before: string; after: string } | undefined
}

/** What somebody did to an order at once, beside moving its status. */
export interface Edit {
  by: string
  deed: string
  fields: EditedField[]
}

const { items, assigneeId, ...parts } = orderFormText.parts

const labels = new Map<string, string>(
  Object.entries({ ...parts, assigneeName: assigneeId, itemsTotal: items, itemsVersion: items }),
)

/** The edits in the trail of an order. How it came in, and the lines that it came with, are told by its first status. */
export function editsOf(trail: readonly AuditEntry[], currency: string): { at: string; edit: Edit }[] {
  return byRequest(trail)
    .filter(({ action }) => action !== 'insert')
    .map((entry) => ({ at: entry.at, edit: editOf(entry, currency) }))
    .filter(({ edit }) => edit.fields.length > 0 || edit.deed !== activityText.deeds.update)
}

/** One request can write a row several times: its fields, then what its lines come to. Together that is one entry, of what came first. */
function byRequest(trail: readonly AuditEntry[]): AuditEntry[] {
  const entries: AuditEntry[] = []
  for (const entry of trail.toReversed()) {
    const last = entries.at(-1)
    const isSame = last !== undefined && last.requestId !== null && last.requestId === entry.requestId
    if (isSame) entries.splice(-1, 1, { ...last, changes: merged(last.changes, entry.changes) })
    else entries.push(entry)
  }
  return entries
}

function merged(earlier: AuditEntry['changes'], later: AuditEntry['changes']): AuditEntry['changes'] {
  const fields = new Map(earlier.map((change) => [change.field, change]))
  for (const change of later)
    fields.set(change.field, { ...change, before: (fields.get(change.field) ?? change).before })
  return [...fields.values()]
}

const editOf = ({ action, actor, changes }: AuditEntry, currency: string): Edit => ({
  by: actor.name,
  deed: activityText.deeds[action],
  fields: action === 'update' ? fieldsOf(changes, currency) : [],
})

function fieldsOf(changes: AuditEntry['changes'], currency: string): EditedField[] {
  const sumsDiffer = changes.some(({ field }) => field === 'itemsTotal')
  return changes.flatMap(({ field, before, after }) => {
    const label = labels.get(field)
    if (label === undefined || (field === 'itemsVersion' && sumsDiffer)) return []
    const isNamed = field !== 'customerId' && field !== 'itemsVersion'
    const text = (value: unknown) => valueText(field, value, currency)
    return [{ label, texts: isNamed ? { before: text(before), after: text(after) } : undefined }]
  })
}

const longest = 160
const channels = new Map<string, string>(Object.entries(channelTitles))

/** A recorded value as the form would show it. */
function valueText(field: string, value: unknown, currency: string): string {
  if (typeof value !== 'string' || value === '') return orderFormText.emptied
  if (field === 'requiredOn') return formatDay(value)
  if (field === 'shippingCost' || field === 'itemsTotal') return formatMoneyExactly(value, currency)
  const text = channels.get(value) ?? value
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
