import { z } from '@hono/zod-openapi'
import { listProjectHistory } from '#domain/audit'
import { AuditPage, HistoryQuery } from '#domain/audit/contract.ts'
import {
  getKpis,
  getPortfolioSummary,
  getProjectBudget,
  getProjectHealth,
  listProjectActions,
  listProjectRisks,
} from '#domain/insights'
import {
  BelongingsQuery,
  Kpis,
  PortfolioSummary,
  ProjectActionPage,
  ProjectBudget,
  ProjectHealth,
  ProjectRiskPage,
} from '#domain/insights/contract.ts'
import { endpoint, endpointOfPage, ok, router } from '../http/endpoint.ts'

const tags = ['Insights']
const projectEndpoint = endpointOfPage('projects')
const byKey = { params: z.object({ key: z.string().max(50) }) }

const kpis = endpoint('viewer', {
  method: 'get',
  path: '/kpis',
  tags,
  summary: 'How the department stands: projects, money, risks, data quality, jobs and alerts',
  responses: ok(Kpis),
})
const portfolio = endpoint('viewer', {
  method: 'get',
  path: '/portfolio/summary',
  tags,
  summary: 'The portfolio at a glance: what needs attention, money by month, programs, what comes up',
  responses: ok(PortfolioSummary),
})
const health = projectEndpoint('viewer', {
  method: 'get',
  path: '/projects/{key}/health',
  tags,
  summary: "A project's health score with its contributions and their reasons",
  request: byKey,
  responses: ok(ProjectHealth),
})
const budget = projectEndpoint('viewer', {
  method: 'get',
  path: '/projects/{key}/budget',
  tags,
  summary: "A project's money by month and currency, with running totals",
  request: byKey,
  responses: ok(ProjectBudget),
})
const risks = projectEndpoint('viewer', {
  method: 'get',
  path: '/projects/{key}/risks',
  tags,
  summary: "List a project's risks, the gravest first",
  request: { ...byKey, query: BelongingsQuery },
  responses: ok(ProjectRiskPage),
})
const actions = projectEndpoint('viewer', {
  method: 'get',
  path: '/projects/{key}/actions',
  tags,
  summary: "List a project's actions, open ones first, by due date",
  request: { ...byKey, query: BelongingsQuery },
  responses: ok(ProjectActionPage),
})
const history = projectEndpoint('viewer', {
  method: 'get',
  path: '/projects/{key}/history',
  tags,
  summary: 'List the changes of a project, newest first',
  request: { ...byKey, query: HistoryQuery },
  responses: ok(AuditPage),
})

export const insightRoutes = router()
  .openapi(kpis, async (c) => c.json(await getKpis(c.var.ctx), 200))
  .openapi(portfolio, async (c) => c.json(await getPortfolioSummary(c.var.ctx), 200))
  .openapi(health, async (c) => c.json(await getProjectHealth(c.var.ctx, c.req.valid('param').key), 200))
  .openapi(budget, async (c) => c.json(await getProjectBudget(c.var.ctx, c.req.valid('param').key), 200))
  .openapi(risks, async (c) =>
    c.json(await listProjectRisks(c.var.ctx, c.req.valid('param').key, c.req.valid('query')), 200),
  )
  .openapi(actions, async (c) =>
    c.json(await listProjectActions(c.var.ctx, c.req.valid('param').key, c.req.valid('query')), 200),
  )
  .openapi(history, async (c) =>
    c.json(await listProjectHistory(c.var.ctx, c.req.valid('param').key, c.req.valid('query')), 200),
  )
