import type { Ctx, JobMessage } from '../../context.ts'

/** Tells open pages that a run changed. They also poll, so a failure here is only logged. */
export async function announce(ctx: Ctx, jobKey: string, runId: string): Promise<void> {
  const told = await Promise.allSettled([
    ctx.live.publish({ topic: 'jobs', ids: [jobKey] }),
    ctx.live.publish({ topic: 'runs', ids: [runId] }),
  ])
  for (const { status } of told)
    if (status === 'rejected') ctx.log.warn('job_not_announced', { jobKey, runId })
}

/** Sends the message for a step that is already recorded. When that fails a later tick finds it missing and sends it. */
export async function enqueue(ctx: Ctx, message: JobMessage, delayMs = 0): Promise<void> {
  try {
    await ctx.queue.send(message, Math.min(Math.ceil(delayMs / 1000), longestDelaySeconds))
  } catch {
    ctx.log.warn('job_not_enqueued', { ...message })
  }
}

const longestDelaySeconds = 12 * 3600
