import type { Cell } from './cells.ts'
import { databaseTimeText, minuteText } from './clock.ts'
import { uuidOf } from './identifiers.ts'
import type { JsonObject } from './json.ts'
import type { Option, Property } from './schema.ts'
import { cellOf, type Page, type Person, type Source, type Store, titleOf } from './store.ts'

/** A relation or people list longer than this is cut in a page and marked `has_more`. */
const inlineReferences = 25

/** The page as JSON text without request_id, kept until the page or its schema changes. */
export function pageJson(store: Store, page: Page): string {
  page.json ??= JSON.stringify(pageObject(store, page, page.source.columns))
  return page.json
}

/** The page with only some of its properties. */
export function partialPageJson(store: Store, page: Page, columns: readonly Property[]): string {
  return JSON.stringify(pageObject(store, page, columns))
}

function pageObject(store: Store, page: Page, columns: readonly Property[]): JsonObject {
  return {
    object: 'page',
    id: page.id,
    created_time: minuteText(page.createdMs),
    last_edited_time: minuteText(page.editedMs),
    created_by: { object: 'user', id: page.createdBy },
    last_edited_by: { object: 'user', id: page.editedBy },
    cover: null,
    icon: null,
    parent: {
      type: 'data_source_id',
      data_source_id: page.source.dataSourceId,
      database_id: page.source.databaseId,
    },
    in_trash: page.inTrash,
    is_archived: false,
    is_locked: false,
    properties: Object.fromEntries(
      columns.map((column) => [column.name, propertyValue(store, page, column)]),
    ),
    url: `https://app.notion.com/p/${slug(titleOf(page))}${page.id.replaceAll('-', '')}`,
    public_url: null,
  }
}

function propertyValue(store: Store, page: Page, column: Property): JsonObject {
  const cell = cellOf(page, column)
  const value = { id: column.id, type: column.type, [column.type]: cellValue(store, column, cell) }
  return cell.type === 'relation' ? { ...value, has_more: cell.ids.length > inlineReferences } : value
}

/** What stands under the type's name in a page: `{type: "number", number: 12}` has 12. */
export function cellValue(store: Store, column: Property, cell: Cell): unknown {
  switch (cell.type) {
    case 'title':
    case 'rich_text':
      return cell.runs.map(richText)
    case 'number':
      return cell.number
    case 'select':
    case 'status':
      return column.options.find(({ id }) => id === cell.option) ?? null
    case 'multi_select':
      return column.options.filter(({ id }) => cell.options.includes(id))
    case 'date':
      return cell.date
    case 'people':
      return cell.ids.map((id) => userReference(store, id))
    case 'relation':
      return cell.ids.slice(0, inlineReferences).map((id) => ({ id }))
    case 'checkbox':
      return cell.checked
    default:
      return cell.text
  }
}

export function richText(content: string): JsonObject {
  return {
    type: 'text',
    text: { content, link: null },
    annotations: {
      bold: false,
      italic: false,
      strikethrough: false,
      underline: false,
      code: false,
      color: 'default',
    },
    plain_text: content,
    href: null,
  }
}

/** A person who left is shown by id alone. */
export function userReference(store: Store, id: string): JsonObject {
  const person = store.people.find((one) => one.id === id && !one.left)
  return person === undefined ? { object: 'user', id } : userObject(person)
}

export function userObject(person: Person): JsonObject {
  return {
    object: 'user',
    id: person.id,
    name: person.name,
    avatar_url: null,
    type: 'person',
    person: { email: person.email },
  }
}

export function botObject({ bot, workspace }: Store): JsonObject {
  return {
    object: 'user',
    id: bot.id,
    name: bot.name,
    avatar_url: null,
    type: 'bot',
    bot: {
      owner: { type: 'workspace', workspace: true },
      workspace_name: workspace.name,
      workspace_id: workspace.id,
      workspace_limits: { max_file_upload_size_in_bytes: 5_242_880 },
    },
  }
}

export function databaseObject(store: Store, source: Source): JsonObject {
  return {
    object: 'database',
    id: source.databaseId,
    title: [richText(source.title)],
    description: [],
    parent: { type: 'page_id', page_id: store.workspace.rootPageId },
    is_inline: false,
    in_trash: false,
    is_locked: false,
    created_time: databaseTimeText(source.createdMs),
    last_edited_time: databaseTimeText(source.editedMs),
    data_sources: [{ id: source.dataSourceId, name: source.title }],
    icon: null,
    cover: null,
    url: databaseUrl(source),
    public_url: null,
  }
}

export function dataSourceObject(store: Store, source: Source): JsonObject {
  return {
    object: 'data_source',
    id: source.dataSourceId,
    cover: null,
    icon: null,
    created_time: minuteText(source.createdMs),
    created_by: { object: 'user', id: store.bot.id },
    last_edited_by: { object: 'user', id: source.editedBy },
    last_edited_time: minuteText(source.editedMs),
    title: [richText(source.title)],
    description: [],
    is_inline: false,
    properties: Object.fromEntries(
      source.columns.map((column) => [column.name, columnObject(store, column)]),
    ),
    parent: { type: 'database_id', database_id: source.databaseId },
    database_parent: { type: 'page_id', page_id: store.workspace.rootPageId },
    url: databaseUrl(source),
    public_url: null,
    in_trash: false,
  }
}

function columnObject(store: Store, column: Property): JsonObject {
  const { id, name, type } = column
  return { id, name, description: null, type, [type]: columnSettings(store, column) }
}

function columnSettings(store: Store, column: Property): JsonObject {
  switch (column.type) {
    case 'number':
      return { format: column.format }
    case 'select':
    case 'multi_select':
      return { options: column.options.map(described) }
    case 'status':
      return { options: column.options.map(described), groups: statusGroups(store, column) }
    case 'relation':
      return relationSettings(store, column)
    default:
      return {}
  }
}

function described(option: Option): JsonObject {
  return { ...option, description: null }
}

function relationSettings(store: Store, column: Property): JsonObject {
  const target = column.target === null ? undefined : store.sources[column.target]
  return {
    database_id: target?.databaseId,
    data_source_id: target?.dataSourceId,
    type: 'single_property',
    single_property: {},
  }
}

const finished = new Set(['Done', 'Completed', 'Cancelled'])
const untouched = new Set(['Not started', 'Proposed', 'Planned'])

function statusGroups(store: Store, column: Property): JsonObject[] {
  return [
    { name: 'To-do', color: 'gray' },
    { name: 'In progress', color: 'blue' },
    { name: 'Complete', color: 'green' },
  ].map(({ name, color }) => ({
    id: uuidOf(store.seed, `group|${column.id}|${name}`),
    name,
    color,
    option_ids: column.options.filter((option) => statusGroup(option.name) === name).map(({ id }) => id),
  }))
}

function statusGroup(option: string): string {
  if (finished.has(option)) return 'Complete'
  return untouched.has(option) ? 'To-do' : 'In progress'
}

function databaseUrl(source: Source): string {
  return `https://app.notion.com/p/${source.databaseId.replaceAll('-', '')}`
}

function slug(title: string): string {
  const words = title.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '')
  return words === '' ? '' : `${words}-`
}

/** Adds request_id as the last key of an object's JSON text. */
export function withRequestId(json: string, requestId: string): string {
  return `${json.slice(0, -1)},"request_id":"${requestId}"}`
}
