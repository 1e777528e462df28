import { authorise } from '#domain/identity'
import type { Ctx } from '../context.ts'
import type { Page } from '../page.ts'
import type { Issue, IssueQuery, IssueSummary } from './contract.ts'
import * as repository from './repository/read.ts'

/** Worst first, unless another order is asked for. */
export async function listIssues(ctx: Ctx, query: IssueQuery): Promise<Page<Issue>> {
  authorise(ctx, 'viewer')
  return repository.listIssues(ctx.db, query)
}

export async function summariseIssues(ctx: Ctx): Promise<IssueSummary> {
  authorise(ctx, 'viewer')
  const groups = await repository.countIssues(ctx.db)
  const total = (state: 'open' | 'resolved') => groups.reduce((sum, group) => sum + group[state], 0)
  return { open: total('open'), resolved: total('resolved'), groups }
}
