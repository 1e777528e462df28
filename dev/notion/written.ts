import { type Cell, emptyCell, type PropertyType } from './cells.ts'
import { invalid, invalidBody, NotionError } from './errors.ts'
import { isList, isObject, listOf, textOf } from './json.ts'
import { parseUuid } from './identifiers.ts'
import { optionNamed } from './options.ts'
import type { Property } from './schema.ts'
import { findColumn, type Source, type Store, visiblePage } from './store.ts'

/** Reads the `properties` of a page write into cells by property id. Names and ids are both taken as keys. */
export function cellsFromProperties(store: Store, source: Source, properties: unknown): Map<string, Cell> {
  if (properties === undefined) return new Map()
  if (!isObject(properties)) throw invalidBody('body.properties should be an object.')
  const cells = Object.entries(properties).map(([name, value]): [string, Cell] => {
    const column = findColumn(source, name)
    if (column === undefined) throw invalid(`${name} is not a property that exists.`)
    return [column.id, cellFromProperty(store, column, value)]
  })
  return new Map(cells)
}

/** The most references or options one write may carry. */
const largestWrite = 100
const longestRun = 2000

function cellFromProperty(store: Store, column: Property, value: unknown): Cell {
  const bare = isObject(value) && value[column.type] !== undefined ? value[column.type] : value
  if (isObject(value) && value[column.type] === undefined) throw mismatch(column)
  const empty = emptyCell(column.type)
  if (bare === null) return empty
  if (isList(bare) && bare.length > largestWrite) {
    throw invalidBody(`body.properties.${column.name}.${column.type}.length should be ≤ \`100\`.`)
  }
  switch (empty.type) {
    case 'title':
    case 'rich_text':
      return { type: empty.type, runs: listOf(bare).map((run) => runText(column, run)) }
    case 'people':
      return { type: 'people', ids: listOf(bare).map((person) => personId(store, column, person)) }
    case 'relation':
      return { type: 'relation', ids: listOf(bare).map((page) => relatedId(store, column, page)) }
    case 'multi_select':
      return { type: 'multi_select', options: listOf(bare).map((option) => optionId(store, column, option)) }
    case 'select':
    case 'status':
      return { type: empty.type, option: optionId(store, column, bare) }
    case 'date':
      return { type: 'date', date: dateOf(column, bare) }
    default:
      return scalarCell(column, empty.type, bare)
  }
}

function scalarCell(column: Property, type: PropertyType, bare: unknown): Cell {
  if (type === 'number' && typeof bare === 'number') return { type, number: bare }
  if (type === 'checkbox' && typeof bare === 'boolean') return { type, checked: bare }
  if ((type === 'url' || type === 'email' || type === 'phone_number') && typeof bare === 'string') {
    return { type, text: bare }
  }
  throw mismatch(column)
}

function mismatch({ name, type }: Property): NotionError {
  return invalid(`${name} is expected to be ${type}.`)
}

function runText(column: Property, run: unknown): string {
  const text = isObject(run) && isObject(run.text) ? textOf(run.text.content) : undefined
  if (text === undefined) throw mismatch(column)
  if (text.length > longestRun) {
    const path = `body.properties.${column.name}.${column.type}[0].text.content.length`
    throw invalidBody(`${path} should be ≤ \`${longestRun}\`, instead was \`${text.length}\`.`)
  }
  return text
}

function idIn(column: Property, value: unknown): string {
  const id = isObject(value) ? parseUuid(textOf(value.id) ?? '') : undefined
  if (id === undefined) throw mismatch(column)
  return id
}

function personId(store: Store, column: Property, value: unknown): string {
  const id = idIn(column, value)
  if (id !== store.bot.id && !store.people.some((person) => person.id === id))
    throw missingObject(store, 'user', id)
  return id
}

function relatedId(store: Store, column: Property, value: unknown): string {
  const id = idIn(column, value)
  if (visiblePage(store, id) === undefined) throw missingObject(store, 'page', id)
  return id
}

/** A select grows by the names written to it; a status does not. */
function optionId(store: Store, column: Property, value: unknown): string {
  if (!isObject(value)) throw mismatch(column)
  const known = column.options.find(({ id, name }) => id === value.id || name === value.name)
  if (known !== undefined) return known.id
  const name = textOf(value.name)
  if (name === undefined || column.type === 'status') {
    throw invalid(`Invalid ${column.type} option. ${column.type} option "${name ?? ''}" does not exist.`)
  }
  return optionNamed(store, column, name)
}

function dateOf(column: Property, value: unknown) {
  if (!isObject(value) || Number.isNaN(Date.parse(textOf(value.start) ?? ''))) throw mismatch(column)
  return {
    start: textOf(value.start) ?? '',
    end: textOf(value.end) ?? null,
    time_zone: textOf(value.time_zone) ?? null,
  }
}

/** What is not shared is answered exactly as what does not exist. */
export function missingObject(store: Store, kind: string, id: string): NotionError {
  const hint = `Make sure the relevant pages and databases are shared with your integration "${store.bot.name}".`
  return new NotionError(404, 'object_not_found', {
    message: `Could not find ${kind} with ID: ${id}. ${hint}`,
    additional: { integration_id: store.bot.id },
  })
}
