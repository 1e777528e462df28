import { uuidv7 } from 'uuidv7'
import { authorise } from '#domain/identity'
import { sqlState } from '../../../db/sql-state.ts'
import { write } from '../../../db/write.ts'
import type { Ctx } from '../../context.ts'
import { DomainError, notFound } from '../../errors.ts'
import type { ReplayedRun } from '../contract.ts'
import { readRun } from '../repository/runs.ts'
import * as repository from '../repository/starts.ts'
import { announce, enqueue } from './announce.ts'
import { getRunnable } from './definitions.ts'

/**
 * Makes a new run that starts from the step and cursor where a dead one stopped. Asked again it answers the same run. Throws
 * conflict while another run of the job is active and for a run that is not dead.
 */
export async function replayRun(ctx: Ctx, dead: { jobKey: string; id: string }): Promise<ReplayedRun> {
  authorise(ctx, 'lead')
  getRunnable(ctx, dead.jobKey)
  const [{ rows }, [replay], [run]] = await writeReplay(ctx, dead)
  const made = rows[0]
  if (made) {
    await enqueue(ctx, { runId: made.id, step: made.step })
    await Promise.all([announce(ctx, dead.jobKey, made.id), announce(ctx, dead.jobKey, dead.id)])
  }
  if (!run) throw notFound('run')
  if (!replay?.runId) {
    throw new DomainError('conflict', 'Only a dead run can be replayed. Start a new run instead.')
  }
  return { runId: replay.runId }
}

async function writeReplay(ctx: Ctx, dead: { jobKey: string; id: string }) {
  const run = {
    id: uuidv7(),
    jobKey: dead.jobKey,
    trigger: 'replay' as const,
    requestedBy: ctx.actor.id,
    at: ctx.now().toISOString(),
  }
  try {
    return await write(ctx, [
      repository.replayRun(ctx.db, dead, run),
      repository.findReplay(ctx.db, dead.id),
      readRun(ctx.db, dead),
    ])
  } catch (cause) {
    if (sqlState(cause) !== '23505') throw cause
    throw new DomainError(
      'conflict',
      'A run of this job is active. Wait until it ends or cancel it, then replay.',
      { cause },
    )
  }
}
