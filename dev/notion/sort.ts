import { toMinute } from './clock.ts'
import { dateStartMs } from './dates.ts'
import { invalid, invalidBody } from './errors.ts'
import { isList, isObject, type JsonObject, textOf } from './json.ts'
import type { Property } from './schema.ts'
import { cellOf, findColumn, type Page, type Source } from './store.ts'

export type PageOrder = (left: Page, right: Page) => number

/**
 * Compiles query sorts; the first decides, the next break ties. Undefined when there are none: the service promises
 * no order then, and rows come in an order of their own that is not the order of creation.
 */
export function compileSorts(source: Source, sorts: unknown): PageOrder | undefined {
  if (sorts === undefined) return undefined
  if (!isList(sorts)) throw invalidBody('body.sorts should be an array.')
  const orders = sorts.map((sort) => compileSort(source, sort))
  if (orders.length === 0) return undefined
  return (left, right) => {
    for (const order of orders) {
      const result = order(left, right)
      if (result !== 0) return result
    }
    return left.id < right.id ? -1 : 1
  }
}

type Key = number | string | null

function compileSort(source: Source, sort: unknown): PageOrder {
  if (!isObject(sort)) throw invalidBody('body.sorts[0] should be an object.')
  const sign = signOf(sort)
  const keyOf = sort.timestamp === undefined ? propertyKey(source, sort) : timestampKey(sort.timestamp)
  return (left, right) => compareKeys(keyOf(left), keyOf(right), sign)
}

function signOf({ direction }: JsonObject): 1 | -1 {
  if (direction === 'ascending') return 1
  if (direction === 'descending') return -1
  throw invalidBody('body.sorts[0].direction should be `"ascending"` or `"descending"`.')
}

function timestampKey(timestamp: unknown): (page: Page) => Key {
  if (timestamp === 'created_time') return (page) => toMinute(page.createdMs)
  if (timestamp === 'last_edited_time') return (page) => toMinute(page.editedMs)
  throw invalidBody('body.sorts[0].timestamp should be `"created_time"` or `"last_edited_time"`.')
}

function propertyKey(source: Source, { property }: JsonObject): (page: Page) => Key {
  const name = textOf(property)
  const column = name === undefined ? undefined : findColumn(source, name)
  if (column === undefined) throw invalid(`Could not find sort property with name or id: ${name ?? ''}`)
  return (page) => cellKey(column, page)
}

function cellKey(column: Property, page: Page): Key {
  const cell = cellOf(page, column)
  switch (cell.type) {
    case 'title':
    case 'rich_text':
      return cell.runs.length === 0 ? null : cell.runs.join('').toLowerCase()
    case 'number':
      return cell.number
    case 'select':
    case 'status':
      return optionRank(column, cell.option)
    case 'multi_select':
      return optionRank(column, cell.options[0] ?? null)
    case 'date':
      return cell.date === null ? null : dateStartMs(cell.date.start)
    case 'people':
    case 'relation':
      return cell.ids[0] ?? null
    case 'checkbox':
      return cell.checked ? 1 : 0
    default:
      return cell.text
  }
}

/** Options sort in the order in which the column lists them. */
function optionRank(column: Property, option: string | null): Key {
  return option === null ? null : column.options.findIndex(({ id }) => id === option)
}

/** Empty values come last in either direction. */
function compareKeys(left: Key, right: Key, sign: 1 | -1): number {
  if (left === right) return 0
  if (left === null) return 1
  if (right === null) return -1
  return left < right ? -sign : sign
}
