import { z } from '@hono/zod-openapi'
import { exportOrders } from '#domain/orders'
import { OrderExportQuery } from '../domain/orders/exports/contract.ts'
import { attachment } from '../http/attachment.ts'
import { endpointOfPage, router } from '../http/endpoint.ts'

const endpoint = endpointOfPage('orders')
const binary = { schema: z.string().meta({ format: 'binary' }) }
const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

const download = endpoint('viewer', {
  method: 'get',
  path: '/orders/exports',
  tags: ['Orders'],
  summary:
    'Download the orders of a filter as CSV or XLSX, streamed, with the columns and in the order asked for',
  request: { query: OrderExportQuery },
  responses: {
    200: { description: 'The file', content: { 'text/csv': binary, [types.xlsx]: binary } },
  },
})

export const orderExportRoutes = router().openapi(download, async (c) => {
  const query = c.req.valid('query')
  const { name, body } = await exportOrders(c.var.ctx, query)
  return c.body(body, 200, {
    'content-type': types[query.format],
    'content-disposition': attachment(name),
  })
})
