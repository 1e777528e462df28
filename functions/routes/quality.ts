import { listIssues, summariseIssues } from '#domain/quality'
import { IssuePage, IssueQuery, IssueSummary } from '#domain/quality/contract.ts'
import { endpointOfPage, ok, router } from '../http/endpoint.ts'

const endpoint = endpointOfPage('data-quality')
const tags = ['Data quality']

const list = endpoint('viewer', {
  method: 'get',
  path: '/dq/issues',
  tags,
  summary: 'List data-quality issues',
  request: { query: IssueQuery },
  responses: ok(IssuePage),
})
const summary = endpoint('viewer', {
  method: 'get',
  path: '/dq/summary',
  tags,
  summary: 'Count data-quality issues by category and severity',
  responses: ok(IssueSummary),
})

export const qualityRoutes = router()
  .openapi(list, async (c) => c.json(await listIssues(c.var.ctx, c.req.valid('query')), 200))
  .openapi(summary, async (c) => c.json(await summariseIssues(c.var.ctx), 200))
