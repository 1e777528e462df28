import { type Cell, emptyCell } from './cells.ts'
import { parseUuid } from './identifiers.ts'
import { isList, isObject, textOf } from './json.ts'
import { optionNamed } from './options.ts'
import type { Property } from './schema.ts'
import type { Store } from './store.ts'

/**
 * The short form used by the control interface: text, number, option name, `2026-03-01` or `{start, end}`,
 * a list of e-mail addresses or ids, true or false, or null for empty.
 */
export type Plain = unknown

export function plainOf(store: Store, column: Property, cell: Cell): Plain {
  switch (cell.type) {
    case 'title':
    case 'rich_text':
      return cell.runs.join('')
    case 'number':
      return cell.number
    case 'select':
    case 'status':
      return optionName(column, cell.option)
    case 'multi_select':
      return cell.options.map((id) => optionName(column, id))
    case 'date':
      return cell.date?.end === null ? cell.date.start : cell.date
    case 'people':
      return cell.ids.map((id) => store.people.find((person) => person.id === id)?.email ?? id)
    case 'relation':
      return cell.ids
    case 'checkbox':
      return cell.checked
    default:
      return cell.text
  }
}

/** Reads the short form. Unknown options are added to the column; anything else unreadable throws. */
export function cellFromPlain(store: Store, column: Property, value: Plain): Cell {
  const empty = emptyCell(column.type)
  if (value === null) return empty
  switch (empty.type) {
    case 'title':
    case 'rich_text':
      return { type: empty.type, runs: isList(value) ? value.map(String) : [String(value)] }
    case 'number':
      if (typeof value === 'number') return { type: 'number', number: value }
      break
    case 'select':
    case 'status':
      return { type: empty.type, option: optionNamed(store, column, String(value)) }
    case 'multi_select':
      return { type: 'multi_select', options: texts(value).map((name) => optionNamed(store, column, name)) }
    case 'date':
      return { type: 'date', date: dateFromPlain(value) }
    case 'people':
      return { type: 'people', ids: texts(value).map((text) => personId(store, text)) }
    case 'relation':
      return { type: 'relation', ids: texts(value).map((text) => parseUuid(text) ?? text) }
    case 'checkbox':
      return { type: 'checkbox', checked: value === true }
    default:
      return { type: empty.type, text: String(value) }
  }
  throw new Error(`${column.name} is of type ${column.type} and cannot take ${JSON.stringify(value)}`)
}

function optionName(column: Property, id: string | null): string | null {
  return column.options.find((option) => option.id === id)?.name ?? null
}

function texts(value: Plain): string[] {
  return (isList(value) ? value : [value]).map(String)
}

function dateFromPlain(value: Plain) {
  if (!isObject(value)) return { start: String(value), end: null, time_zone: null }
  return {
    start: String(value.start),
    end: textOf(value.end) ?? null,
    time_zone: textOf(value.time_zone) ?? null,
  }
}

function personId(store: Store, emailOrId: string): string {
  return store.people.find(({ email }) => email === emailOrId)?.id ?? emailOrId
}
