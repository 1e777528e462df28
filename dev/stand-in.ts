import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

/** What stand-ins of foreign services have in common: a port on the loopback interface and answers that may be no answer. */

/** `body: null` means: cut the connection without an answer. */
export interface Answer {
  status: number
  headers: Readonly<Record<string, string>>
  body: string | null
}

export const jsonAnswer = (status: number, value: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
})

export interface Received {
  request: IncomingMessage
  url: URL
  body: string
}

/** Longer than clients keep idle sockets, so that none is closed under a request being sent. */
const keepAliveMs = 65_000

export function createDoor(answer: (received: Received) => Promise<Answer>): Server {
  const server = createServer((request, response) => {
    receive(request)
      .then(answer)
      .then((answered) => write(response, answered))
      // A mistake in the stand-in itself must not look like an answer of the service.
      .catch((error: unknown) => {
        if (!response.headersSent && !response.destroyed)
          write(response, jsonAnswer(599, { error: String(error) }))
      })
  })
  server.keepAliveTimeout = keepAliveMs
  return server
}

async function receive(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  return { request, url, body: Buffer.concat(chunks).toString('utf8') }
}

function write(response: ServerResponse, { status, headers, body }: Answer): void {
  if (body === null) {
    response.destroy()
    return
  }
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
  response.end(body)
}

/** Listens on 127.0.0.1; 0 takes any free port. Answers the port. */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

/** Ends open requests and frees the port. */
export function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
