import { elementsOf, nodeText, plainText, type XmlNode } from '#domain/xml/rules.ts'
import type { Notes } from './notes.ts'
import type { Field, Table } from './tables.ts'

/** What the records of one file are read with: its namespace, and whether unknown elements are kept. */
export interface Reading {
  uri: string
  keep: boolean
  notes: Notes
}

type Values = Record<string, unknown>

/** Reads a record from the elements in it, which can come one after the other. */
export function openRecord(table: Table, reading: Reading) {
  const values: Values = {}
  const kept = new Map<string, string[]>()
  let last = ''

  const setAside = (node: XmlNode, after: string) => {
    reading.notes.setAside(`${table.element}/${node.name.slice(0, 100)}`)
    if (!reading.keep) return
    const xml = nodeText(node, reading.uri)
    const others = kept.get(after)
    if (others) others.push(xml)
    else kept.set(after, [xml])
  }

  return {
    take(node: XmlNode): void {
      const field = node.uri === reading.uri ? table.byElement.get(node.name) : undefined
      if (!field) return setAside(node, last)
      // After the place of its own, so that what was read before it is read before it again.
      if (!takeField(values, { field, node }, reading)) return setAside(node, field.element)
      last = field.element
    },
    /** A collection that is read elsewhere stands here. */
    pass(element: string): void {
      last = element
    },
    finish(): Values {
      const places = ['', ...table.fields.map(({ element }) => element)].filter((place) => kept.has(place))
      if (places.length > 0)
        values['kept'] = places.map((after) => ({ after, xml: kept.get(after)?.join('') ?? '' }))
      return values
    },
  }
}

function readRecord(table: Table, node: XmlNode, reading: Reading): Values {
  const record = openRecord(table, reading)
  for (const child of elementsOf(node)) record.take(child)
  return record.finish()
}

/** False when the element is not what it should be, or a second one of its kind. */
function takeField(
  values: Values,
  { field, node }: { field: Field; node: XmlNode },
  reading: Reading,
): boolean {
  if (field.kind === 'place') return false
  if (field.kind === 'many' && field.item === undefined) {
    const list = values[field.key]
    const record = readRecord(field.table, node, reading)
    if (Array.isArray(list)) list.push(record)
    else values[field.key] = [record]
    return true
  }
  if (Object.hasOwn(values, field.key)) return false
  const value = readValue(field, node, reading)
  if (value !== undefined) values[field.key] = value
  return value !== undefined
}

function readValue(field: Exclude<Field, { kind: 'place' }>, node: XmlNode, reading: Reading): unknown {
  if (field.kind === 'record') return readRecord(field.table, node, reading)
  if (field.kind === 'many') return readItems(field, node, reading)
  const text = plainText(node)
  const value = text === undefined ? undefined : field.codec.read(text)
  if (value === undefined && text?.trim() !== '') reading.notes.add('unreadableValue', field.element)
  return value
}

function readItems(field: Extract<Field, { kind: 'many' }>, node: XmlNode, reading: Reading): Values[] {
  const items = elementsOf(node)
  const records = items.filter(({ name, uri }) => uri === reading.uri && name === field.item)
  for (let i = records.length; i < items.length; i++) reading.notes.add('unexpectedElement', field.element)
  return records.map((item) => readRecord(field.table, item, reading))
}
