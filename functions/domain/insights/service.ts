import { authorise } from '#domain/identity'
import type { Ctx } from '../context.ts'
import { notFound } from '../errors.ts'
import type { Page } from '../page.ts'
import type {
  BelongingsQuery,
  BudgetMonth,
  Health,
  Kpis,
  PortfolioSummary,
  ProjectAction,
  ProjectBudget,
  ProjectHealth,
  ProjectRisk,
} from './contract.ts'
import { contributions } from './health/rules.ts'
import { toKpis } from './kpis/rules.ts'
import { pingDatabase } from './repository/health.ts'
import { readKpiFacts } from './repository/kpis.ts'
import { readPortfolioSummary } from './repository/portfolio.ts'
import * as projects from './repository/projects.ts'

/** Whether the service reaches its database. Public, for monitors: it tells nothing else. */
export async function checkHealth(ctx: Ctx): Promise<Health> {
  await pingDatabase(ctx.db)
  return { status: 'ok', database: 'ok', time: ctx.now().toISOString() }
}

/** How the department stands, in one round trip. Health and money are as of the last refresh, everything else as of now. */
export async function getKpis(ctx: Ctx): Promise<Kpis> {
  authorise(ctx, 'viewer')
  const jobs = ctx.jobs.map((job) => ({
    key: job.key,
    title: job.title,
    blocked: job.blocked(ctx) !== null,
    perSubject: job.perSubject ?? false,
  }))
  const keys = jobs.map((job) => job.key)
  return toKpis(await readKpiFacts(ctx.db, keys, ctx.now()), jobs, ctx.now())
}

/** The portfolio at a glance, in one round trip. Health and money are as of the last refresh, everything else as of now. */
export async function getPortfolioSummary(ctx: Ctx): Promise<PortfolioSummary> {
  authorise(ctx, 'viewer')
  return readPortfolioSummary(ctx.db, ctx.now())
}

/** Throws not_found. */
export async function getProjectHealth(ctx: Ctx, key: string): Promise<ProjectHealth> {
  authorise(ctx, 'viewer')
  const row = await projects.findHealth(ctx.db, key)
  if (!row) throw notFound('project')
  const { origin, facts, ...health } = row
  const known = health.score !== null
  const missing =
    origin === 'app'
      ? 'Health is worked out for projects that come from a source with budget lines, risks and actions.'
      : 'Health appears with the next sync.'
  return { ...health, missing: known ? null : missing, contributions: known ? contributions(facts) : [] }
}

/** Throws not_found. A project without budget lines has no months. */
export async function getProjectBudget(ctx: Ctx, key: string): Promise<ProjectBudget> {
  authorise(ctx, 'viewer')
  const rows = await projects.readBudget(ctx.db, key)
  const [first] = rows
  if (!first) throw notFound('project')
  const months = rows.flatMap((row) => row.month ?? [])
  return { key, currency: first.projectCurrency, months, totals: totals(months) }
}

/** What the last month of each currency has gathered. */
function totals(months: BudgetMonth[]): ProjectBudget['totals'] {
  const last = new Map(months.map((month) => [month.currency, month.cumulative]))
  return [...last].map(([currency, sums]) => ({ currency, ...sums }))
}

/** Throws not_found. */
export async function listProjectRisks(
  ctx: Ctx,
  key: string,
  query: BelongingsQuery,
): Promise<Page<ProjectRisk>> {
  authorise(ctx, 'viewer')
  return found(await projects.listRisks(ctx.db, { key, now: ctx.now() }, query))
}

/** Throws not_found. */
export async function listProjectActions(
  ctx: Ctx,
  key: string,
  query: BelongingsQuery,
): Promise<Page<ProjectAction>> {
  authorise(ctx, 'viewer')
  return found(await projects.listActions(ctx.db, { key, now: ctx.now() }, query))
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw notFound('project')
  return value
}
