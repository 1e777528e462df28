import { uuidv7 } from 'uuidv7'
import { authorise } from '#domain/identity'
import { notify } from '#domain/notifications'
import { write } from '../../../db/write.ts'
import type { Ctx } from '../../context.ts'
import { type PulseRow, readPulses } from '../repository/runs.ts'
import { listExpired, renewLost } from '../repository/steps.ts'
import { isStale, lostAfterMs, staleIncident } from '../rules.ts'
import { type Claim, claimDue, listDue } from '../schedules/repository.ts'
import { nextRuns } from '../schedules/rules.ts'
import { announce, enqueue } from './announce.ts'
import { findDefinition } from './definitions.ts'
import { settleStep } from './settle-step.ts'
import { reapedEnd } from './step-end.ts'

/**
 * The tick, once a minute: frees steps whose taker is gone, starts what is due (a missed hour is one run), sends
 * messages that were lost, and tells of data that is stale. Any of it may happen twice or late without harm. One
 * part's failure does not stop the others; it is thrown at the end.
 */
export async function enqueueDueRuns(ctx: Ctx): Promise<void> {
  authorise(ctx, 'admin')
  const now = ctx.now().toISOString()
  const keys = ctx.jobs.map((job) => job.key)
  const [expired, due, pulses] = await ctx.db.batch([
    listExpired(ctx.db, now),
    listDue(ctx.db, now),
    readPulses(ctx.db, keys),
  ])
  // First the reaper: a job whose run it closes can start anew.
  const parts = [
    ...(await Promise.allSettled([reap(ctx, expired)])),
    ...(await Promise.allSettled([startDue(ctx, due), sendLost(ctx), tellStale(ctx, pulses.rows)])),
  ]
  const failed = parts.find((part) => part.status === 'rejected')
  if (failed) throw failed.reason
}

type Expired = Awaited<ReturnType<typeof listExpired>>

async function reap(ctx: Ctx, expired: Expired): Promise<void> {
  for (const { leaseUntil, ...place } of expired) {
    const now = ctx.now().toISOString()
    await settleStep(ctx, place, reapedEnd(place, leaseUntil ?? now, now))
  }
}

type Due = Awaited<ReturnType<typeof listDue>>

async function startDue(ctx: Ctx, due: Due): Promise<void> {
  if (due.length === 0) return
  const by = { actor: ctx.actor.id, now: ctx.now().toISOString() }
  const claims = due.map((schedule) => toClaim(ctx, schedule))
  const [{ rows }] = await write(ctx, [claimDue(ctx.db, claims, by)])
  await Promise.all(rows.map(({ runId }) => enqueue(ctx, { runId, step: 0 })))
  await Promise.all(rows.map(({ runId, jobKey }) => announce(ctx, jobKey, runId)))
}

function toClaim(ctx: Ctx, schedule: Due[number]): Claim {
  const definition = findDefinition(ctx, schedule.jobKey)
  const runnable = definition !== undefined && definition.blocked(ctx) === null
  const [next] = nextRuns(schedule, ctx.now(), 1)
  return {
    scheduleId: schedule.id,
    runId: runnable ? uuidv7() : null,
    dueAt: schedule.nextRunAt,
    nextRunAt: next?.toISOString() ?? null,
  }
}

async function sendLost(ctx: Ctx): Promise<void> {
  const now = ctx.now()
  const since = new Date(now.getTime() - lostAfterMs).toISOString()
  const [lost] = await write(ctx, [renewLost(ctx.db, since, now.toISOString())])
  await Promise.all(lost.map((message) => enqueue(ctx, message)))
}

async function tellStale(ctx: Ctx, pulses: PulseRow[]): Promise<void> {
  for (const pulse of pulses) {
    const definition = findDefinition(ctx, pulse.jobKey)
    const promised = definition?.blocked(ctx) === null && pulse.scheduledSince !== null
    if (!definition || !promised || !isStale(pulse, ctx.now())) continue
    await notify(ctx, {
      to: { level: 'lead' },
      kind: 'stale_data',
      title: `${definition.title}: the data is stale`,
      body: 'It has not been brought up to date for more than 24 hours. Look at the job’s last runs.',
      link: `/pipelines/${definition.key}`,
      incident: staleIncident(definition.key, pulse.lastSuccessAt),
    })
  }
}
