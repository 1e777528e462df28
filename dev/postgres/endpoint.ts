import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { Engine } from './engine.ts'
import { listArrayElements } from './json-values.ts'
import { checkConnectionString, readRequest, Refusal, writeAnswer, writeError } from './protocol.ts'

/** See `Gateway.fault`. */
export type Fault = 'refuse' | 'hang' | 'drop-after-commit'

export interface Endpoint {
  port: number
  roundTrips(): number
  fault(kind: Fault | null): void
  /** Answers what is in flight for up to two seconds, destroys the rest, and stops listening. */
  close(): Promise<void>
}

interface State {
  engine: Engine
  fault: Fault | null
  roundTrips: number
  answering: Set<ServerResponse>
}

// Neon's documented limit for a request and for a response.
const MAX_BYTES = 64 * 1024 * 1024
const CLOSE_GRACE_MS = 2_000

/** Serves Neon's `POST /sql` on 127.0.0.1 from `engine`. Rejects in one line when the port is taken. */
export async function listen(engine: Engine, port: number): Promise<Endpoint> {
  const state: State = { engine, fault: null, roundTrips: 0, answering: new Set() }
  const server = createServer({ keepAliveTimeout: 120_000 }, (request, response) =>
    receive(state, request, response),
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new Error(`Cannot listen on 127.0.0.1:${port}: ${error.message}`)))
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    port: boundPort(server.address()),
    roundTrips: () => state.roundTrips,
    fault: (kind) => void (state.fault = kind),
    close: () => close(server, state),
  }
}

const boundPort = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0

function receive(state: State, request: IncomingMessage, response: ServerResponse): void {
  if (state.fault === 'refuse') return void request.socket.destroy()
  if (state.fault === 'hang') return void request.resume()
  state.answering.add(response)
  response.once('close', () => state.answering.delete(response))
  answer(state, request, response).catch((error: unknown) => {
    const { status, body } = writeError(error)
    send(response, status, body)
  })
}

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  checkAddress(request)
  checkConnectionString(request.headers['neon-connection-string'])
  const sqlRequest = readRequest(request.headers, await readText(request))
  const dropped = state.fault === 'drop-after-commit'
  if (dropped) state.fault = null
  state.roundTrips += 1
  try {
    const results = await state.engine.run(sqlRequest.work, abortSignal(response))
    if (dropped) return
    const elements = sqlRequest.rawText ? undefined : await listArrayElements(state.engine)
    send(response, 200, checkSize(writeAnswer(sqlRequest, results, elements)))
  } finally {
    if (dropped) request.socket.destroy()
  }
}

function checkAddress(request: IncomingMessage): void {
  // A web page that makes its own host name resolve to 127.0.0.1 must not reach the database.
  const host = request.headers.host?.replace(/:\d+$/, '')
  if (host !== '127.0.0.1' && host !== 'localhost') throw new Refusal(403, `Unknown host ${host}.`)
  const path = request.url?.split('?')[0]
  if (path !== '/sql') throw new Refusal(404, `There is nothing at ${path}: queries go to POST /sql.`)
  if (request.method !== 'POST') throw new Refusal(405, 'Queries go to POST /sql.')
}

function readText(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= MAX_BYTES) chunks.push(chunk)
      else reject(new Refusal(413, `request is too large (max is ${MAX_BYTES} bytes)`))
    })
    request.on('end', () => resolve(Buffer.concat(chunks).toString()))
    request.on('error', reject)
  })
}

function abortSignal(response: ServerResponse): AbortSignal {
  const controller = new AbortController()
  response.once('close', () => {
    if (!response.writableEnded) controller.abort()
  })
  return controller.signal
}

function checkSize(body: string): string {
  if (body.length > MAX_BYTES) throw new Refusal(507, `response is too large (max is ${MAX_BYTES} bytes)`)
  return body
}

function send(response: ServerResponse, status: number, body: string): void {
  if (response.destroyed) return
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  response.writeHead(status, headers).end(body)
}

async function close(server: Server, { answering }: State): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  const answers = [...answering].map((response) => new Promise((resolve) => response.once('close', resolve)))
  await Promise.race([Promise.all(answers), delay(CLOSE_GRACE_MS, undefined, { ref: false })])
  server.closeAllConnections()
  await closed
}
