import { enqueueDueRuns } from '#domain/jobs'
import { createContext, systemActor } from '../../functions/context.ts'
import type { Env } from '../../functions/env.ts'

/** Every minute. Throws on, so that the platform may try again: a tick that comes twice does no harm. */
export async function tick(env: Env): Promise<void> {
  const ctx = createContext(env, systemActor('cron'))
  try {
    await enqueueDueRuns(ctx)
  } catch (error) {
    ctx.log.error('tick_failed', { error: error instanceof Error ? error.name : typeof error })
    throw error
  }
}
