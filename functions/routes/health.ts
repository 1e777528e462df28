import { checkHealth } from '#domain/insights'
import { Health } from '#domain/insights/contract.ts'
import { endpoint, ok, router } from '../http/endpoint.ts'

const get = endpoint('public', {
  method: 'get',
  path: '/health',
  tags: ['System'],
  summary: 'Is the service up and does it reach its database?',
  responses: ok(Health),
})

export const healthRoutes = router().openapi(get, async (c) => c.json(await checkHealth(c.var.ctx), 200))
