import { and, eq, inArray, isNull, lt, lte, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import type { LogLine, RunCounts, RunState } from '../contract.ts'
import type { stepOutcomes } from '../rules.ts'
import { jobRuns } from '../table.ts'

/** Where a run stands: a step belongs to whoever took it last, which its number of attempts tells. */
export interface Place {
  runId: string
  jobKey: string
  step: number
  attempts: number
  subject: string | null
}

/** How one step ends. All of it is recorded or nothing. */
export interface StepEnd {
  /** Whose word counts: of the one that holds the lease, of the reaper once it is over, or of anyone while nobody has it. */
  lease: 'held' | 'expired' | 'free'
  /** null when the step was never begun. */
  outcome: (typeof stepOutcomes)[number] | null
  /** `running`: there is more to do. */
  state: RunState
  /** null: the same step again. */
  next: { step: number; cursor: unknown } | null
  readyAt: string
  counts: RunCounts
  error: string | null
  lines: LogLine[]
  startedAt: string
  endedAt: string
}

export interface EndedStep extends Record<string, unknown> {
  state: RunState
  step: number
  lastSuccessId: string | null
}

const active = inArray(jobRuns.state, ['queued', 'running'])

const place = {
  runId: jobRuns.id,
  jobKey: jobRuns.jobKey,
  step: jobRuns.step,
  attempts: jobRuns.attempts,
  subject: jobRuns.subject,
}

/** Gives the step to one taker, once: a second delivery finds it taken or done. */
export const takeStep = (
  db: Db,
  message: { runId: string; step: number },
  at: { now: string; until: string },
) =>
  db
    .update(jobRuns)
    .set({
      state: 'running',
      leaseUntil: at.until,
      attempts: sql`${jobRuns.attempts} + 1`,
      startedAt: sql`coalesce(${jobRuns.startedAt}, ${at.now})`,
    })
    .where(
      and(eq(jobRuns.id, message.runId), eq(jobRuns.step, message.step), active, isNull(jobRuns.leaseUntil)),
    )
    .returning({ ...place, mode: jobRuns.mode, cursor: jobRuns.cursor })

/**
 * Ends a step in one statement: place, counts, attempt, log and dead letter. Answers no row and changes nothing when
 * the step is no longer there to end. A run that was asked to stop stops here instead of going on.
 */
export const endStep = (db: Db, { runId, step, attempts }: Place, end: StepEnd) =>
  db.execute<EndedStep>(sql`
    with ended as (
      update job_runs set
        ${endState(end)}, lease_until = null, ready_at = ${end.readyAt}, error = ${end.error}, ${nextPlace(end)}
        read = read + ${end.counts.read}, inserted = inserted + ${end.counts.inserted},
        updated = updated + ${end.counts.updated}, unchanged = unchanged + ${end.counts.unchanged},
        deleted = deleted + ${end.counts.deleted}, rejected = rejected + ${end.counts.rejected}
      where id = ${runId} and step = ${step} and attempts = ${attempts} and state in ('queued', 'running')
        and ${leaseGuard(end)}
      returning id, job_key, state, step, cursor, error
    ), attempt as (
      insert into job_attempts (id, run_id, step, attempt, outcome, error, started_at, finished_at)
      select gen_random_uuid(), id, ${step}, ${attempts}, ${end.outcome}, ${end.error}, ${end.startedAt}, ${end.endedAt}
      from ended where ${end.outcome}::text is not null
    ), log as (
      insert into job_logs (run_id, at, level, message, fields)
      select e.id, (l.line ->> 'at')::timestamptz, l.line ->> 'level', l.line ->> 'message', nullif(l.line -> 'fields', 'null')
      from ended e cross join jsonb_array_elements(${JSON.stringify(end.lines)}::jsonb) with ordinality l (line, place)
      order by l.place
    ), letter as (
      insert into dead_letters (id, run_id, job_key, step, cursor, error)
      select gen_random_uuid(), id, job_key, step, cursor, error from ended where state = 'dead'
    )
    select state, step, (
      select s.id from job_runs s where s.job_key = ended.job_key and s.state = 'succeeded' order by s.id desc limit 1
    ) as "lastSuccessId" from ended`)

const endState = ({ state, endedAt }: StepEnd) =>
  state === 'running'
    ? sql`
        state = case when cancel_requested then 'cancelled' else 'running' end,
        finished_at = case when cancel_requested then ${endedAt}::timestamptz end`
    : sql`state = ${state}, finished_at = ${endedAt}`

const nextPlace = ({ next }: StepEnd) =>
  next ? sql`step = ${next.step}, cursor = ${json(next.cursor)}::jsonb, attempts = 0,` : sql``

const json = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value))

const leaseGuard = ({ lease, endedAt }: StepEnd) =>
  ({
    held: sql`lease_until is not null`,
    expired: sql`lease_until <= ${endedAt}`,
    free: sql`lease_until is null`,
  })[lease]

/** Steps whose taker is gone. */
export const listExpired = (db: Db, now: string) =>
  db
    .select({ ...place, leaseUntil: jobRuns.leaseUntil })
    .from(jobRuns)
    .where(and(active, lte(jobRuns.leaseUntil, now)))

/** Where a run that has not ended stands; none while its step is being run. */
export const findFree = (db: Db, runId: string) =>
  db
    .select(place)
    .from(jobRuns)
    .where(and(eq(jobRuns.id, runId), active, isNull(jobRuns.leaseUntil)))

/** Expects messages anew that should have arrived before `since`, and names them. */
export const renewLost = (db: Db, since: string, now: string) =>
  db
    .update(jobRuns)
    .set({ readyAt: now })
    .where(and(active, isNull(jobRuns.leaseUntil), lt(jobRuns.readyAt, since)))
    .returning({ runId: jobRuns.id, step: jobRuns.step })
