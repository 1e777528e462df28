import { z } from '@hono/zod-openapi'
import { getIssue, listIssues, summariseIssues } from '#domain/quality'
import { IssueDetail, IssuePage, IssueQuery, IssueSummary } from '#domain/quality/contract.ts'
import { Id } from '../domain/values.ts'
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
const one = endpoint('viewer', {
  method: 'get',
  path: '/dq/issues/{id}',
  tags,
  summary: 'Get one issue with the other issues of its row, its place in the source and its project',
  request: { params: z.object({ id: Id }) },
  responses: ok(IssueDetail),
})
const summary = endpoint('viewer', {
  method: 'get',
  path: '/dq/summary',
  tags,
  summary: 'Count data-quality issues by category and severity, and by entity',
  responses: ok(IssueSummary),
})

export const qualityRoutes = router()
  .openapi(list, async (c) => c.json(await listIssues(c.var.ctx, c.req.valid('query')), 200))
  .openapi(one, async (c) => c.json(await getIssue(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(summary, async (c) => c.json(await summariseIssues(c.var.ctx), 200))
