import { type Cell, emptyCell, type PropertyType } from './cells.ts'
import { plainOf } from './plain.ts'
import { optionNamed } from './options.ts'
import { freePropertyId, type Property, propertyOf, type Role } from './schema.ts'
import { findColumn, type Source, type Store } from './store.ts'

/** A column by name or id; throws when there is none, because a test that names it has a mistake. */
export function getColumn(source: Source, idOrName: string): Property {
  const column = findColumn(source, idOrName)
  if (column === undefined) throw new Error(`${source.role} has no property ${idOrName}`)
  return column
}

/** The id stays, so a reader that keys on ids notices nothing but the name. */
export function renameColumn(
  store: Store,
  source: Source,
  change: { property: string; name: string },
): Property {
  const column = getColumn(source, change.property)
  column.name = change.name
  schemaChanged(store, source, { column, action: 'updated' })
  return column
}

export interface NewColumn {
  name: string
  type: PropertyType
  options?: readonly string[]
  target?: Role
}

export function addColumn(store: Store, source: Source, { name, ...declared }: NewColumn): Property {
  if (findColumn(source, name) !== undefined) throw new Error(`${source.role} already has a property ${name}`)
  const taken = new Set(source.columns.map(({ id }) => id))
  const id = freePropertyId(store.seed, `${source.role}|${name}|${store.nextNumber()}`, taken)
  const column = propertyOf(store.seed, { id, name, declared, key: `${source.role}|${id}` })
  source.columns.push(column)
  for (const page of source.pages.values()) page.cells.set(id, emptyCell(column.type))
  schemaChanged(store, source, { column, action: 'created' })
  return column
}

export function removeColumn(store: Store, source: Source, property: string): Property {
  const column = getColumn(source, property)
  if (column.type === 'title') throw new Error('the title property cannot be removed')
  source.columns.splice(source.columns.indexOf(column), 1)
  for (const page of source.pages.values()) page.cells.delete(column.id)
  schemaChanged(store, source, { column, action: 'deleted' })
  return column
}

/** Keeps what the new type can express and empties the rest, as the product does. */
export function changeColumnType(
  store: Store,
  source: Source,
  change: { property: string; type: PropertyType },
) {
  const column = getColumn(source, change.property)
  if (column.type === 'title' || change.type === 'title') throw new Error('the title property keeps its type')
  const before: Property = { ...column }
  column.type = change.type
  column.options = []
  column.target = change.type === 'relation' ? source.role : null
  for (const page of source.pages.values()) {
    const cell = page.cells.get(column.id) ?? emptyCell(before.type)
    page.cells.set(column.id, converted(store, { cell, before, column }))
  }
  schemaChanged(store, source, { column, action: 'updated' })
  return column
}

function converted(
  store: Store,
  { cell, before, column }: { cell: Cell; before: Property; column: Property },
): Cell {
  const plain = plainOf(store, before, cell)
  const text = typeof plain === 'string' || typeof plain === 'number' ? String(plain) : ''
  const empty = emptyCell(column.type)
  if (text === '') return empty
  switch (empty.type) {
    case 'rich_text':
    case 'title':
      return { type: empty.type, runs: [text] }
    case 'number':
      return { type: 'number', number: Number.isFinite(Number(text)) ? Number(text) : null }
    case 'select':
    case 'status':
      return { type: empty.type, option: optionNamed(store, column, text) }
    case 'multi_select':
      return { type: 'multi_select', options: [optionNamed(store, column, text)] }
    case 'url':
    case 'email':
    case 'phone_number':
      return { type: empty.type, text }
    default:
      return empty
  }
}

type SchemaAction = 'created' | 'updated' | 'deleted'

/** Changes the source's time and every page's text, but no page's last_edited_time. */
function schemaChanged(
  store: Store,
  source: Source,
  { column, action }: { column: Property; action: SchemaAction },
) {
  source.editedMs = store.clock.now().getTime()
  source.version++
  for (const page of source.pages.values()) page.json = null
  store.onChange({
    type: 'data_source.schema_updated',
    source,
    page: null,
    author: { id: store.people[0]?.id ?? store.bot.id, type: 'person' },
    properties: [{ id: column.id, name: action === 'deleted' ? null : column.name, action }],
  })
}
