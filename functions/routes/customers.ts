import { z } from '@hono/zod-openapi'
import { createCustomer, editCustomer, getCustomer, listCustomers, matchCustomers } from '#domain/orders'
import {
  Customer,
  CustomerEdit,
  CustomerMatches,
  CustomerPage,
  CustomerQuery,
  CustomerTexts,
  NewCustomer,
} from '#domain/orders/customers/contract.ts'
import { Id } from '../domain/values.ts'
import { body, created, endpointOfPage, ok, router } from '../http/endpoint.ts'

const endpoint = endpointOfPage('orders')
const tags = ['Customers']
const byId = { params: z.object({ id: Id }) }

const list = endpoint('viewer', {
  method: 'get',
  path: '/customers',
  tags,
  summary: 'List customers',
  request: { query: CustomerQuery },
  responses: ok(CustomerPage),
})
const get = endpoint('viewer', {
  method: 'get',
  path: '/customers/{id}',
  tags,
  summary: 'Get a customer',
  request: byId,
  responses: ok(Customer),
})
const match = endpoint('viewer', {
  method: 'post',
  path: '/customers/matches',
  tags,
  summary: 'Find customers by exactly what people write for them',
  request: { body: body(CustomerTexts) },
  responses: ok(CustomerMatches),
})
const create = endpoint('member', {
  method: 'post',
  path: '/customers',
  tags,
  summary: 'Create a customer',
  request: { body: body(NewCustomer) },
  responses: created(Customer),
})
const edit = endpoint('member', {
  method: 'patch',
  path: '/customers/{id}',
  tags,
  summary: 'Edit a customer',
  request: { ...byId, body: body(CustomerEdit) },
  responses: ok(Customer),
})

export const customerRoutes = router()
  .openapi(list, async (c) => c.json(await listCustomers(c.var.ctx, c.req.valid('query')), 200))
  .openapi(get, async (c) => c.json(await getCustomer(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(match, async (c) => c.json(await matchCustomers(c.var.ctx, c.req.valid('json').texts), 200))
  .openapi(create, async (c) => c.json(await createCustomer(c.var.ctx, c.req.valid('json')), 201))
  .openapi(edit, async (c) =>
    c.json(await editCustomer(c.var.ctx, { ...c.req.valid('json'), ...c.req.valid('param') }), 200),
  )
