import { eq, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import type { JobMode } from '../contract.ts'
import type { runTriggers } from '../rules.ts'
import { deadLetters } from '../table.ts'

export interface NewRun {
  id: string
  jobKey: string
  mode: JobMode
  subject: string | null
  trigger: (typeof runTriggers)[number]
  requestedBy: string
  at: string
}

/**
 * Makes the run, or answers the active one of the same job and subject, which notes it in its log. A run that has not begun and
 * was to read only what changed reads everything when that is what is asked for.
 */
export const startRun = (db: Db, run: NewRun) =>
  db.execute<{ id: string }>(sql`
    with started as (
      insert into job_runs (id, job_key, mode, subject, trigger, requested_by, queued_at, ready_at)
      values (${run.id}, ${run.jobKey}, ${run.mode}, ${run.subject}, ${run.trigger}, ${run.requestedBy}, ${run.at}, ${run.at})
      on conflict (job_key, coalesce(subject, '')) where state in ('queued', 'running') do update set
        mode = case
          when job_runs.started_at is null and job_runs.cursor is null and excluded.mode = 'full' then 'full'
          else job_runs.mode
        end
      returning id
    ), log as (
      insert into job_logs (run_id, at, level, message, fields)
      select id, ${run.at}, 'info', 'Another start joined this run, which had not ended yet',
        jsonb_build_object('trigger', ${run.trigger}::text, 'mode', ${run.mode}::text, 'requestedBy', ${run.requestedBy}::text)
      from started where id <> ${run.id}
    )
    select id from started`)

/** Makes the run that takes over where a dead one stopped; no row when that was done before. */
export const replayRun = (
  db: Db,
  dead: { id: string; jobKey: string },
  run: Omit<NewRun, 'mode' | 'subject'>,
) =>
  db.execute<{ id: string; step: number }>(sql`
    with letter as (
      update dead_letters set replay_run_id = ${run.id}
      where run_id = ${dead.id} and job_key = ${dead.jobKey} and replay_run_id is null
      returning run_id, job_key, step, cursor
    ), started as (
      insert into job_runs (id, job_key, mode, subject, trigger, requested_by, step, cursor, replay_of, queued_at, ready_at)
      select ${run.id}, l.job_key, r.mode, r.subject, 'replay', ${run.requestedBy}, l.step, l.cursor, l.run_id, ${run.at}, ${run.at}
      from letter l join job_runs r on r.id = l.run_id
      returning id, step, replay_of
    ), log as (
      insert into job_logs (run_id, at, level, message, fields)
      select id, ${run.at}::timestamptz, 'info', 'Takes over at step ' || step || ' of a dead run',
        jsonb_build_object('replayOf', replay_of) from started
      union all
      select replay_of, ${run.at}::timestamptz, 'info', 'Replayed', jsonb_build_object('runId', id) from started
    )
    select id, step from started`)

export const findReplay = (db: Db, runId: string) =>
  db.select({ runId: deadLetters.replayRunId }).from(deadLetters).where(eq(deadLetters.runId, runId))

/** Ends a run that nobody works on; asks the others to stop after their step. No row when there is nothing to ask. */
export const cancelRun = (db: Db, run: { id: string; jobKey: string }, by: { name: string; at: string }) =>
  db.execute<{ id: string }>(sql`
    with asked as (
      update job_runs set
        cancel_requested = true,
        state = case when lease_until is null then 'cancelled' else state end,
        finished_at = case when lease_until is null then ${by.at}::timestamptz end
      where id = ${run.id} and job_key = ${run.jobKey} and state in ('queued', 'running') and not cancel_requested
      returning id
    ), log as (
      insert into job_logs (run_id, at, level, message)
      select id, ${by.at}, 'warn', 'Cancelled by ' || ${by.name}::text from asked
    )
    select id from asked`)
