import type { Ctx } from '../../context.ts'
import { DomainError, notFound } from '../../errors.ts'
import type { JobDefinition } from '../contract.ts'

export const findDefinition = (ctx: Ctx, jobKey: string): JobDefinition | undefined =>
  ctx.jobs.find((job) => job.key === jobKey)

/** Throws not_found. */
export function getDefinition(ctx: Ctx, jobKey: string): JobDefinition {
  const definition = findDefinition(ctx, jobKey)
  if (!definition) throw notFound('job')
  return definition
}

/** Throws not_found, and not_configured with the reason when the job cannot run here. */
export function getRunnable(ctx: Ctx, jobKey: string): JobDefinition {
  const definition = getDefinition(ctx, jobKey)
  const reason = definition.blocked(ctx)
  if (reason !== null) throw new DomainError('not_configured', reason)
  return definition
}
