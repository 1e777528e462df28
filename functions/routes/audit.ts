import { listAudit } from '#domain/audit'
import { AuditPage, AuditQuery } from '#domain/audit/contract.ts'
import { endpoint, ok, router } from '../http/endpoint.ts'

const list = endpoint('admin', {
  method: 'get',
  path: '/audit',
  tags: ['Audit'],
  summary: 'Who changed what, when, from what to what; newest first',
  request: { query: AuditQuery },
  responses: ok(AuditPage),
})

export const auditRoutes = router().openapi(list, async (c) =>
  c.json(await listAudit(c.var.ctx, c.req.valid('query')), 200),
)
