import { authorise } from '#domain/identity'
import type { Ctx } from '../context.ts'
import { notFound } from '../errors.ts'
import type { Page } from '../page.ts'
import type { Issue, IssueDetail, IssueQuery, IssueSummary } from './contract.ts'
import * as repository from './repository/read.ts'
import { readIssue, readOthers, readProject } from './repository/row.ts'

const shownOthers = 50

/** Worst first, unless another order is asked for. */
export async function listIssues(ctx: Ctx, query: IssueQuery): Promise<Page<Issue>> {
  authorise(ctx, 'viewer')
  return repository.listIssues(ctx.db, query)
}

/** One issue with its row's other issues, its place in the source and its project, in one round trip; throws not_found. */
export async function getIssue(ctx: Ctx, id: string): Promise<IssueDetail> {
  authorise(ctx, 'viewer')
  const [[issue], [project], others] = await ctx.db.batch([
    readIssue(ctx.db, id),
    readProject(ctx.db, id),
    readOthers(ctx.db, id, shownOthers),
  ])
  if (!issue) throw notFound('issue')
  const sourceUrl = issue.sourceUrl?.startsWith('https://') ? issue.sourceUrl : null
  return { ...issue, sourceUrl, project: project ?? null, others }
}

export async function summariseIssues(ctx: Ctx): Promise<IssueSummary> {
  authorise(ctx, 'viewer')
  const [groups, entities] = await ctx.db.batch([
    repository.countByKind(ctx.db),
    repository.countByEntity(ctx.db),
  ])
  const total = (state: 'open' | 'resolved') => groups.reduce((sum, group) => sum + group[state], 0)
  return { open: total('open'), resolved: total('resolved'), groups, entities }
}
