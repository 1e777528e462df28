import { z } from '@hono/zod-openapi'
import { createProduct, editProduct, listProducts } from '#domain/orders'
import {
  NewProduct,
  Product,
  ProductEdit,
  ProductPage,
  ProductQuery,
} from '#domain/orders/products/contract.ts'
import { Id } from '../domain/values.ts'
import { body, created, endpointOfPage, ok, router } from '../http/endpoint.ts'

const endpoint = endpointOfPage('orders')
const tags = ['Products']

const list = endpoint('viewer', {
  method: 'get',
  path: '/products',
  tags,
  summary: 'List products',
  request: { query: ProductQuery },
  responses: ok(ProductPage),
})
const create = endpoint('lead', {
  method: 'post',
  path: '/products',
  tags,
  summary: 'Create a product',
  request: { body: body(NewProduct) },
  responses: created(Product),
})
const edit = endpoint('lead', {
  method: 'patch',
  path: '/products/{id}',
  tags,
  summary: 'Edit a product; lines of orders keep their price',
  request: { params: z.object({ id: Id }), body: body(ProductEdit) },
  responses: ok(Product),
})

export const productRoutes = router()
  .openapi(list, async (c) => c.json(await listProducts(c.var.ctx, c.req.valid('query')), 200))
  .openapi(create, async (c) => c.json(await createProduct(c.var.ctx, c.req.valid('json')), 201))
  .openapi(edit, async (c) =>
    c.json(await editProduct(c.var.ctx, { ...c.req.valid('json'), ...c.req.valid('param') }), 200),
  )
