import { type FoundIssue, usualSeverity } from '#domain/quality/contract.ts'
import type { NotionRole } from '../contract.ts'
import { acceptedTypes, type FieldRule, fieldRules } from '../rules.ts'
import type { DataSource, SchemaProperty } from './api.ts'

/** A mapping as it is stored. */
interface Mapped {
  id: string
  field: string
  propertyName: string
  propertyId: string | null
}

export interface SchemaCheck {
  /** Mappings whose property was found, under the id and name it has now. */
  seen: { id: string; propertyId: string; propertyName: string }[]
  /** A field is fed by another property than before: rows that did not change have to be read again. */
  rewired: boolean
  /** One for each field whose property is gone or of a type that cannot be read; the row is the data source. */
  issues: FoundIssue[]
}

/**
 * Finds the property of each field: by id, so that a rename does no harm; else by name, as for one that was made anew; the name of a
 * row is always its title. Properties that are not mapped are no concern.
 */
export function compareSchema(source: DataSource, role: NotionRole, mapped: readonly Mapped[]): SchemaCheck {
  const check: SchemaCheck = { seen: [], rewired: false, issues: [] }
  for (const [field, rule] of Object.entries(fieldRules[role])) {
    const mapping = mapped.find((one) => one.field === field)
    if (!mapping) continue
    const property = find(Object.values(source.properties), mapping)
    if (property) {
      check.seen.push({ id: mapping.id, propertyId: property.id, propertyName: property.name })
      check.rewired ||= property.id !== mapping.propertyId
    }
    const message = drift(mapping, rule, property)
    if (message) check.issues.push(issue({ role, field, rowId: source.id }, message, property))
  }
  return check
}

const find = (properties: SchemaProperty[], { field, propertyId, propertyName }: Mapped) =>
  properties.find(({ id }) => id === propertyId) ??
  properties.find(({ name }) => name === propertyName) ??
  properties.find(({ type }) => field === 'name' && type === 'title')

function drift(mapping: Mapped, { kind }: FieldRule, property: SchemaProperty | undefined): string | null {
  const fix = 'Put it right in Notion, or choose another property in the mapping.'
  if (!property) return `The property “${mapping.propertyName}” does not exist in Notion. ${fix}`
  const accepted = acceptedTypes[kind]
  if (accepted.includes(property.type)) return null
  return `The property “${property.name}” is of type ${property.type}; ${accepted.join(' or ')} can be read. ${fix}`
}

const issue = (
  at: { role: NotionRole; field: string; rowId: string },
  message: string,
  property: SchemaProperty | undefined,
): FoundIssue => ({
  entity: at.role,
  rowId: at.rowId,
  rowName: null,
  field: at.field,
  category: 'schema_drift',
  severity: usualSeverity.schema_drift,
  message,
  value: property?.type ?? null,
})
