import { type Cell, isEmptyCell } from './cells.ts'
import { toMinute } from './clock.ts'
import { conditionOf, dateStartMs, dateTest } from './dates.ts'
import { invalid, invalidBody } from './errors.ts'
import { isList, isObject, type JsonObject, textOf } from './json.ts'
import { plainOf } from './plain.ts'
import type { Property } from './schema.ts'
import { cellOf, findColumn, type Page, type Source, type Store } from './store.ts'

export type PageTest = (page: Page) => boolean

/** Compiles a query filter. Throws `validation_error` for what the service refuses. */
export function compileFilter(store: Store, source: Source, filter: unknown): PageTest {
  return filter === undefined ? () => true : compile({ store, source }, filter, 0)
}

interface Scope {
  store: Store
  source: Source
}

/** Compound filters nest two levels deep at most. */
const deepest = 2

function compile(scope: Scope, filter: unknown, depth: number): PageTest {
  if (!isObject(filter)) throw invalidBody('body.filter should be an object.')
  if (isList(filter.and)) return all(compileList(scope, filter.and, depth))
  if (isList(filter.or)) return some(compileList(scope, filter.or, depth))
  if (filter.timestamp !== undefined) return timestampTest(scope, filter)
  return propertyTest(scope, filter)
}

function compileList(scope: Scope, filters: readonly unknown[], depth: number): PageTest[] {
  if (depth >= deepest) throw invalidBody('body.filter is nested more than two levels deep.')
  return filters.map((filter) => compile(scope, filter, depth + 1))
}

function all(tests: readonly PageTest[]): PageTest {
  return (page) => tests.every((test) => test(page))
}

function some(tests: readonly PageTest[]): PageTest {
  return (page) => tests.some((test) => test(page))
}

function timestampTest({ store }: Scope, filter: JsonObject): PageTest {
  const { timestamp } = filter
  if (filter.property !== undefined) throw invalidBody('body.filter.property should be not present.')
  if (timestamp !== 'created_time' && timestamp !== 'last_edited_time') {
    throw invalidBody('body.filter.timestamp should be `"created_time"` or `"last_edited_time"`.')
  }
  const test = dateTest(conditionOf(filter[timestamp], `body.filter.${timestamp}`), store.clock.now())
  return timestamp === 'created_time'
    ? (page) => test(toMinute(page.createdMs))
    : (page) => test(toMinute(page.editedMs))
}

function propertyTest({ store, source }: Scope, filter: JsonObject): PageTest {
  const name = textOf(filter.property)
  if (name === undefined)
    throw invalidBody('body.filter.property should be defined, instead was `undefined`.')
  const column = findColumn(source, name)
  if (column === undefined) throw invalid(`Could not find property with name or id: ${name}`)
  if (filter[column.type] === undefined) {
    throw invalid(`database property ${column.type} does not match the filter given for ${name}`)
  }
  const condition = conditionOf(filter[column.type], `body.filter.${column.type}`)
  const test = cellTest(store, column, condition)
  return (page) => test(cellOf(page, column))
}

function cellTest(store: Store, column: Property, condition: JsonObject): (cell: Cell) => boolean {
  const [operator, operand] = Object.entries(condition)[0] ?? ['', undefined]
  if (operator === 'is_empty') return (cell) => isEmptyCell(cell) === (operand === true)
  if (operator === 'is_not_empty') return (cell) => isEmptyCell(cell) !== (operand === true)
  if (column.type === 'date') return dateCellTest(store, condition)
  const compare = column.type === 'number' ? numberComparisons[operator] : textComparisons[operator]
  if (compare === undefined)
    throw invalidBody(`body.filter.${column.type} has an unknown condition \`${operator}\`.`)
  return (cell) => compare(comparable(store, column, cell), operand)
}

function dateCellTest(store: Store, condition: JsonObject): (cell: Cell) => boolean {
  const test = dateTest(condition, store.clock.now())
  return (cell) => test(cell.type === 'date' && cell.date !== null ? dateStartMs(cell.date.start) : null)
}

/** People and relations compare by id, options by name. */
function comparable(store: Store, column: Property, cell: Cell): unknown {
  return cell.type === 'people' ? cell.ids : plainOf(store, column, cell)
}

type Comparison = (value: unknown, operand: unknown) => boolean

function numeric(compare: (value: number, operand: number) => boolean): Comparison {
  return (value, operand) => typeof value === 'number' && compare(value, Number(operand))
}

const numberComparisons: Readonly<Record<string, Comparison>> = {
  equals: (value, operand) => value === operand,
  does_not_equal: (value, operand) => value !== operand,
  greater_than: numeric((value, operand) => value > operand),
  less_than: numeric((value, operand) => value < operand),
  greater_than_or_equal_to: numeric((value, operand) => value >= operand),
  less_than_or_equal_to: numeric((value, operand) => value <= operand),
}

const textComparisons: Readonly<Record<string, Comparison>> = {
  equals: (value, operand) => oneOf(operand, value),
  does_not_equal: (value, operand) => !oneOf(operand, value),
  contains: contains,
  does_not_contain: (value, operand) => !contains(value, operand),
  starts_with: (value, operand) => lower(value).startsWith(lower(operand)),
  ends_with: (value, operand) => lower(value).endsWith(lower(operand)),
}

function oneOf(operand: unknown, value: unknown): boolean {
  return isList(operand) ? operand.includes(value) : operand === value
}

function contains(value: unknown, operand: unknown): boolean {
  if (isList(value))
    return isList(operand) ? operand.some((one) => value.includes(one)) : value.includes(operand)
  return lower(value).includes(lower(operand))
}

function lower(value: unknown): string {
  return String(value ?? '').toLowerCase()
}
