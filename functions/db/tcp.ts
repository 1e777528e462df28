import { neon, neonConfig } from '@neondatabase/serverless'
import { drizzle } from 'drizzle-orm/neon-http'
import type { Client, ClientConfig, DatabaseError } from 'pg'
import { z } from 'zod'
import { type Db, DatabaseUnavailable } from './client.ts'

const Statement = z.object({ query: z.string(), params: z.array(z.string().nullable()).default([]) })
const Request = z.union([z.object({ queries: z.array(Statement) }), Statement])
type Statement = z.infer<typeof Statement>

/** Gives the password for each new connection: a constant, or a token that is renewed in time. */
export type Password = () => Promise<string>

const timeoutMs = 15_000

/**
 * Any Postgres over TCP, behind the same port as Neon's: the driver's requests are answered here instead of over HTTP, so types,
 * errors and batches are the same. Each query or batch opens a connection of its own, because a Worker must not keep one between
 * requests; put Hyperdrive in front where that matters.
 */
export function connectTcp(databaseUrl: string, password?: Password): Db {
  neonConfig.fetchFunction = (_url: string, init: { body: string }) =>
    answer(databaseUrl, password, init.body)
  const { protocol, username, host, pathname } = new URL(databaseUrl)
  // The driver insists on a password in the URL; the real one never leaves this file.
  return drizzle({ client: neon(`${protocol}//${username || 'user'}:hidden@${host}${pathname}`) })
}

async function answer(databaseUrl: string, password: Password | undefined, body: string): Promise<Response> {
  const request = Request.parse(JSON.parse(body))
  const client = await open(databaseUrl, password)
  try {
    const statements = 'queries' in request ? request.queries : [request]
    const results = await run(client, statements, 'queries' in request)
    return Response.json('queries' in request ? { results } : results[0])
  } catch (error) {
    if (!isDatabaseError(error))
      throw new DatabaseUnavailable('The database connection broke', { cause: error })
    return Response.json({ ...error, message: error.message }, { status: 400 })
  } finally {
    await client.end().catch(() => {})
  }
}

async function open(databaseUrl: string, password: Password | undefined): Promise<Client> {
  const pg = await import('pg')
  const url = new URL(databaseUrl)
  const config: ClientConfig = {
    host: url.hostname,
    port: Number(url.port || 5432),
    database: decodeURIComponent(url.pathname.slice(1)),
    user: decodeURIComponent(url.username),
    password: password ? await password() : decodeURIComponent(url.password),
    ssl: url.searchParams.get('sslmode') === 'require',
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
  }
  const client = new pg.default.Client(config)
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (cause) {
    throw new DatabaseUnavailable('The database cannot be reached over TCP', { cause })
  }
}

async function run(client: Client, statements: Statement[], batch: boolean) {
  await client.query(batch ? "begin; set local timezone to 'UTC'" : "set timezone to 'UTC'")
  const results = []
  for (const statement of statements) results.push(await runOne(client, statement))
  if (batch) await client.query('commit')
  return results
}

// Raw text for every type: the driver decodes it, as it does with Neon's own answers.
const rawText = { getTypeParser: () => (value: string) => value }

async function runOne(client: Client, { query, params }: Statement) {
  const result = await client.query<(string | null)[]>({
    text: query,
    values: params,
    rowMode: 'array',
    types: rawText,
  })
  const fields = result.fields.map((field) => ({ ...field, format: 'text' }))
  return { fields, rows: result.rows, command: result.command, rowCount: result.rowCount, rowAsArray: true }
}

// By name: the driver is loaded lazily, and its class with it.
const isDatabaseError = (error: unknown): error is DatabaseError =>
  error instanceof Error && 'severity' in error && 'code' in error
