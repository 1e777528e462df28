import { enqueueDueRuns, ensureSchedules } from '#domain/jobs'
import { createContext, systemActor } from '../../functions/context.ts'
import type { Env } from '../../functions/env.ts'
import { defaultSchedules } from '../../functions/jobs.ts'

let scheduled = false

/** Every minute. Throws on, so that the platform may try again: a tick that comes twice does no harm. */
export async function tick(env: Env): Promise<void> {
  const ctx = createContext(env, systemActor('cron'))
  try {
    // Once per isolate is enough: it is for databases that never had any.
    if (!scheduled) await ensureSchedules(ctx, defaultSchedules)
    scheduled = true
    await enqueueDueRuns(ctx)
  } catch (error) {
    ctx.log.error('tick_failed', { error: error instanceof Error ? error.name : typeof error })
    throw error
  }
}
