import { DomainError } from '../domain/errors.ts'
import { Problem } from '../domain/problem.ts'
import { endpoint, router } from '../http/endpoint.ts'

const listen = endpoint('viewer', {
  method: 'get',
  path: '/live',
  tags: ['System'],
  summary: 'Hear of changes as they happen, on a WebSocket: `{topic, ids}` for everything you may see',
  description:
    'Send `ping` to hear `pong`. Messages are hints to read again; a lost one is made good by reading on focus.',
  responses: {
    101: { description: 'The connection is open' },
    426: {
      description: 'The request did not ask for a WebSocket',
      content: { 'application/problem+json': { schema: Problem } },
    },
  },
})

/** Only for people with a session: the hub addresses users, and a page of another site must not listen with their cookie. */
export const liveRoutes = router().openapi(listen, async (c) => {
  const { actor } = c.var.ctx
  if (actor.kind !== 'user' || !isSameSite(c.req.raw)) {
    throw new DomainError(
      'forbidden',
      'Only people who are signed in to this site can listen. Sign in and try again.',
    )
  }
  if (c.req.header('upgrade')?.toLowerCase() !== 'websocket') return upgradeRequired(c.var.requestId)
  const listener = JSON.stringify({ userId: actor.id, role: actor.role })
  const hub = c.env.LIVE.get(c.env.LIVE.idFromName('workspace'))
  return hub.fetch(new Request(c.req.url, { headers: { upgrade: 'websocket', 'x-listener': listener } }))
})

function isSameSite(request: Request): boolean {
  const origin = request.headers.get('origin')
  return origin === null || new URL(origin).host === new URL(request.url).host
}

function upgradeRequired(requestId: string): Response {
  const problem: Problem = {
    type: 'about:blank',
    title: 'Upgrade required',
    status: 426,
    detail: 'This address speaks WebSocket. Connect to it with a WebSocket client.',
    code: 'upgrade_required',
    requestId,
  }
  const headers = { 'content-type': 'application/problem+json', upgrade: 'websocket' }
  return new Response(JSON.stringify(problem), { status: 426, headers })
}
