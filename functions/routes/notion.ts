import { z } from '@hono/zod-openapi'
import {
  confirmDeletion,
  editMapping,
  forgetWebhook,
  getSources,
  getWebhook,
  listActions,
  listMappings,
  listWithheldDeletions,
} from '#domain/sync'
import {
  DeletionConfirmation,
  MappingEdit,
  NotionActionPage,
  NotionActionQuery,
  NotionRole,
  NotionSources,
  PropertyMapping,
  PropertyMappings,
  WebhookStatus,
  WithheldDeletion,
  WithheldDeletions,
} from '#domain/sync/contract.ts'
import { Id } from '../domain/values.ts'
import { body, endpoint, ok, router } from '../http/endpoint.ts'

const tags = ['Notion']

const actions = endpoint('viewer', {
  method: 'get',
  path: '/notion/actions',
  tags,
  summary: 'List actions with their project and risk',
  request: { query: NotionActionQuery },
  responses: ok(NotionActionPage),
})
const sources = endpoint('admin', {
  method: 'get',
  path: '/notion/sources',
  tags,
  summary: 'See which databases are read, how far, and whether a stand-in plays Notion',
  responses: ok(NotionSources),
})
const withheld = endpoint('viewer', {
  method: 'get',
  path: '/notion/withheld-deletions',
  tags,
  summary: 'List rows that are not in Notion any more and were kept, because they are many',
  responses: ok(WithheldDeletions),
})
const confirmation = endpoint('lead', {
  method: 'post',
  path: '/notion/withheld-deletions/{role}/confirmation',
  tags,
  summary: 'Let the next full run delete the rows that were kept',
  request: { params: z.object({ role: NotionRole }), body: body(DeletionConfirmation) },
  responses: ok(WithheldDeletion),
})
const mappings = endpoint('admin', {
  method: 'get',
  path: '/notion/mappings',
  tags,
  summary: 'List which Notion property feeds which field',
  responses: ok(PropertyMappings),
})
const mapping = endpoint('admin', {
  method: 'patch',
  path: '/notion/mappings/{id}',
  tags,
  summary: 'Feed a field from another property',
  request: { params: z.object({ id: Id }), body: body(MappingEdit) },
  responses: ok(PropertyMapping),
})
const webhook = endpoint('admin', {
  method: 'get',
  path: '/notion/webhook',
  tags,
  summary: 'See how the webhook stands, with its verification token',
  responses: ok(WebhookStatus),
})
const forget = endpoint('admin', {
  method: 'delete',
  path: '/notion/webhook',
  tags,
  summary: 'Forget the verification token, so that a new subscription can be verified',
  responses: ok(WebhookStatus),
})

export const notionRoutes = router()
  .openapi(actions, async (c) => c.json(await listActions(c.var.ctx, c.req.valid('query')), 200))
  .openapi(sources, async (c) => c.json(await getSources(c.var.ctx), 200))
  .openapi(withheld, async (c) => c.json({ items: await listWithheldDeletions(c.var.ctx) }, 200))
  .openapi(confirmation, async (c) =>
    c.json(await confirmDeletion(c.var.ctx, { ...c.req.valid('json'), ...c.req.valid('param') }), 200),
  )
  .openapi(mappings, async (c) => c.json({ items: await listMappings(c.var.ctx) }, 200))
  .openapi(mapping, async (c) =>
    c.json(await editMapping(c.var.ctx, { ...c.req.valid('json'), ...c.req.valid('param') }), 200),
  )
  .openapi(webhook, async (c) => c.json(await getWebhook(c.var.ctx), 200))
  .openapi(forget, async (c) => {
    await forgetWebhook(c.var.ctx)
    return c.json(await getWebhook(c.var.ctx), 200)
  })
