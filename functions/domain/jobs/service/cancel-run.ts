import { authorise } from '#domain/identity'
import { write } from '../../../db/write.ts'
import type { Ctx } from '../../context.ts'
import { DomainError, notFound } from '../../errors.ts'
import type { Run } from '../contract.ts'
import { readRun } from '../repository/runs.ts'
import * as repository from '../repository/starts.ts'
import { announce } from './announce.ts'
import { closeSubject } from './close-subject.ts'
import { toRun } from './read-runs.ts'

/**
 * Ends a run at once while it waits, and after the step it is in while it works. Repeating it changes nothing. Throws conflict
 * when the run has ended otherwise.
 */
export async function cancelRun(ctx: Ctx, run: { jobKey: string; id: string }): Promise<Run> {
  authorise(ctx, 'lead')
  const by = { name: ctx.actor.name, at: ctx.now().toISOString() }
  const [{ rows }, [row]] = await write(ctx, [repository.cancelRun(ctx.db, run, by), readRun(ctx.db, run)])
  if (!row) throw notFound('run')
  if (row.state === 'cancelled') await closeSubject(ctx, row)
  if (rows.length > 0) await announce(ctx, run.jobKey, run.id)
  if (!row.cancelRequested) {
    throw new DomainError(
      'conflict',
      `This run has already ended as ${row.state}; there is nothing to cancel.`,
    )
  }
  return toRun(row, ctx.now())
}
