import { SqlError } from './engine.ts'
import type { ErrorFields, Field, Statement, StatementResult } from './engine.ts'

// Postgres' frontend/backend protocol, version 3 (PostgreSQL documentation, chapter "Frontend/Backend Protocol").

/**
 * Describe portal, Execute, CopyFail. The last is ignored unless the statement was COPY FROM STDIN, which nobody
 * here can feed: without it the server would take the missing data for a lost client.
 */
const COPY_FAIL = message('f', 'COPY FROM STDIN is not possible over HTTP\0')
const DESCRIBE_EXECUTE = Buffer.concat([message('D', 'P\0'), message('E', '\0\0\0\0\0'), COPY_FAIL])
const SYNC = message('S', '')

/** The bytes of a run: each statement by the extended protocol, so exactly one command each. */
export function encodeStatements(statements: Statement[], begin: string | null): Buffer {
  const parts = begin === null ? [] : [message('Q', `${begin}\0`)]
  for (const statement of statements) {
    parts.push(message('P', `\0${statement.query}\0\0\0`), encodeBind(statement.params), DESCRIBE_EXECUTE)
  }
  parts.push(SYNC)
  // COMMIT in a failed transaction rolls it back.
  if (begin !== null) parts.push(message('Q', 'COMMIT\0'))
  return Buffer.concat(parts)
}

/** The bytes of a script: the simple protocol, so any number of commands. */
export const encodeScript = (script: string): Buffer =>
  Buffer.concat([message('Q', `${script.replaceAll('\0', '')}\0`), COPY_FAIL])

function message(type: string, text: string): Buffer {
  const length = Buffer.byteLength(text)
  const bytes = Buffer.allocUnsafe(length + 5)
  bytes.write(type, 0, 'latin1')
  bytes.writeInt32BE(length + 4, 1)
  bytes.write(text, 5)
  return bytes
}

function encodeBind(params: (string | null)[]): Buffer {
  let length = 4 + 2 + 2 + 2 + 2
  for (const param of params) length += 4 + (param === null ? 0 : Buffer.byteLength(param))
  const bytes = Buffer.alloc(length + 1)
  bytes.write('B', 0, 'latin1')
  bytes.writeInt32BE(length, 1)
  // Unnamed portal, unnamed statement, no format codes: everything is text.
  let at = bytes.writeUInt16BE(params.length, 9)
  for (const param of params) {
    const size = param === null ? -1 : bytes.write(param, at + 4)
    at = bytes.writeInt32BE(size, at) + Math.max(size, 0)
  }
  return bytes
}

/** What the server answered. `status` is its transaction state: I idle, T in a transaction, E in a failed one. */
export interface Reply {
  results: StatementResult[]
  error: SqlError | undefined
  status: string
}

/** Reads a whole answer; rows after the first error are not kept apart, as nothing follows it. */
export function decodeReply(bytes: Buffer): Reply {
  const reply: Reply = { results: [], error: undefined, status: '' }
  let current = emptyResult()
  for (let at = 0; at < bytes.length; at += bytes.readInt32BE(at + 1) + 1) {
    const from = at + 5
    switch (bytes[at]) {
      case 0x44: // DataRow
        current.rows.push(readRow(bytes, from))
        break
      case 0x54: // RowDescription
        current.fields = readFields(bytes, from)
        break
      case 0x43: // CommandComplete
        reply.results.push({ ...current, ...readTag(readString(bytes, from)) })
        current = emptyResult()
        break
      case 0x49: // EmptyQueryResponse
        reply.results.push(emptyResult())
        break
      case 0x45: // ErrorResponse
        reply.error ??= readError(bytes, from)
        break
      case 0x5a: // ReadyForQuery
        reply.status = String.fromCharCode(bytes[from] ?? 0)
    }
  }
  return reply
}

const emptyResult = (): StatementResult => ({ fields: [], rows: [], command: '', rowCount: null })

function readRow(bytes: Buffer, from: number): (string | null)[] {
  const row: (string | null)[] = []
  const count = bytes.readInt16BE(from)
  for (let column = 0, at = from + 2; column < count; column += 1) {
    const size = bytes.readInt32BE(at)
    at += 4
    row.push(size < 0 ? null : bytes.toString(undefined, at, at + size))
    at += Math.max(size, 0)
  }
  return row
}

function readFields(bytes: Buffer, from: number): Field[] {
  const fields: Field[] = []
  const count = bytes.readInt16BE(from)
  for (let column = 0, at = from + 2; column < count; column += 1) {
    const end = bytes.indexOf(0, at)
    fields.push({
      name: bytes.toString(undefined, at, end),
      dataTypeID: bytes.readUInt32BE(end + 7),
      tableID: bytes.readUInt32BE(end + 1),
      columnID: bytes.readInt16BE(end + 5),
      dataTypeSize: bytes.readInt16BE(end + 11),
      dataTypeModifier: bytes.readInt32BE(end + 13),
    })
    at = end + 19
  }
  return fields
}

/** `INSERT 0 5` → INSERT, 5; `SELECT 2` → SELECT, 2; `CREATE TABLE` → CREATE, null. */
function readTag(tag: string): Pick<StatementResult, 'command' | 'rowCount'> {
  const words = tag.split(' ')
  const count = words.at(-1) ?? ''
  return { command: words[0] ?? '', rowCount: /^\d+$/.test(count) ? Number(count) : null }
}

const ERROR_CODES = new Map<string, keyof ErrorFields>([
  ['S', 'severity'],
  ['C', 'code'],
  ['D', 'detail'],
  ['H', 'hint'],
  ['P', 'position'],
  ['p', 'internalPosition'],
  ['q', 'internalQuery'],
  ['W', 'where'],
  ['s', 'schema'],
  ['t', 'table'],
  ['c', 'column'],
  ['d', 'dataType'],
  ['n', 'constraint'],
  ['F', 'file'],
  ['L', 'line'],
  ['R', 'routine'],
])

function readError(bytes: Buffer, from: number): SqlError {
  const fields: ErrorFields = {}
  let text = ''
  for (let at = from; bytes[at] !== 0 && at < bytes.length;) {
    const letter = String.fromCharCode(bytes[at] ?? 0)
    const end = bytes.indexOf(0, at + 1)
    const value = bytes.toString(undefined, at + 1, end)
    const name = ERROR_CODES.get(letter)
    if (letter === 'M') text = value
    else if (name) fields[name] = value
    at = end + 1
  }
  return new SqlError(text, fields)
}

const readString = (bytes: Buffer, from: number): string =>
  bytes.toString(undefined, from, bytes.indexOf(0, from))
