import type { NotionRole } from '#domain/sync/contract.ts'
import { Page } from '../../../../../functions/domain/sync/notion/api.ts'
import { mapPage, type RoleMapping } from '../../../../../functions/domain/sync/notion/map.ts'
import { fieldRules } from '../../../../../functions/domain/sync/rules.ts'

/** A page with these properties, keyed by name; ids are made of the names. */
export const pageOf = (
  properties: Record<string, Record<string, unknown>>,
  over: Record<string, unknown> = {},
): Page =>
  Page.parse({
    object: 'page',
    id: '01980000-0000-7000-8000-000000000001',
    created_time: '2026-03-01T10:00:00.000Z',
    last_edited_time: '2026-03-02T10:00:00.000Z',
    in_trash: false,
    parent: { type: 'data_source_id', data_source_id: '01980000-0000-7000-8000-0000000000ff' },
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, value]) => [name, { id: idOf(name), ...value }]),
    ),
    ...over,
  })

export const idOf = (name: string) => encodeURIComponent(`${name}?`)

/** Fields mapped to the properties that have their names. */
export const mappedByName = (role: NotionRole): RoleMapping =>
  new Map(Object.keys(fieldRules[role]).map((field) => [field, { propertyName: field, propertyId: null }]))

/** What one field of a role makes of a property value. */
export function readOne(role: NotionRole, field: string, value: Record<string, unknown>) {
  const { values, issues } = mapPage(pageOf({ [field]: value }), role, mappedByName(role))
  const [column = ''] = fieldRules[role][field]?.columns ?? []
  const issue = issues.find((one) => one.field === field)
  return { value: values[column], issue: issue && `${issue.category} ${issue.value}` }
}

export const title = (...texts: string[]) => ({
  type: 'title',
  title: texts.map((text) => ({ plain_text: text })),
})
export const richText = (...texts: string[]) => ({
  type: 'rich_text',
  rich_text: texts.map((text) => ({ plain_text: text })),
})
export const number = (value: number | null) => ({ type: 'number', number: value })
export const select = (name: string | null) => ({
  type: 'select',
  select: name === null ? null : { id: 'x', name, color: 'red' },
})
export const status = (name: string | null) => ({
  type: 'status',
  status: name === null ? null : { id: 'x', name, color: 'red' },
})
export const date = (start: string | null, end: string | null = null) => ({
  type: 'date',
  date: start === null ? null : { start, end, time_zone: null },
})
export const relation = (...ids: string[]) => ({
  type: 'relation',
  relation: ids.map((id) => ({ id })),
  has_more: false,
})
export const people = (...users: Record<string, unknown>[]) => ({
  type: 'people',
  people: users.map((user) => ({ object: 'user', ...user })),
})
