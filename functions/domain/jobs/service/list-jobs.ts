import { authorise } from '#domain/identity'
import type { Ctx } from '../../context.ts'
import type { Job, JobDefinition, Run, RunMark } from '../contract.ts'
import { type PulseRow, readLastRuns, readPulses, readRecentRuns } from '../repository/runs.ts'
import { isStale } from '../rules.ts'
import { durationMs, toRun } from './read-runs.ts'

const shownRuns = 30

/** Every job there is, with how its data and its runs stand, in one round trip. */
export async function listJobs(ctx: Ctx): Promise<Job[]> {
  authorise(ctx, 'viewer')
  const keys = ctx.jobs.map((job) => job.key)
  const [pulses, lastRuns, recentRuns] = await ctx.db.batch([
    readPulses(ctx.db, keys),
    readLastRuns(ctx.db, keys),
    readRecentRuns(ctx.db, keys, shownRuns),
  ])
  return ctx.jobs.map((definition) => {
    const isIts = ({ jobKey }: { jobKey: string }) => jobKey === definition.key
    const lastRun = lastRuns.find(isIts)
    return toJob(ctx, definition, {
      pulse: pulses.rows.find(isIts),
      lastRun: lastRun ? toRun(lastRun, ctx.now()) : null,
      recentRuns: recentRuns.filter(isIts).map((run) => toMark(run, ctx.now())),
    })
  })
}

const toMark = (
  { id, state, mode, queuedAt, ...run }: Omit<RunMark, 'durationMs'> & Pick<Run, 'startedAt' | 'finishedAt'>,
  now: Date,
): RunMark => ({ id, state, mode, queuedAt, durationMs: durationMs(run, now) })

interface Known {
  pulse: PulseRow | undefined
  lastRun: Run | null
  recentRuns: RunMark[]
}

function toJob(ctx: Ctx, definition: JobDefinition, { pulse, lastRun, recentRuns }: Known): Job {
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
    perSubject: definition.perSubject ?? false,
    lastRun,
    recentRuns,
    lastSuccessAt,
    nextRunAt: blockedReason === null ? (pulse?.nextRunAt ?? null) : null,
    freshnessSeconds: lastSuccessAt === null ? null : ageSeconds(lastSuccessAt, now),
    stale: !definition.perSubject && isStale({ lastSuccessAt, scheduledSince }, now),
  }
}

const ageSeconds = (at: string, now: Date) => Math.max(0, Math.floor((now.getTime() - Date.parse(at)) / 1000))
