import { and, asc, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { keyset, toPage } from '../../../db/keyset.ts'
import type { Page } from '../../page.ts'
import type { AnyRunQuery, DeadLetter, DeadLetterQuery } from '../contract.ts'
import { deadLetters, jobAttempts, jobLogs, jobRuns } from '../table.ts'

// Subqueries name the outer table in full: the query builder leaves it out where one table is selected from.
const requester = sql<string>`coalesce((
  select u.name from users u
  where u.id = case when job_runs.requested_by ~ '^[0-9a-f-]{36}$' then job_runs.requested_by::uuid end
), job_runs.requested_by)`

const replay = sql<string | null>`(select d.replay_run_id from dead_letters d where d.run_id = job_runs.id)`

const wire = {
  id: jobRuns.id,
  jobKey: jobRuns.jobKey,
  mode: jobRuns.mode,
  subject: jobRuns.subject,
  trigger: jobRuns.trigger,
  requestedBy: jobRuns.requestedBy,
  requestedByName: requester,
  scheduledFor: jobRuns.scheduledFor,
  state: jobRuns.state,
  cancelRequested: jobRuns.cancelRequested,
  step: jobRuns.step,
  attempt: jobRuns.attempts,
  counts: {
    read: jobRuns.read,
    inserted: jobRuns.inserted,
    updated: jobRuns.updated,
    unchanged: jobRuns.unchanged,
    deleted: jobRuns.deleted,
    rejected: jobRuns.rejected,
  },
  error: jobRuns.error,
  replayOf: jobRuns.replayOf,
  replayedBy: replay,
  queuedAt: jobRuns.queuedAt,
  startedAt: jobRuns.startedAt,
  finishedAt: jobRuns.finishedAt,
}

const newestFirst = { by: sql`${jobRuns.id}`, id: jobRuns.id, descending: true }

/** Runs of all jobs, or of those named, newest first. */
export async function listRuns(db: Db, query: AnyRunQuery) {
  const { sortKey, orderBy, behind } = keyset(newestFirst, query.after)
  const rows = await db
    .select({ ...wire, sortKey })
    .from(jobRuns)
    .where(and(...filters(query), behind))
    .orderBy(...orderBy)
    .limit(query.limit + 1)
  return toPage(rows, query.limit)
}

const filters = ({ job, state, trigger }: AnyRunQuery) => [
  job && inArray(jobRuns.jobKey, job),
  state && inArray(jobRuns.state, state),
  trigger && inArray(jobRuns.trigger, trigger),
]

export const readRun = (db: Db, run: { jobKey: string; id: string }) =>
  db
    .select(wire)
    .from(jobRuns)
    .where(and(eq(jobRuns.id, run.id), eq(jobRuns.jobKey, run.jobKey)))

/** The newest first, one more than `limit` when there are more. */
export const readAttempts = (db: Db, runId: string, limit: number) =>
  db
    .select({
      step: jobAttempts.step,
      attempt: jobAttempts.attempt,
      outcome: jobAttempts.outcome,
      error: jobAttempts.error,
      startedAt: jobAttempts.startedAt,
      finishedAt: jobAttempts.finishedAt,
    })
    .from(jobAttempts)
    .where(eq(jobAttempts.runId, runId))
    .orderBy(desc(jobAttempts.step), desc(jobAttempts.attempt))
    .limit(limit + 1)

/** The newest first, one more than `limit` when there are more. */
export const readLog = (db: Db, runId: string, limit: number) =>
  db
    .select({ at: jobLogs.at, level: jobLogs.level, message: jobLogs.message, fields: jobLogs.fields })
    .from(jobLogs)
    .where(eq(jobLogs.runId, runId))
    .orderBy(desc(jobLogs.id))
    .limit(limit + 1)

/** The newest run of each job that has one. */
export const readLastRuns = (db: Db, jobKeys: string[]) =>
  db
    .select(wire)
    .from(jobRuns)
    .where(
      sql`${jobRuns.id} in (
        select (select r.id from job_runs r where r.job_key = k.key order by r.id desc limit 1)
        from jsonb_array_elements_text(${JSON.stringify(jobKeys)}::jsonb) k (key))`,
    )

/** The latest runs of each job, `limit` of each, oldest first. */
export const readRecentRuns = (db: Db, jobKeys: string[], limit: number) =>
  db
    .select({
      id: jobRuns.id,
      jobKey: jobRuns.jobKey,
      state: jobRuns.state,
      mode: jobRuns.mode,
      queuedAt: jobRuns.queuedAt,
      startedAt: jobRuns.startedAt,
      finishedAt: jobRuns.finishedAt,
    })
    .from(jobRuns)
    .where(
      sql`${jobRuns.id} in (
        select r.id from jsonb_array_elements_text(${JSON.stringify(jobKeys)}::jsonb) k (key)
        cross join lateral (select id from job_runs where job_key = k.key order by id desc limit ${limit}) r)`,
    )
    .orderBy(asc(jobRuns.id))

export interface PulseRow extends Record<string, unknown> {
  jobKey: string
  lastSuccessAt: string | null
  nextRunAt: string | null
  /** When the oldest enabled schedule was made; null without one. */
  scheduledSince: string | null
}

export const readPulses = (db: Db, jobKeys: string[]) =>
  db.execute<PulseRow>(sql`
    select k.key as "jobKey", iso(ok.finished_at) as "lastSuccessAt",
      iso(s.next_run_at) as "nextRunAt", iso(s.since) as "scheduledSince"
    from jsonb_array_elements_text(${JSON.stringify(jobKeys)}::jsonb) k (key)
    left join lateral (
      select r.finished_at from job_runs r where r.job_key = k.key and r.state = 'succeeded' order by r.id desc limit 1
    ) ok on true
    left join lateral (
      select min(p.next_run_at) as next_run_at, min(p.created_at) as since
      from schedules p where p.job_key = k.key and p.enabled and p.deleted_at is null
    ) s on true`)

/** Dead letters, newest first. */
export async function listDeadLetters(db: Db, query: DeadLetterQuery): Promise<Page<DeadLetter>> {
  const { sortKey, orderBy, behind } = keyset(
    { by: sql`${deadLetters.createdAt}`, id: deadLetters.id, descending: true },
    query.after,
  )
  const rows = await db
    .select({ ...letterWire, sortKey })
    .from(deadLetters)
    .innerJoin(jobRuns, eq(jobRuns.id, deadLetters.runId))
    .where(and(shown(query), query.job && inArray(deadLetters.jobKey, query.job), behind))
    .orderBy(...orderBy)
    .limit(query.limit + 1)
  return toPage(rows, query.limit)
}

const letterWire = {
  id: deadLetters.id,
  runId: deadLetters.runId,
  jobKey: deadLetters.jobKey,
  mode: jobRuns.mode,
  step: deadLetters.step,
  attempts: jobRuns.attempts,
  error: deadLetters.error,
  createdAt: deadLetters.createdAt,
  replayRunId: deadLetters.replayRunId,
}

function shown({ show }: DeadLetterQuery): SQL | undefined {
  if (show === 'all') return undefined
  return show === 'open' ? isNull(deadLetters.replayRunId) : isNotNull(deadLetters.replayRunId)
}
