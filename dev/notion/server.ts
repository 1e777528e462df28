import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { z } from 'zod'
import type { NotionControl } from './control.ts'
import { type Answer, serveApi, type World } from './serve.ts'

const controlPrefix = '/__control/'

export interface Doors {
  world: World
  control: NotionControl
}

/** The API under `/v1/` and the control interface under `/__control/`, on one port of the loopback interface. */
export function createDoors(doors: Doors): Server {
  const server = createServer((request, response) => {
    answer(doors, request, response).catch((error: unknown) => fail(response, error))
  })
  server.keepAliveTimeout = keepAliveMs
  return server
}

/** Longer than clients keep idle sockets, so that none is closed under a request being sent. */
const keepAliveMs = 65_000

async function answer(doors: Doors, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', doors.world.baseUrl)
  const body = await bodyOf(request)
  if (url.pathname.startsWith(controlPrefix)) {
    write(response, await answerControl(doors.control, url.pathname.slice(controlPrefix.length), body))
  } else {
    write(response, await answerLogged(doors.world, { request, url, body }))
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}

interface Received {
  request: IncomingMessage
  url: URL
  body: string
}

async function answerLogged(world: World, { request, url, body }: Received): Promise<Answer> {
  const startedMs = performance.now()
  const at = world.store.clock.now().toISOString()
  const method = request.method ?? 'GET'
  const answered = await serveApi(world, { method, url, headers: request.headers, body })
  const durationMs = performance.now() - startedMs
  world.log.add({ method, path: url.pathname + url.search, status: answered.status, at, durationMs })
  return answered
}

async function answerControl(control: NotionControl, name: string, body: string): Promise<Answer> {
  const verbs: Readonly<Record<string, { receive(input: unknown): unknown }>> = control
  if (name === '') return json(200, { verbs: Object.keys(verbs) })
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined
  if (verb === undefined) return json(404, { error: `there is no verb ${name}`, verbs: Object.keys(verbs) })
  try {
    const result = await verb.receive(body === '' ? {} : JSON.parse(body))
    return json(200, { result: result ?? null })
  } catch (error) {
    return json(400, { error: error instanceof z.ZodError ? z.prettifyError(error) : String(error) })
  }
}

function json(status: number, value: unknown): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) }
}

function write(response: ServerResponse, { status, headers, body }: Answer): void {
  if (body === null) {
    response.destroy()
    return
  }
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
  response.end(body)
}

/** A mistake in the stand-in itself must not look like an answer of the service. */
function fail(response: ServerResponse, error: unknown): void {
  if (!response.headersSent && !response.destroyed) write(response, json(599, { error: String(error) }))
}
