import { z } from '@hono/zod-openapi'
import { editWorkspace, getWorkspace, listFlags, setFlag } from '#domain/workspace'
import { Flag, FlagKey, Flags, FlagSetting, Workspace, WorkspaceEdit } from '#domain/workspace/contract.ts'
import { body, endpoint, ok, router } from '../http/endpoint.ts'
import { forgetFlags } from '../http/flags.ts'

const tags = ['Workspace']

const get = endpoint('viewer', {
  method: 'get',
  path: '/workspace',
  tags,
  summary: 'The name and the time zone of the workspace',
  responses: ok(Workspace),
})
const edit = endpoint('admin', {
  method: 'patch',
  path: '/workspace',
  tags,
  summary: 'Change the name or the time zone',
  request: { body: body(WorkspaceEdit) },
  responses: ok(Workspace),
})
const flags = endpoint('viewer', {
  method: 'get',
  path: '/flags',
  tags,
  summary: 'The pages that can be hidden, and which are',
  responses: ok(Flags),
})
const set = endpoint('admin', {
  method: 'put',
  path: '/flags/{key}',
  tags,
  summary: 'Hide a page and its API, or show it again',
  request: { params: z.object({ key: FlagKey }), body: body(FlagSetting) },
  responses: ok(Flag),
})

export const workspaceRoutes = router()
  .openapi(get, async (c) => c.json(await getWorkspace(c.var.ctx), 200))
  .openapi(edit, async (c) => c.json(await editWorkspace(c.var.ctx, c.req.valid('json')), 200))
  .openapi(flags, async (c) => c.json({ items: await listFlags(c.var.ctx) }, 200))
  .openapi(set, async (c) => {
    const flag = await setFlag(c.var.ctx, c.req.valid('param').key, c.req.valid('json').enabled)
    forgetFlags(c.var.ctx)
    return c.json(flag, 200)
  })
