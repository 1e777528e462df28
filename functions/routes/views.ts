import { z } from '@hono/zod-openapi'
import { deleteView, editView, getPreference, listViews, saveView, setPreference } from '#domain/workspace'
import {
  NewPreference,
  NewSavedView,
  Preference,
  PreferenceKey,
  SavedView,
  SavedViewEdit,
  SavedViewQuery,
  SavedViews,
} from '#domain/workspace/views/contract.ts'
import { Id } from '../domain/values.ts'
import { body, created, endpoint, ok, router } from '../http/endpoint.ts'

const tags = ['Views']
const byId = { params: z.object({ id: Id }) }
const byKey = { params: z.object({ key: PreferenceKey }) }

const list = endpoint('viewer', {
  method: 'get',
  path: '/views',
  tags,
  summary: 'Your saved views of a page, by name',
  request: { query: SavedViewQuery },
  responses: ok(SavedViews),
})
const save = endpoint('viewer', {
  method: 'post',
  path: '/views',
  tags,
  summary: 'Save a view of a page for yourself',
  request: { body: body(NewSavedView) },
  responses: created(SavedView),
})
const edit = endpoint('viewer', {
  method: 'patch',
  path: '/views/{id}',
  tags,
  summary: 'Rename a view of yours or change what it shows',
  request: { ...byId, body: body(SavedViewEdit) },
  responses: ok(SavedView),
})
const remove = endpoint('viewer', {
  method: 'delete',
  path: '/views/{id}',
  tags,
  summary: 'Delete a view of yours; sent anew with its id it comes back',
  request: byId,
  responses: ok(z.object({ id: Id })),
})
const preference = endpoint('viewer', {
  method: 'get',
  path: '/preferences/{key}',
  tags,
  summary: 'How you arranged something for yourself',
  request: byKey,
  responses: ok(Preference),
})
const prefer = endpoint('viewer', {
  method: 'put',
  path: '/preferences/{key}',
  tags,
  summary: 'Keep how you arranged something for yourself',
  request: { ...byKey, body: body(NewPreference) },
  responses: ok(Preference),
})

export const viewRoutes = router()
  .openapi(list, async (c) => c.json({ items: await listViews(c.var.ctx, c.req.valid('query').page) }, 200))
  .openapi(save, async (c) => c.json(await saveView(c.var.ctx, c.req.valid('json')), 201))
  .openapi(edit, async (c) =>
    c.json(await editView(c.var.ctx, { ...c.req.valid('json'), ...c.req.valid('param') }), 200),
  )
  .openapi(remove, async (c) => {
    await deleteView(c.var.ctx, c.req.valid('param').id)
    return c.json({ id: c.req.valid('param').id }, 200)
  })
  .openapi(preference, async (c) => c.json(await getPreference(c.var.ctx, c.req.valid('param').key), 200))
  .openapi(prefer, async (c) =>
    c.json(await setPreference(c.var.ctx, c.req.valid('param').key, c.req.valid('json').value), 200),
  )
