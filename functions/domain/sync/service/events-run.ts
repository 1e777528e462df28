import { startRun } from '#domain/jobs'
import type { Ctx } from '../../context.ts'

export const eventsJobKey = 'notion-events'

/**
 * Starts a run that settles what webhook events named, or joins the one that is active. An event that comes in the very moment in which a
 * run ends is not seen by it; the sync, which ends by asking for events that wait, makes that good.
 */
export async function settleEventsSoon(ctx: Ctx): Promise<void> {
  await startRun(ctx, { jobKey: eventsJobKey, mode: 'incremental', trigger: 'webhook' })
}
