import type { Category, FoundIssue } from '#domain/quality/contract.ts'
import type { NotionRole } from '../contract.ts'
import { acceptedTypes, type FieldRule, fieldRules } from '../rules.ts'
import { type Page, type Property, PropertyValue } from './api.ts'
import { type Cell, empty, finding, type Reading, readers } from './readers.ts'

/** Where each field of a role is found: by property id once it was seen, by name until then. */
export type RoleMapping = ReadonlyMap<string, { propertyName: string; propertyId: string | null }>

/** A row as silver takes it, keyed by column, and everything that is wrong with it. */
export interface MappedRow {
  values: Record<string, Cell>
  issues: FoundIssue[]
}

/** Categories that a row shows by itself; the issues of a page read again replace its earlier ones of these. */
export const rowCategories = [
  'missing_required',
  'unknown_option',
  'wrong_type',
  'date_order',
  'negative_money',
] as const satisfies readonly Category[]

/**
 * Reads a page into the columns of its role. Never throws and never drops a row: what cannot be read is null and an issue. A
 * property that is gone or of another type gives nulls without issues; the schema check reports it once for all rows.
 */
export function mapPage(page: Page, role: NotionRole, mapping: RoleMapping): MappedRow {
  const values: MappedRow['values'] = {}
  const found: Omit<FoundIssue, 'entity' | 'rowId' | 'rowName'>[] = []
  const byId = new Map(Object.values(page.properties).map((property) => [property.id, property]))
  const propertyOf = (mapped: Mapped) =>
    mapped?.propertyId ? byId.get(mapped.propertyId) : mapped && page.properties[mapped.propertyName]
  for (const [field, rule] of Object.entries(fieldRules[role])) {
    const { cells, findings } = readField(rule, propertyOf(mapping.get(field)))
    for (const [index, column] of rule.columns.entries()) values[column] = cells[index] ?? null
    found.push(...findings.map((one) => ({ ...one, field })))
  }
  found.push(...wrongOrder(role, values))
  const rowName = typeof values['name'] === 'string' ? values['name'] : null
  return { values, issues: found.map((one) => ({ ...one, entity: role, rowId: page.id, rowName })) }
}

/** Tells the properties that feed a field from the others. */
export const isMapped = (mapping: RoleMapping) => {
  const mapped = [...mapping.values()]
  return (name: string, property: Property) =>
    mapped.some((one) =>
      one.propertyId === null ? one.propertyName === name : one.propertyId === property.id,
    )
}

type Mapped = { propertyName: string; propertyId: string | null } | undefined

function readField(rule: FieldRule, property: Property | undefined): Reading {
  if (!property || !acceptedTypes[rule.kind].includes(property.type)) return empty
  const value = PropertyValue.safeParse(property)
  const reading = value.success ? readers[rule.kind](value.data, rule) : undefined
  if (!reading) {
    const message = `This property of type ${property.type} does not hold what is expected here.`
    return { ...empty, findings: [finding('wrong_type', message)] }
  }
  const isEmpty = reading.findings.length === 0 && typeof (reading.cells[0] ?? null) === 'object'
  if (!rule.required || !isEmpty) return reading
  return { ...reading, findings: [finding('missing_required', 'Required, but empty. Fill it in Notion.')] }
}

/** Both days are kept: which of them is wrong is not known here. */
function wrongOrder(role: NotionRole, { start_date: start, end_date: end }: MappedRow['values']) {
  if (typeof start !== 'string' || typeof end !== 'string' || start <= end) return []
  const field = 'timeline' in fieldRules[role] ? 'timeline' : 'end'
  return [{ ...finding('date_order', `The end lies before the start, ${start}.`, end), field }]
}
