import { z } from '@hono/zod-openapi'
import { listOrderHistory } from '#domain/audit'
import { AuditPage, HistoryQuery } from '#domain/audit/contract.ts'
import {
  addComment,
  changeOrderStatus,
  createOrder,
  deleteComment,
  deleteOrder,
  editOrder,
  editOrders,
  getLandmarks,
  getNeighbours,
  getOrder,
  listDeletedOrders,
  listOrderItems,
  listOrders,
  replaceOrderItems,
  restoreOrder,
} from '#domain/orders'
import {
  DeletedOrders,
  LandmarkQuery,
  Landmarks,
  NeighbourQuery,
  Neighbours,
  NewOrder,
  NewOrderComment,
  NewStatusChange,
  OrderBulkEdit,
  OrderComment,
  OrderDetail,
  OrderEdit,
  OrderItems,
  OrderItemsEdit,
  OrderPage,
  OrderQuery,
  Orders,
} from '#domain/orders/contract.ts'
import { Id } from '../domain/values.ts'
import { body, created, endpointOfPage, ok, router } from '../http/endpoint.ts'

const endpoint = endpointOfPage('orders')
const tags = ['Orders']
const byId = { params: z.object({ id: Id }) }
const done = z.object({ id: Id })

const list = endpoint('viewer', {
  method: 'get',
  path: '/orders',
  tags,
  summary: 'List orders; any place of a list costs the same',
  request: { query: OrderQuery },
  responses: ok(OrderPage),
})
const landmarks = endpoint('viewer', {
  method: 'get',
  path: '/orders/landmarks',
  tags,
  summary: 'Count a list and find where it can be entered',
  request: { query: LandmarkQuery },
  responses: ok(Landmarks),
})
const editMany = endpoint('member', {
  method: 'patch',
  path: '/orders',
  tags,
  summary: 'Edit up to 1,000 orders, all or none',
  description:
    'A refusal is a problem with `conflicts` (rows that others changed, as they are now), `errors` (cells that are not valid, at ' +
    '`items.<index>.changes.<field>`) and `gone` (ids of deleted orders); nothing was saved then.',
  request: { body: body(OrderBulkEdit) },
  responses: ok(Orders),
})
const deleted = endpoint('admin', {
  method: 'get',
  path: '/orders/deleted',
  tags,
  summary: 'List deleted orders',
  responses: ok(DeletedOrders),
})
const create = endpoint('member', {
  method: 'post',
  path: '/orders',
  tags,
  summary: 'Create an order with its lines',
  request: { body: body(NewOrder) },
  responses: created(OrderDetail),
})
const get = endpoint('viewer', {
  method: 'get',
  path: '/orders/{id}',
  tags,
  summary: 'Get an order with its lines, history and comments',
  request: byId,
  responses: ok(OrderDetail),
})
const edit = endpoint('member', {
  method: 'patch',
  path: '/orders/{id}',
  tags,
  summary: 'Edit an order; `items` replaces its lines in the same transaction',
  request: { ...byId, body: body(OrderEdit) },
  responses: ok(OrderDetail),
})
const items = endpoint('viewer', {
  method: 'get',
  path: '/orders/{id}/items',
  tags,
  summary: 'List the lines of an order',
  request: byId,
  responses: ok(OrderItems),
})
const replaceItems = endpoint('member', {
  method: 'put',
  path: '/orders/{id}/items',
  tags,
  summary: 'Replace the lines of an order',
  request: { ...byId, body: body(OrderItemsEdit) },
  responses: ok(OrderDetail),
})
const changeStatus = endpoint('member', {
  method: 'post',
  path: '/orders/{id}/status-changes',
  tags,
  summary: 'Move an order to another status',
  request: { ...byId, body: body(NewStatusChange) },
  responses: ok(OrderDetail),
})
const neighbours = endpoint('viewer', {
  method: 'get',
  path: '/orders/{id}/neighbours',
  tags,
  summary: 'Find the orders before and after one in a list',
  request: { ...byId, query: NeighbourQuery },
  responses: ok(Neighbours),
})
const history = endpoint('viewer', {
  method: 'get',
  path: '/orders/{id}/history',
  tags,
  summary: 'List the changes of an order, newest first',
  request: { ...byId, query: HistoryQuery },
  responses: ok(AuditPage),
})
const remove = endpoint('lead', {
  method: 'delete',
  path: '/orders/{id}',
  tags,
  summary: 'Delete an order; it can be restored',
  request: byId,
  responses: ok(done),
})
const restore = endpoint('admin', {
  method: 'post',
  path: '/orders/{id}/restoration',
  tags,
  summary: 'Restore a deleted order',
  request: byId,
  responses: ok(done),
})
const comment = endpoint('member', {
  method: 'post',
  path: '/orders/{id}/comments',
  tags,
  summary: 'Comment on an order',
  request: { ...byId, body: body(NewOrderComment) },
  responses: created(OrderComment),
})
const removeComment = endpoint('member', {
  method: 'delete',
  path: '/orders/{id}/comments/{commentId}',
  tags,
  summary: 'Delete a comment of your own; admins delete any',
  request: { params: z.object({ id: Id, commentId: Id }) },
  responses: ok(done),
})

export const orderRoutes = router()
  .openapi(list, async (c) => c.json(await listOrders(c.var.ctx, c.req.valid('query')), 200))
  .openapi(landmarks, async (c) => c.json(await getLandmarks(c.var.ctx, c.req.valid('query')), 200))
  .openapi(editMany, async (c) =>
    c.json({ items: await editOrders(c.var.ctx, c.req.valid('json').items) }, 200),
  )
  .openapi(deleted, async (c) => c.json({ items: await listDeletedOrders(c.var.ctx) }, 200))
  .openapi(create, async (c) => c.json(await createOrder(c.var.ctx, c.req.valid('json')), 201))
  .openapi(get, async (c) => c.json(await getOrder(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(edit, async (c) =>
    c.json(await editOrder(c.var.ctx, { ...c.req.valid('json'), ...c.req.valid('param') }), 200),
  )
  .openapi(items, async (c) =>
    c.json({ items: await listOrderItems(c.var.ctx, c.req.valid('param').id) }, 200),
  )
  .openapi(replaceItems, async (c) =>
    c.json(await replaceOrderItems(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200),
  )
  .openapi(changeStatus, async (c) =>
    c.json(await changeOrderStatus(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200),
  )
  .openapi(neighbours, async (c) =>
    c.json(await getNeighbours(c.var.ctx, c.req.valid('param').id, c.req.valid('query')), 200),
  )
  .openapi(history, async (c) =>
    c.json(await listOrderHistory(c.var.ctx, c.req.valid('param').id, c.req.valid('query')), 200),
  )
  .openapi(remove, async (c) => {
    await deleteOrder(c.var.ctx, c.req.valid('param').id)
    return c.json({ id: c.req.valid('param').id }, 200)
  })
  .openapi(restore, async (c) => {
    await restoreOrder(c.var.ctx, c.req.valid('param').id)
    return c.json({ id: c.req.valid('param').id }, 200)
  })
  .openapi(comment, async (c) =>
    c.json(await addComment(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201),
  )
  .openapi(removeComment, async (c) => {
    const { id, commentId } = c.req.valid('param')
    await deleteComment(c.var.ctx, id, commentId)
    return c.json({ id: commentId }, 200)
  })
