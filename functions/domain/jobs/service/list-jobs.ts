import { authorise } from '#domain/identity'
import type { Ctx } from '../../context.ts'
import type { Job, JobDefinition, Run } from '../contract.ts'
import { type PulseRow, readLastRuns, readPulses } from '../repository/runs.ts'
import { isStale } from '../rules.ts'
import { toRun } from './read-runs.ts'

/** Every job there is, with how its data and its runs stand, in one round trip. */
export async function listJobs(ctx: Ctx): Promise<Job[]> {
  authorise(ctx, 'viewer')
  const keys = ctx.jobs.map((job) => job.key)
  const [pulses, lastRuns] = await ctx.db.batch([readPulses(ctx.db, keys), readLastRuns(ctx.db, keys)])
  return ctx.jobs.map((definition) => {
    const lastRun = lastRuns.find((run) => run.jobKey === definition.key)
    const pulse = pulses.rows.find((row) => row.jobKey === definition.key)
    return toJob(ctx, definition, { pulse, lastRun: lastRun ? toRun(lastRun, ctx.now()) : null })
  })
}

function toJob(
  ctx: Ctx,
  definition: JobDefinition,
  { pulse, lastRun }: { pulse: PulseRow | undefined; lastRun: Run | null },
): Job {
  const now = ctx.now()
  const blockedReason = definition.blocked(ctx)
  const lastSuccessAt = pulse?.lastSuccessAt ?? null
  // A job that cannot run here was never promised to, but what it once brought still ages.
  const scheduledSince = blockedReason === null ? (pulse?.scheduledSince ?? null) : null
  return {
    key: definition.key,
    title: definition.title,
    description: definition.description,
    blockedReason,
    lastRun,
    lastSuccessAt,
    nextRunAt: blockedReason === null ? (pulse?.nextRunAt ?? null) : null,
    freshnessSeconds: lastSuccessAt === null ? null : ageSeconds(lastSuccessAt, now),
    stale: isStale({ lastSuccessAt, scheduledSince }, now),
  }
}

const ageSeconds = (at: string, now: Date) => Math.max(0, Math.floor((now.getTime() - Date.parse(at)) / 1000))
