import type { Engine, StatementResult } from './engine.ts'

/** For every array type, the type of its elements and what stands between them. */
export type ArrayElements = ReadonlyMap<number, { elementType: number; delimiter: string }>

const BOOL = 16
const JSON_TYPES = new Set([114, 3802])
const NUMBER_TYPES = new Set([21, 23, 700, 701])

/**
 * The JSON value Neon gives for output text where the client did not ask for raw text: bool, int2, int4, floats and
 * json become JSON values, arrays become lists, all else (int8 and numeric too) stays text.
 */
export function jsonValue(text: string, type: number, elements: ArrayElements): unknown {
  const array = elements.get(type)
  if (array) return readArray(text, (item) => jsonValue(item, array.elementType, elements), array.delimiter)
  if (type === BOOL) return text === 't'
  if (JSON_TYPES.has(type)) return JSON.parse(text)
  if (!NUMBER_TYPES.has(type)) return text
  const number = Number(text)
  return Number.isFinite(number) ? number : text
}

/** Looks the array types up in the database, so that those of extensions and of the product are known too. */
export async function listArrayElements(engine: Engine): Promise<ArrayElements> {
  const query = `select a.oid, a.typelem, e.typdelim from pg_catalog.pg_type a
    join pg_catalog.pg_type e on e.oid = a.typelem where a.typcategory = 'A'`
  const [result] = await engine.run({ statements: [{ query, params: [] }], begin: null })
  return new Map((result?.rows ?? []).map(toEntry))
}

const toEntry = ([type, element, delimiter]: StatementResult['rows'][number]) =>
  [Number(type), { elementType: Number(element), delimiter: delimiter ?? ',' }] as const

function readArray(text: string, readItem: (item: string) => unknown, delimiter: string): unknown[] {
  // Bounds such as [0:1]={…} have no JSON form.
  let at = text.indexOf('{')
  const list = (): unknown[] => {
    const items: unknown[] = []
    at += 1
    while (at < text.length && text[at] !== '}') {
      if (text[at] === delimiter) at += 1
      else items.push(text[at] === '{' ? list() : item())
    }
    at += 1
    return items
  }
  const item = (): unknown => {
    if (text[at] === '"') return readItem(quoted())
    const from = at
    while (at < text.length && text[at] !== delimiter && text[at] !== '}') at += 1
    const word = text.slice(from, at)
    return word === 'NULL' ? null : readItem(word)
  }
  const quoted = (): string => {
    let value = ''
    for (at += 1; at < text.length && text[at] !== '"'; at += 1) {
      if (text[at] === '\\') at += 1
      value += text[at] ?? ''
    }
    at += 1
    return value
  }
  return list()
}
