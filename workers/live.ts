import { DurableObject } from 'cloudflare:workers'
import { z } from 'zod'
import type { Change } from '../functions/domain/context.ts'
import { Role } from '#domain/identity/contract.ts'
import { levels } from '#domain/identity/rules.ts'
import { topicLevel } from '#domain/notifications/rules.ts'

/** Who listens on a socket; kept with the socket, so it survives hibernation. */
export const Listener = z.object({ userId: z.string(), role: Role })

/**
 * The workspace's hub: every open page holds one hibernating WebSocket here. Sends `{topic, ids}` to those whose role may see the
 * topic. Delivery is best effort and unordered across topics; pages also refresh on focus and every 30 s.
 */
export class LiveHub extends DurableObject {
  override async fetch(request: Request): Promise<Response> {
    const listener = Listener.parse(JSON.parse(request.headers.get('x-listener') ?? '{}'))
    const { 0: client, 1: server } = new WebSocketPair()
    this.ctx.acceptWebSocket(server)
    server.serializeAttachment(listener)
    return new Response(null, { status: 101, webSocket: client })
  }

  async publish(change: Change): Promise<void> {
    const message = JSON.stringify({ topic: change.topic, ids: change.ids })
    for (const socket of this.ctx.getWebSockets()) {
      const listener = Listener.safeParse(socket.deserializeAttachment())
      if (!listener.success || !maySee(listener.data, change)) continue
      try {
        socket.send(message)
      } catch {
        socket.close(1011, 'send failed')
      }
    }
  }

  override webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): void {
    if (message === 'ping') socket.send('pong')
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    socket.close(code === 1005 || code === 1006 ? 1000 : code)
  }
}

function maySee(listener: z.infer<typeof Listener>, change: Change): boolean {
  if (change.userId) return change.userId === listener.userId
  return levels[listener.role] >= levels[topicLevel(change.topic)]
}
