import { z } from '@hono/zod-openapi'
import { createToken, getMe, listTokens, revokeToken } from '#domain/identity'
import { ApiToken, ApiTokens, CreatedApiToken, Me, NewApiToken } from '#domain/identity/contract.ts'
import { Id } from '../domain/values.ts'
import { followRole, forgetTokens } from '../http/auth.ts'
import { body, created, endpoint, ok, router } from '../http/endpoint.ts'

const tags = ['Me']

const me = endpoint('viewer', {
  method: 'get',
  path: '/me',
  tags,
  summary: 'Who am I, and what does every page need to know?',
  responses: ok(Me),
})
const tokens = endpoint('viewer', {
  method: 'get',
  path: '/me/tokens',
  tags,
  summary: 'List your API tokens',
  responses: ok(ApiTokens),
})
const create = endpoint('viewer', {
  method: 'post',
  path: '/me/tokens',
  tags,
  summary: 'Make an API token; it is shown in this answer only',
  request: { body: body(NewApiToken) },
  responses: created(CreatedApiToken),
})
const revoke = endpoint('viewer', {
  method: 'post',
  path: '/me/tokens/{id}/revocation',
  tags,
  summary: 'Revoke one of your API tokens for good',
  request: { params: z.object({ id: Id }) },
  responses: ok(ApiToken),
})

export const meRoutes = router()
  .openapi(me, async (c) => {
    const person = await getMe(c.var.ctx)
    await followRole(c, person.role)
    return c.json(person, 200)
  })
  .openapi(tokens, async (c) => c.json({ items: await listTokens(c.var.ctx) }, 200))
  .openapi(create, async (c) => c.json(await createToken(c.var.ctx, c.req.valid('json')), 201))
  .openapi(revoke, async (c) => {
    const token = await revokeToken(c.var.ctx, c.req.valid('param').id)
    forgetTokens(c.var.ctx)
    return c.json(token, 200)
  })
