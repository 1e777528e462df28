import { authorise } from '#domain/identity'
import type { Ctx } from '../context.ts'
import { notFound } from '../errors.ts'
import type { Page } from '../page.ts'
import type { AuditEntry, AuditFilters, AuditQuery, HistoryQuery } from './contract.ts'
import * as repository from './repository.ts'

/** Every change that was ever made, newest first. */
export async function listAudit(ctx: Ctx, query: AuditQuery): Promise<Page<AuditEntry>> {
  authorise(ctx, 'admin')
  return repository.listEntries(ctx.db, query)
}

/** What the trail can be filtered by. */
export async function listAuditFilters(ctx: Ctx): Promise<AuditFilters> {
  authorise(ctx, 'admin')
  return repository.listFilters(ctx.db)
}

/** The changes of one project, newest first; throws not_found. Whoever may see the project may see how it came to be. */
export async function listProjectHistory(
  ctx: Ctx,
  key: string,
  query: HistoryQuery,
): Promise<Page<AuditEntry>> {
  authorise(ctx, 'viewer')
  const found = await repository.listProjectEntries(ctx.db, key, query)
  if (!found) throw notFound('project')
  return found
}

/** The changes of one order, newest first; throws not_found. Changes of its lines show in what they come to. */
export async function listOrderHistory(ctx: Ctx, id: string, query: HistoryQuery): Promise<Page<AuditEntry>> {
  authorise(ctx, 'viewer')
  const found = await repository.listOrderEntries(ctx.db, id, query)
  if (!found) throw notFound('order')
  return found
}
