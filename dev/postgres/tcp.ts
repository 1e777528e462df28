import { Client, DatabaseError, Pool } from 'pg'
import type { ClientBase, ClientConfig, PoolClient, PoolConfig } from 'pg'
import { ERROR_FIELDS, SqlError } from './engine.ts'
import type { Engine, Statement, StatementResult, Work } from './engine.ts'

const CONNECT_TIMEOUT_MS = 15_000

interface Server {
  pool: Pool
  settings: PoolConfig
  /** host:port, for messages; the connection string itself holds the password. */
  address: string
  /** The server's process number of every connection. */
  processIds: WeakMap<ClientBase, string>
  /** Connections at work; those of `scripts` by the simple protocol. */
  busy: Set<PoolClient>
  scripts: Set<ClientBase>
  cancelling: Set<Promise<void>>
}

/**
 * Opens another Postgres over TCP, with up to ten connections, all in UTC. Rejects in one line, without the password,
 * when it cannot connect.
 */
export async function openTcp(databaseUrl: string): Promise<Engine> {
  const server = prepare(databaseUrl)
  const engine: Engine = {
    run: (work, signal) => withClient(server, signal, (client) => run(client, work)),
    exec: (script) => withClient(server, undefined, (client) => exec(server, client, script)),
    close: () => close(server),
  }
  try {
    await engine.exec('select 1')
  } catch (error) {
    await engine.close()
    throw error
  }
  return engine
}

function prepare(databaseUrl: string): Server {
  const settings: PoolConfig = {
    connectionString: databaseUrl,
    max: 10,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  }
  const processIds: Server['processIds'] = new WeakMap()
  const scripts: Server['scripts'] = new Set()
  const pool = new Pool({ ...settings, onConnect: (client) => prepareSession(client, processIds) })
  // The pool replaces connections that break; without listeners one that does would end this process.
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
    // To COPY FROM STDIN the client answers that it has no data; outside scripts the server then waits for a Sync.
    client.connection.on('copyInResponse', () => scripts.has(client) || client.connection.sync())
  })
  const address = addressOf(databaseUrl)
  return { pool, settings, address, processIds, busy: new Set(), scripts, cancelling: new Set() }
}

async function prepareSession(client: ClientBase, processIds: Server['processIds']): Promise<void> {
  const sql = "select set_config('TimeZone', 'UTC', false), pg_backend_pid()::text"
  const { rows } = await client.query<[string, string]>({ text: sql, rowMode: 'array' })
  processIds.set(client, rows[0]?.[1] ?? '')
}

function addressOf(databaseUrl: string): string {
  try {
    const { host, port } = new Client({ connectionString: databaseUrl })
    return `${host}:${port}`
  } catch {
    // The original error carries the whole connection string.
    throw new Error('The database URL cannot be read: write postgres://user:password@host:port/database.')
  }
}

async function withClient<Result>(
  server: Server,
  signal: AbortSignal | undefined,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await connect(server)
  const stop = () => cancel(server, client)
  let isFit = true
  server.busy.add(client)
  signal?.addEventListener('abort', stop)
  try {
    signal?.throwIfAborted()
    return await work(client)
  } catch (error) {
    isFit = error instanceof DatabaseError && !ENDS_CONNECTION.test(error.code ?? '')
    throw toSqlError(error)
  } finally {
    signal?.removeEventListener('abort', stop)
    server.busy.delete(client)
    // Neither a late cancellation nor a transaction left open may meet the next request.
    client.release(!isFit || signal?.aborted === true || client.getTransactionStatus() !== 'I')
  }
}

/** Classes "operator intervention" (shutdown, termination) and "connection exception". */
const ENDS_CONNECTION = /^(57P|08)/

async function connect({ pool, address }: Server): Promise<PoolClient> {
  try {
    return await pool.connect()
  } catch (error) {
    throw new Error(`Cannot connect to Postgres at ${address}: ${reason(error)}`, { cause: error })
  }
}

function reason(error: unknown): string {
  // An address with several IPs fails with one error for each and an empty message.
  if (error instanceof AggregateError) return reason(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}

function cancel(server: Server, client: PoolClient): void {
  const done = cancelQuietly(server.settings, server.processIds.get(client) ?? '').finally(() =>
    server.cancelling.delete(done),
  )
  server.cancelling.add(done)
}

async function cancelQuietly(settings: ClientConfig, processId: string): Promise<void> {
  try {
    await requestCancel(settings, processId)
  } catch {
    // Then the statement ends by itself; nobody waits for it any more.
  }
}

async function requestCancel(settings: ClientConfig, processId: string): Promise<void> {
  const client = new Client(settings)
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('select pg_cancel_backend($1)', [processId])
  } finally {
    await client.end()
  }
}

async function run(client: PoolClient, { statements, begin }: Work): Promise<StatementResult[]> {
  if (begin !== null) await client.query(begin)
  try {
    const results: StatementResult[] = []
    for (const statement of statements) results.push(await runStatement(client, statement))
    if (begin !== null) await client.query('COMMIT')
    return results
  } catch (error) {
    if (begin !== null) await client.query('ROLLBACK').catch(() => {})
    throw error
  }
}

const text = { getTypeParser: () => (value: string) => value }

async function runStatement(client: PoolClient, { query, params }: Statement): Promise<StatementResult> {
  // The extended protocol also without parameters: it refuses several commands in one text.
  const config = {
    text: query,
    values: params,
    rowMode: 'array' as const,
    types: text,
    queryMode: 'extended',
  }
  const result = await client.query<(string | null)[], (string | null)[]>(config)
  return {
    fields: result.fields.map(({ name, dataTypeID, tableID, columnID, dataTypeSize, dataTypeModifier }) => ({
      name,
      dataTypeID,
      tableID,
      columnID,
      dataTypeSize,
      dataTypeModifier,
    })),
    rows: result.rows,
    command: result.command ?? '',
    rowCount: result.rowCount,
  }
}

async function exec({ scripts }: Server, client: PoolClient, script: string): Promise<void> {
  scripts.add(client)
  try {
    await client.query(script)
  } finally {
    scripts.delete(client)
  }
  if (client.getTransactionStatus() !== 'I') {
    throw new Error('The script left its transaction open; it was rolled back.')
  }
}

function toSqlError(error: unknown): unknown {
  if (!(error instanceof DatabaseError)) return error
  const given = ERROR_FIELDS.flatMap((name) => (error[name] === undefined ? [] : [[name, error[name]]]))
  return new SqlError(error.message, Object.fromEntries(given))
}

async function close(server: Server): Promise<void> {
  for (const client of server.busy) cancel(server, client)
  await Promise.all(server.cancelling)
  await Promise.all([...server.busy].map((client) => client.end()))
  await server.pool.end()
}
