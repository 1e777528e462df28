import { escapeText, XmlReader } from '#domain/xml/rules.ts'
import { invalid } from '../../../errors.ts'
import type { Field, Table } from './tables.ts'

/** Lines of a document; `path` names the value at hand in errors. */
export interface Writing {
  lines: string[]
  uri: string
}

interface Place {
  path: string
  depth: number
}

type Values = Readonly<Record<string, unknown>>

/** Writes what is in a record, in the order of the schema, with what was kept of it after the elements it came after. */
export function writeRecord(
  writing: Writing,
  table: Table,
  { values, at }: { values: Values; at: Place },
): void {
  openElement(writing, table.element, at)
  writeInside(writing, table, { values, at })
  writing.lines.push(`${indent(at.depth)}</${table.element}>`)
}

/** The inside of a record without its own tags; `place` writes what stands in the places of a table. */
export function writeInside(
  writing: Writing,
  table: Table,
  { values, at, place }: { values: Values; at: Place; place?: (element: string) => void },
): void {
  const kept = keptOf(values)
  const inner = { path: at.path, depth: at.depth + 1 }
  const writeKept = (after: string) => {
    for (const { xml, i } of kept.get(after) ?? [])
      writeXml(writing, xml, { ...inner, path: `${at.path}kept.${i}.xml` })
    kept.delete(after)
  }
  writeKept('')
  for (const field of table.fields) {
    if (field.kind === 'place') place?.(field.element)
    else if (values[field.key] !== undefined)
      writeField(writing, field, { value: values[field.key], at: inner })
    writeKept(field.element)
  }
  for (const after of kept.keys()) writeKept(after)
}

const indent = (depth: number) => '  '.repeat(depth)

const openElement = ({ lines }: Writing, element: string, { depth }: Place) =>
  lines.push(`${indent(depth)}<${element}>`)

function writeField(
  writing: Writing,
  field: Exclude<Field, { kind: 'place' }>,
  { value, at }: { value: unknown; at: Place },
): void {
  const path = `${at.path}${field.key}`
  if (field.kind === 'value') {
    const text = escapeText(allowed(field.codec.write(value), path))
    writing.lines.push(`${indent(at.depth)}<${field.element}>${text}</${field.element}>`)
  } else if (field.kind === 'record') {
    writeRecord(writing, field.table, { values: recordOf(value), at: { ...at, path: `${path}.` } })
  } else {
    const depth = field.item ? at.depth + 1 : at.depth
    if (field.item) openElement(writing, field.element, at)
    listOf(value).forEach((item, i) =>
      writeRecord(writing, field.table, { values: recordOf(item), at: { path: `${path}.${i}.`, depth } }),
    )
    if (field.item) writing.lines.push(`${indent(at.depth)}</${field.element}>`)
  }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const isRecord = (value: unknown): value is Values => typeof value === 'object' && value !== null
const recordOf = (value: unknown): Values => (isRecord(value) ? value : {})

function allowed(text: string, path: string): string {
  if (!/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text)) return text
  throw invalid([
    { path, message: 'XML cannot hold a character that is in this text, such as a control character.' },
  ])
}

function keptOf(values: Values): Map<string, { xml: string; i: number }[]> {
  const kept = new Map<string, { xml: string; i: number }[]>()
  listOf(values['kept']).forEach((item, i) => {
    const { after, xml } = recordOf(item)
    const others = kept.get(String(after))
    if (others) others.push({ xml: String(xml), i })
    else kept.set(String(after), [{ xml: String(xml), i }])
  })
  return kept
}

// It comes from whoever sends the plan, so it must be whole elements before it becomes part of a document.
function writeXml(writing: Writing, xml: string, { path, depth }: Place): void {
  try {
    const reader = new XmlReader({ open: () => {}, text: () => {}, close: () => {} })
    reader.write(`<Kept xmlns="${writing.uri}">${allowed(xml, path)}</Kept>`)
    reader.end()
  } catch (error) {
    throw invalid([{ path, message: error instanceof Error ? error.message : 'This is not XML.' }])
  }
  writing.lines.push(`${indent(depth)}${xml.replaceAll('\r', '&#13;')}`)
}
