/** One SQL statement as it arrives: every parameter is already Postgres input text, or null. */
export interface Statement {
  query: string
  params: (string | null)[]
}

/** A result column, named as on the wire. */
export interface Field {
  name: string
  dataTypeID: number
  tableID: number
  columnID: number
  dataTypeSize: number
  dataTypeModifier: number
}

/** Rows hold Postgres output text, untouched. `command` is the first word of the tag; `rowCount` is null for DDL. */
export interface StatementResult {
  fields: Field[]
  rows: (string | null)[][]
  command: string
  rowCount: number | null
}

/**
 * A Postgres that runs what the gateway hands it. Calls may overlap; each one is isolated from the others as
 * transactions are, and leaves no transaction open behind it.
 */
export interface Engine {
  /**
   * Runs one statement by itself, or, where `begin` is a BEGIN statement, all of them in that one transaction.
   * Resolves to one result per statement. Rejects with `SqlError` when Postgres refuses, after rolling back.
   * When `signal` aborts, an engine that can stop a running statement does so.
   */
  run(work: Work, signal?: AbortSignal): Promise<StatementResult[]>
  /** Runs a script of several statements. Rejects with `SqlError`. */
  exec(script: string): Promise<void>
  /** Ends what still runs and frees everything held. */
  close(): Promise<void>
}

export interface Work {
  statements: Statement[]
  begin: string | null
}

export const ERROR_FIELDS = [
  'code',
  'detail',
  'hint',
  'position',
  'internalPosition',
  'internalQuery',
  'severity',
  'where',
  'table',
  'column',
  'schema',
  'dataType',
  'constraint',
  'file',
  'line',
  'routine',
] as const

export type ErrorFields = Partial<Record<(typeof ERROR_FIELDS)[number], string>>

/** An error Postgres itself reported; `fields` holds everything it said about it. */
export class SqlError extends Error {
  readonly code: string
  readonly fields: ErrorFields

  constructor(message: string, fields: ErrorFields) {
    super(message)
    this.name = 'SqlError'
    this.code = fields.code ?? ''
    this.fields = fields
  }
}
