import type { JsonSchema } from './shape.ts'

/** A schema as people write types, as HTML: `{ items: Project[], next: string | null }`; names link to their definition. */
export function typeText(schema: JsonSchema | undefined, depth = 0): string {
  if (!schema) return 'unknown'
  if (schema.$ref) return reference(nameOf(schema.$ref))
  const nested = (parts: JsonSchema[]) => parts.map((part) => typeText(part, depth))
  const variants = schema.anyOf ?? schema.oneOf
  if (variants) return nested(variants).join(' | ')
  if (schema.allOf) return nested(schema.allOf).join(' &amp; ')
  if (schema.enum) return schema.enum.map(literal).join(' | ')
  if (schema.const !== undefined) return literal(schema.const)
  return typesOf(schema)
    .map((type) => plainType(type, schema, depth))
    .join(' | ')
}

const typesOf = ({ type }: JsonSchema) => (Array.isArray(type) ? type : [type ?? 'unknown'])

function plainType(type: string, schema: JsonSchema, depth: number): string {
  if (type === 'array') return listType(typeText(schema.items, depth))
  if (type === 'object') return objectType(schema, depth)
  return escaped(type) + (type === 'string' && schema.format ? ` <i>${escaped(schema.format)}</i>` : '')
}

const listType = (item: string) => (item.includes(' | ') && !item.endsWith('}') ? `(${item})[]` : `${item}[]`)

function objectType({ properties, required = [], additionalProperties }: JsonSchema, depth: number): string {
  const fields = Object.entries(properties ?? {}).map(([name, value]) => {
    const optional = required.includes(name) ? '' : '?'
    return `${'  '.repeat(depth + 1)}<b>${escaped(name)}</b>${optional}: ${typeText(value, depth + 1)}${bounds(value)}\n`
  })
  if (fields.length > 0) return `{\n${fields.join('')}${'  '.repeat(depth)}}`
  const values = typeof additionalProperties === 'object' ? typeText(additionalProperties, depth) : 'unknown'
  return `{ [name]: ${values} }`
}

/** The limits of a value and its default, where there are some, as HTML. */
export function bounds(schema: JsonSchema | undefined): string {
  const { minimum, maximum, minLength, maxLength, default: fallback } = schema ?? {}
  const parts = [
    range('', minimum, maximum),
    range('length ', minLength, maxLength),
    fallback === undefined ? '' : `default ${literal(fallback)}`,
  ].filter(Boolean)
  return parts.length > 0 ? ` <i>${parts.join(', ')}</i>` : ''
}

function range(what: string, low: number | undefined, high: number | undefined): string {
  const bounded = high !== undefined && high < Number.MAX_SAFE_INTEGER
  const based = low !== undefined && low > Number.MIN_SAFE_INTEGER
  if (based && bounded) return `${what}${low} to ${high}`
  if (based) return `${what}from ${low}`
  return bounded ? `${what}up to ${high}` : ''
}

const reference = (name: string) => `<a href="#schema-${encodeURIComponent(name)}">${escaped(name)}</a>`

const nameOf = (ref: string) => ref.split('/').at(-1) ?? ref

const literal = (value: unknown) => escaped(JSON.stringify(value))

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** A small value that fits the schema, for an example request: its required fields, or the first one when none is required. */
export function example(schema: JsonSchema | undefined, named: Record<string, JsonSchema>): unknown {
  if (!schema) return null
  if (schema.$ref) return example(named[nameOf(schema.$ref)], named)
  const variant = schema.anyOf?.[0] ?? schema.oneOf?.[0]
  if (variant) return example(variant, named)
  if (schema.enum) return schema.enum[0]
  if (schema.const !== undefined) return schema.const
  const [type] = typesOf(schema)
  if (type === 'object') return exampleObject(schema, named)
  if (type === 'array') return [example(schema.items, named)]
  return scalar(type ?? 'string', schema)
}

function exampleObject({ properties = {}, required = [] }: JsonSchema, named: Record<string, JsonSchema>) {
  const names = required.length > 0 ? required : Object.keys(properties).slice(0, 1)
  return Object.fromEntries(names.map((name) => [name, example(properties[name], named)]))
}

const formats: Record<string, string> = {
  uuid: '01890a5d-ac96-774b-bcce-b302099a8057',
  date: '2026-01-31',
  'date-time': '2026-01-31T12:00:00.000Z',
  email: 'ada@example.com',
  uri: 'https://example.com',
}

function scalar(type: string, schema: JsonSchema): unknown {
  if (type === 'boolean') return true
  if (type === 'integer' || type === 'number') return schema.minimum ?? 1
  return formats[schema.format ?? ''] ?? 'text'
}
