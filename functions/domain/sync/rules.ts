import { type NotionRole, notionRoles } from './contract.ts'

/**
 * The form in which a field is wanted. `share` is a number from 0 to 1, `scale` a whole number from 1 to 5, `range` fills two columns
 * with the first and last day.
 */
export type FieldKind =
  | 'text'
  | 'people'
  | 'option'
  | 'currency'
  | 'money'
  | 'share'
  | 'scale'
  | 'day'
  | 'range'
  | 'relation'

/** One field of a role: where it goes in silver and what is right for it. */
export interface FieldRule {
  kind: FieldKind
  columns: readonly [string, ...string[]]
  required?: true
  /** The closed list of an option field; any value is right without one. */
  options?: readonly string[]
  target?: NotionRole
}

/** Property types from which a kind of field can be read. */
export const acceptedTypes: Record<FieldKind, readonly string[]> = {
  text: ['title', 'rich_text', 'url', 'email', 'phone_number', 'unique_id', 'formula'],
  people: ['people', 'created_by', 'last_edited_by'],
  option: ['select', 'status', 'formula'],
  currency: ['select', 'status', 'formula'],
  money: ['number', 'formula', 'rollup'],
  share: ['number', 'formula', 'rollup'],
  scale: ['number', 'formula', 'rollup'],
  day: ['date', 'formula', 'rollup', 'created_time', 'last_edited_time'],
  range: ['date', 'formula', 'rollup'],
  relation: ['relation'],
}

const statuses = ['Proposed', 'Planned', 'Active', 'On hold', 'Completed', 'Cancelled']
const name: FieldRule = { kind: 'text', columns: ['name'], required: true }
const status: FieldRule = { kind: 'option', columns: ['status'], required: true }
const budget: FieldRule = { kind: 'money', columns: ['budget'], required: true }
const currency: FieldRule = { kind: 'currency', columns: ['currency'], required: true }
const project: FieldRule = { kind: 'relation', columns: ['project_id'], target: 'projects' }
const due: FieldRule = { kind: 'day', columns: ['due_date'] }

/** What rows of each role hold. The keys are the fields of the property mappings. */
export const fieldRules: Record<NotionRole, Record<string, FieldRule>> = {
  programs: {
    name,
    sponsor: { kind: 'people', columns: ['sponsor'] },
    status: { ...status, options: statuses },
    budget,
    currency,
    start: { kind: 'day', columns: ['start_date'] },
    end: { kind: 'day', columns: ['end_date'] },
    objective: { kind: 'text', columns: ['objective'] },
  },
  projects: {
    name,
    program: { kind: 'relation', columns: ['program_id'], target: 'programs' },
    status: { ...status, options: statuses },
    manager: { kind: 'people', columns: ['manager'] },
    timeline: { kind: 'range', columns: ['start_date', 'end_date'], required: true },
    budget,
    currency,
    priority: { kind: 'option', columns: ['priority'], options: ['Low', 'Medium', 'High', 'Critical'] },
    progress: { kind: 'share', columns: ['progress'] },
    health: { kind: 'option', columns: ['health'], options: ['Green', 'Amber', 'Red'] },
    summary: { kind: 'text', columns: ['summary'] },
  },
  budgetLines: {
    name,
    project: { ...project, required: true },
    category: { kind: 'option', columns: ['category'] },
    type: { kind: 'option', columns: ['type'], options: ['Capex', 'Opex'] },
    period: { kind: 'day', columns: ['period'], required: true },
    budget,
    committed: { kind: 'money', columns: ['committed'] },
    actual: { kind: 'money', columns: ['actual'] },
    forecast: { kind: 'money', columns: ['forecast'] },
    currency,
  },
  risks: {
    name,
    project: { ...project, required: true },
    probability: { kind: 'scale', columns: ['probability'], required: true },
    impact: { kind: 'scale', columns: ['impact'], required: true },
    response: {
      kind: 'option',
      columns: ['response'],
      // PMI's responses to threats, then those to opportunities.
      options: ['Escalate', 'Avoid', 'Transfer', 'Mitigate', 'Accept', 'Exploit', 'Share', 'Enhance'],
    },
    status,
    owner: { kind: 'people', columns: ['owner'] },
    due,
  },
  actions: {
    name,
    project,
    risk: { kind: 'relation', columns: ['risk_id'], target: 'risks' },
    assignee: { kind: 'people', columns: ['assignee'] },
    due: { ...due, required: true },
    status,
  },
}

export const ruleOf = (role: NotionRole, field: string): FieldRule | undefined => fieldRules[role][field]

/** References between roles: a row of `role` names one of `target` in `column`. */
export const references = notionRoles.flatMap((role) =>
  Object.entries(fieldRules[role]).flatMap(([field, { target, columns }]) =>
    target ? [{ role, field, target, column: columns[0] }] : [],
  ),
)

/** A full run that would delete this much of a role deletes nothing: access was more likely lost than the work. */
export const massDelete = { share: 0.3, rows: 10 } as const

/** How far behind its watermark an incremental run reads: Notion rounds times down to the minute and shows edits with a delay. */
export const overlapMs = 5 * 60_000

/** A watermark further ahead of our clock than this is not believed. */
export const toleratedSkewMs = 5 * 60_000

/**
 * From when on an incremental run reads; null for everything. A watermark from the future would hide every edit until then, so it
 * is ignored.
 */
export function readSince(watermark: string | null, now: Date): string | null {
  if (watermark === null) return null
  const at = Date.parse(watermark)
  return at > now.getTime() + toleratedSkewMs ? null : new Date(at - overlapMs).toISOString()
}

/** The later of two instants in ISO form. */
export const later = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && Date.parse(b) > Date.parse(a)) ? b : a

/** Webhook events after which a page is read again. All others are recorded and need no work. */
export const pageEvents: readonly string[] = [
  'page.created',
  'page.content_updated',
  'page.properties_updated',
  'page.moved',
  'page.deleted',
  'page.undeleted',
]
