import { listAudit, listAuditFilters } from '#domain/audit'
import { AuditFilters, AuditPage, AuditQuery } from '#domain/audit/contract.ts'
import { endpoint, ok, router } from '../http/endpoint.ts'

const tags = ['Audit']

const list = endpoint('admin', {
  method: 'get',
  path: '/audit',
  tags,
  summary: 'Who changed what, when, from what to what; newest first',
  request: { query: AuditQuery },
  responses: ok(AuditPage),
})
const filters = endpoint('admin', {
  method: 'get',
  path: '/audit/filters',
  tags,
  summary: 'The tables and the actors that the audit trail knows',
  responses: ok(AuditFilters),
})

export const auditRoutes = router()
  .openapi(list, async (c) => c.json(await listAudit(c.var.ctx, c.req.valid('query')), 200))
  .openapi(filters, async (c) => c.json(await listAuditFilters(c.var.ctx), 200))
