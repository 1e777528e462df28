import {
  getCustomerVisits,
  getSalesSummary,
  getSalesTrend,
  getStatusDistribution,
  getTopProducts,
} from '#domain/orders'
import {
  CustomerVisits,
  SalesSummary,
  SalesTrend,
  SpanQuery,
  StatusDistribution,
  TopProducts,
} from '#domain/orders/analytics/contract.ts'
import { endpointOfPage, ok, router } from '../http/endpoint.ts'

const endpoint = endpointOfPage('orders')
const tags = ['Order analytics']
const request = { query: SpanQuery }

const summary = endpoint('viewer', {
  method: 'get',
  path: '/orders/analytics/summary',
  tags,
  summary: 'Orders, revenue and average basket of a day or a span, beside the one before',
  request,
  responses: ok(SalesSummary),
})
const products = endpoint('viewer', {
  method: 'get',
  path: '/orders/analytics/products',
  tags,
  summary: 'The best-selling products of a span, by quantity and by revenue',
  request,
  responses: ok(TopProducts),
})
const statuses = endpoint('viewer', {
  method: 'get',
  path: '/orders/analytics/statuses',
  tags,
  summary: 'How the orders of a span are distributed over the statuses',
  request,
  responses: ok(StatusDistribution),
})
const hours = endpoint('viewer', {
  method: 'get',
  path: '/orders/analytics/hours',
  tags,
  summary: 'Orders and revenue by hour of a day, or by day of a span, beside the same weekdays before',
  request,
  responses: ok(SalesTrend),
})
const customers = endpoint('viewer', {
  method: 'get',
  path: '/orders/analytics/customers',
  tags,
  summary: 'New and returning customers of a span, and those with the highest revenue',
  request,
  responses: ok(CustomerVisits),
})

export const orderAnalyticsRoutes = router()
  .openapi(summary, async (c) => c.json(await getSalesSummary(c.var.ctx, c.req.valid('query')), 200))
  .openapi(products, async (c) => c.json(await getTopProducts(c.var.ctx, c.req.valid('query')), 200))
  .openapi(statuses, async (c) => c.json(await getStatusDistribution(c.var.ctx, c.req.valid('query')), 200))
  .openapi(hours, async (c) => c.json(await getSalesTrend(c.var.ctx, c.req.valid('query')), 200))
  .openapi(customers, async (c) => c.json(await getCustomerVisits(c.var.ctx, c.req.valid('query')), 200))
