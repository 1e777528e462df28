import { createServer, type IncomingMessage } from 'node:http'
import { receiveWebhook } from '#domain/sync'
import { DomainError } from '../../../../functions/domain/errors.ts'
import type { World } from '../../../world.ts'

export interface Receiver {
  url: string
  close(): Promise<void>
}

/** Takes deliveries over HTTP and hands them, byte for byte, to the verb that the route calls. */
export async function openReceiver(world: World): Promise<Receiver> {
  const server = createServer((request, response) => {
    void take(world, request).then((status) => response.writeHead(status).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

async function take(world: World, request: IncomingMessage): Promise<number> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  const signature = request.headers['x-notion-signature']
  try {
    await receiveWebhook(world.as('nobody'), {
      body: new Uint8Array(Buffer.concat(chunks)),
      signature: typeof signature === 'string' ? signature : undefined,
    })
    return 200
  } catch (error) {
    if (!(error instanceof DomainError)) return 500
    return error.code === 'unauthenticated' ? 401 : 422
  }
}
