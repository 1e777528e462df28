import { z } from '@hono/zod-openapi'
import { sql } from 'drizzle-orm'
import { endpoint, ok, router } from '../http/endpoint.ts'

const Health = z
  .object({ status: z.literal('ok'), database: z.literal('ok'), time: z.string() })
  .meta({ id: 'Health' })

const get = endpoint('public', {
  method: 'get',
  path: '/health',
  tags: ['System'],
  summary: 'Is the service up and does it reach its database?',
  responses: ok(Health),
})

export const healthRoutes = router().openapi(get, async (c) => {
  await c.var.ctx.db.execute(sql`select 1`)
  return c.json({ status: 'ok', database: 'ok', time: c.var.ctx.now().toISOString() } as const, 200)
})
