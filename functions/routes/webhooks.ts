import { receiveWebhook } from '#domain/sync'
import { Received } from '#domain/sync/contract.ts'
import { endpoint, ok, router } from '../http/endpoint.ts'

const notion = endpoint('public', {
  method: 'post',
  path: '/webhooks/notion',
  tags: ['Notion'],
  summary: 'Take a delivery of Notion: the handshake or a signed event',
  responses: ok(Received),
})

export const webhookRoutes = router().openapi(notion, async (c) => {
  // The signature is over the bytes, so they are read before anything parses them.
  const body = await c.req.arrayBuffer()
  const signature = c.req.header('x-notion-signature')
  return c.json(await receiveWebhook(c.var.ctx, { body, signature }), 200)
})
