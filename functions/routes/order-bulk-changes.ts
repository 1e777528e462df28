import { z } from '@hono/zod-openapi'
import {
  cancelBulkChange,
  createBulkChange,
  getBulkChange,
  previewBulkChange,
  undoBulkChange,
} from '#domain/orders'
import { BulkChange, BulkPreview, NewBulkChange } from '#domain/orders/bulk-changes/contract.ts'
import { Id } from '../domain/values.ts'
import { body, endpointOfPage, ok, router } from '../http/endpoint.ts'

const endpoint = endpointOfPage('orders')
const tags = ['Orders']
const byId = { params: z.object({ id: Id }) }

const create = endpoint('lead', {
  method: 'post',
  path: '/orders/bulk-changes',
  tags,
  summary: 'Change the status or the assignee of many orders, or count what that would do',
  request: { body: body(NewBulkChange) },
  responses: ok(z.union([BulkPreview, BulkChange])),
})
const get = endpoint('lead', {
  method: 'get',
  path: '/orders/bulk-changes/{id}',
  tags,
  summary: 'Get the state and progress of a bulk change',
  request: byId,
  responses: ok(BulkChange),
})
const cancel = endpoint('lead', {
  method: 'post',
  path: '/orders/bulk-changes/{id}/cancellation',
  tags,
  summary: 'Stop a bulk change that is still running; what is done stays and can be undone',
  request: byId,
  responses: ok(BulkChange),
})
const undo = endpoint('lead', {
  method: 'post',
  path: '/orders/bulk-changes/{id}/undo',
  tags,
  summary: 'Take a bulk change back within ten minutes, save what others have changed since',
  request: byId,
  responses: ok(BulkChange),
})

export const orderBulkChangeRoutes = router()
  .openapi(create, async (c) => {
    const change = c.req.valid('json')
    if (change.dryRun) return c.json(await previewBulkChange(c.var.ctx, change), 200)
    return c.json(await createBulkChange(c.var.ctx, change), 200)
  })
  .openapi(get, async (c) => c.json(await getBulkChange(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(cancel, async (c) => c.json(await cancelBulkChange(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(undo, async (c) => c.json(await undoBulkChange(c.var.ctx, c.req.valid('param').id), 200))
