import { authorise } from '#domain/identity'
import type { Ctx, JobMessage } from '../../context.ts'
import { findFree } from '../repository/steps.ts'
import { settleStep } from './settle-step.ts'
import { buriedEnd } from './step-end.ts'

/** Closes the run whose message was given up, if it still waits for it: the run is dead and can be replayed. */
export async function buryMessage(ctx: Ctx, message: JobMessage): Promise<void> {
  authorise(ctx, 'admin')
  const [place] = await findFree(ctx.db, message.runId)
  if (place?.step !== message.step) return
  await settleStep(ctx, place, buriedEnd(ctx.now().toISOString()))
}
