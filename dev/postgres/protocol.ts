import type { IncomingHttpHeaders } from 'node:http'
import { z } from 'zod'
import { ERROR_FIELDS, SqlError } from './engine.ts'
import type { Field, Statement, StatementResult, Work } from './engine.ts'
import { jsonValue } from './json-values.ts'
import type { ArrayElements } from './json-values.ts'

/** Names no real host: whoever sends it without a local endpoint gets a name error, not someone's database. */
export const LOCAL_DATABASE_URL = 'postgres://quarterdeck:local@db.quarterdeck.localhost/quarterdeck'

/** An answer other than 200 that Postgres has no part in. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, message: string, code = '') {
    super(message)
    this.name = 'Refusal'
    this.status = status
    this.code = code
  }
}

/** One request, ready to run, and how its answer is to be written. */
export interface SqlRequest {
  work: Work
  batch: boolean
  rawText: boolean
  arrayModes: boolean[]
}

/** Reads a request. Throws `Refusal` (400) where Neon's proxy would not run it. */
export function readRequest(headers: IncomingHttpHeaders, body: string): SqlRequest {
  const { batch, queries } = readBody(body)
  const arrayMode = headers['neon-array-mode'] === 'true'
  return {
    work: { statements: queries.map(toStatement), begin: batch ? beginStatement(headers) : null },
    batch,
    rawText: headers['neon-raw-text-output'] === 'true',
    arrayModes: queries.map((query) => query.arrayMode ?? arrayMode),
  }
}

/** Writes the answer; `elements` is needed only where the client did not ask for raw text. */
export function writeAnswer(
  request: SqlRequest,
  results: StatementResult[],
  elements: ArrayElements = new Map(),
): string {
  const written = results.map((result, at) => {
    const rowAsArray = request.arrayModes[at] ?? false
    const values = request.rawText ? result.rows : result.rows.map((row) => toJson(result, row, elements))
    const fields = result.fields.map((field) => ({ ...field, format: 'text' }))
    const rows = rowAsArray ? values : values.map((row) => toObject(result.fields, row))
    return { fields, rows, command: result.command, rowCount: result.rowCount, rowAsArray }
  })
  return JSON.stringify(request.batch ? { results: written } : written[0])
}

/** The status and body for anything thrown: 400 with every field Postgres gave, or a bare message. */
export function writeError(error: unknown): { status: number; body: string } {
  const fields: Record<string, string | null> = error instanceof SqlError ? error.fields : {}
  const message = error instanceof Error ? error.message : String(error)
  const code = error instanceof SqlError || error instanceof Refusal ? error.code : ''
  const rest = Object.fromEntries(ERROR_FIELDS.map((name) => [name, fields[name] ?? null]))
  const status = error instanceof Refusal ? error.status : error instanceof SqlError ? 400 : 500
  return { status, body: JSON.stringify({ message, ...rest, code }) }
}

/** Throws `Refusal` (400) unless the header names the local database: same user, password, host and database. */
export function checkConnectionString(header: string | string[] | undefined): void {
  if (typeof header !== 'string' || header === '') {
    throw new Refusal(400, 'The Neon-Connection-String header is missing.', '08001')
  }
  if (identity(header) !== identity(LOCAL_DATABASE_URL)) {
    const wanted = new URL(LOCAL_DATABASE_URL)
    throw new Refusal(
      400,
      `The Neon-Connection-String header is not the one of this gateway (${wanted.host}${wanted.pathname}): use the connection string it was started with.`,
      '28P01',
    )
  }
}

const identity = (connectionString: string): string | undefined => {
  if (!URL.canParse(connectionString)) return undefined
  const { protocol, username, password, host, pathname } = new URL(connectionString)
  if (protocol !== 'postgres:' && protocol !== 'postgresql:') return undefined
  return [username, password, host, pathname].join('\n')
}

const querySchema = z.object({
  query: z.string(),
  params: z.array(z.unknown()).default([]),
  arrayMode: z.boolean().nullish(),
})
const batchSchema = z.object({ queries: z.array(querySchema) })

function readBody(body: string): { batch: boolean; queries: z.infer<typeof querySchema>[] } {
  const parsed = parseJson(body)
  const single = querySchema.safeParse(parsed)
  if (single.success) return { batch: false, queries: [single.data] }
  const batch = batchSchema.safeParse(parsed)
  if (batch.success) return { batch: true, queries: batch.data.queries }
  throw new Refusal(400, 'Could not read the request body: neither {query, params} nor {queries}.')
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch (error) {
    throw new Refusal(
      400,
      `Could not read the request body: ${error instanceof Error ? error.message : 'no JSON'}`,
    )
  }
}

const MAX_PARAMS = 65_535

function toStatement({ query, params }: z.infer<typeof querySchema>): Statement {
  // Both would break the framing of the wire protocol, which ends texts with a zero byte and counts in 16 bits.
  if (query.includes('\0')) throw new Refusal(400, 'The query contains a zero byte.', '22021')
  if (params.length > MAX_PARAMS) {
    throw new Refusal(400, `A query takes at most ${MAX_PARAMS} parameters, not ${params.length}.`, '08P01')
  }
  return { query, params: params.map(toParameter) }
}

function toParameter(value: unknown): string | null {
  if (typeof value === 'string') return value
  if (value === null) return null
  return Array.isArray(value) ? toArrayLiteral(value) : JSON.stringify(value)
}

// JSON escapes quotes and backslashes as array literals do; objects become one quoted element.
function toArrayLiteral(values: unknown[]): string {
  const elements = values.map((value) => {
    if (value === null) return 'NULL'
    if (Array.isArray(value)) return toArrayLiteral(value)
    return typeof value === 'object' ? JSON.stringify(JSON.stringify(value)) : JSON.stringify(value)
  })
  return `{${elements.join(',')}}`
}

const ISOLATION_LEVELS = new Map([
  ['ReadUncommitted', 'READ UNCOMMITTED'],
  ['ReadCommitted', 'READ COMMITTED'],
  ['RepeatableRead', 'REPEATABLE READ'],
  ['Serializable', 'SERIALIZABLE'],
])

function beginStatement(headers: IncomingHttpHeaders): string {
  const asked = headers['neon-batch-isolation-level']
  const level = typeof asked === 'string' ? ISOLATION_LEVELS.get(asked) : undefined
  if (asked !== undefined && level === undefined) throw new Refusal(400, 'invalid isolation level')
  const modes = [
    level === undefined ? '' : `ISOLATION LEVEL ${level}`,
    headers['neon-batch-read-only'] === 'true' ? 'READ ONLY' : '',
    headers['neon-batch-deferrable'] === 'true' ? 'DEFERRABLE' : '',
  ]
  return `BEGIN ${modes.filter((mode) => mode !== '').join(', ')}`.trimEnd()
}

const toJson = (result: StatementResult, row: (string | null)[], elements: ArrayElements): unknown[] =>
  row.map((text, at) =>
    text === null ? null : jsonValue(text, result.fields[at]?.dataTypeID ?? 0, elements),
  )

const toObject = (fields: Field[], row: unknown[]): Record<string, unknown> =>
  Object.fromEntries(fields.map((field, at) => [field.name, row[at]]))
