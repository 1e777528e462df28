import { uuidv7 } from 'uuidv7'
import { authorise } from '#domain/identity'
import { write } from '../../../db/write.ts'
import type { Ctx } from '../../context.ts'
import type { JobMode, StartedRun } from '../contract.ts'
import * as repository from '../repository/starts.ts'
import { announce, enqueue } from './announce.ts'
import { getRunnable } from './definitions.ts'

export interface StartInput {
  jobKey: string
  mode: JobMode
  /** What asked for it; a person when left out. */
  trigger?: 'manual' | 'webhook'
}

/**
 * Starts a run, or joins the queued or running one of the same job: there is never more than one. Throws not_found,
 * and not_configured when the job cannot run here.
 */
export async function startRun(
  ctx: Ctx,
  { jobKey, mode, trigger = 'manual' }: StartInput,
): Promise<StartedRun> {
  authorise(ctx, 'lead')
  getRunnable(ctx, jobKey)
  const id = uuidv7()
  const run = { id, jobKey, mode, trigger, requestedBy: ctx.actor.id, at: ctx.now().toISOString() }
  const [{ rows }] = await write(ctx, [repository.startRun(ctx.db, run)])
  const runId = rows[0]?.id ?? id
  const coalesced = runId !== id
  if (!coalesced) await enqueue(ctx, { runId, step: 0 })
  await announce(ctx, jobKey, runId)
  return { runId, coalesced }
}
