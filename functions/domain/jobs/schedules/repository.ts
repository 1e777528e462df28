import { and, asc, desc, eq, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import { isDeletion, lastActor } from '../../../db/actor.ts'
import type { Db } from '../../../db/client.ts'
import { keyset, toPage } from '../../../db/keyset.ts'
import { schedules } from '../table.ts'
import type { DefaultSchedule, NewSchedule, ScheduleQuery } from './contract.ts'

const row = {
  id: schedules.id,
  jobKey: schedules.jobKey,
  cron: schedules.cron,
  timeZone: schedules.timeZone,
  mode: schedules.mode,
  enabled: schedules.enabled,
  nextRunAt: schedules.nextRunAt,
  createdAt: schedules.createdAt,
  updatedAt: schedules.updatedAt,
}

export async function listSchedules(db: Db, query: ScheduleQuery) {
  const order = { by: sql`${schedules.jobKey}`, id: schedules.id, descending: false }
  const { sortKey, orderBy, behind } = keyset(order, query.after)
  const rows = await db
    .select({ ...row, sortKey })
    .from(schedules)
    .where(and(isNull(schedules.deletedAt), query.job ? eq(schedules.jobKey, query.job) : undefined, behind))
    .orderBy(...orderBy)
    .limit(query.limit + 1)
  return toPage(rows, query.limit)
}

export const readSchedules = (db: Db, ids: string[]) =>
  db
    .select(row)
    .from(schedules)
    .where(and(inArray(schedules.id, ids), isNull(schedules.deletedAt)))

export const readDeleted = (db: Db, id: string) =>
  db
    .select(row)
    .from(schedules)
    .where(and(eq(schedules.id, id), isNotNull(schedules.deletedAt)))

export const listDeleted = (db: Db) =>
  db
    .select({
      ...row,
      deletedAt: sql<string>`iso(${schedules.deletedAt})`,
      deletedBy: lastActor('schedules', sql`schedules.id::text`, isDeletion),
    })
    .from(schedules)
    .where(isNotNull(schedules.deletedAt))
    .orderBy(desc(schedules.deletedAt))
    .limit(200)

type Insert = NewSchedule & { id: string; nextRunAt: string | null }

/** Repeating an insert with the same id changes nothing. */
export const insertSchedule = (db: Db, schedule: Insert) =>
  db
    .insert(schedules)
    .values({ ...schedule, createdAt: sql`default`, updatedAt: sql`default` })
    .onConflictDoNothing({ target: schedules.id })

/**
 * A job's own schedule per mode has a fixed id, so that concurrent starts of the product make one. Any schedule of
 * the same job and mode, deleted or not, is left alone and stands for it.
 */
export const insertMissing = (db: Db, defaults: (DefaultSchedule & { nextRunAt: string | null })[]) =>
  db.execute<{ jobKey: string }>(sql`
    insert into schedules (id, job_key, cron, time_zone, mode, next_run_at)
    select overlay(overlay(md5('schedule:' || d."jobKey" || ':' || d.mode) placing '8' from 13) placing '8' from 17)::uuid,
      d."jobKey", d.cron, d."timeZone", d.mode, d."nextRunAt"
    from jsonb_to_recordset(${JSON.stringify(defaults)}::jsonb)
      as d ("jobKey" text, cron text, "timeZone" text, mode text, "nextRunAt" timestamptz)
    where not exists (select from schedules s where s.job_key = d."jobKey" and s.mode = d.mode)
    on conflict (id) do nothing
    returning job_key as "jobKey"`)

export const setDeleted = (db: Db, id: string) =>
  db
    .update(schedules)
    .set({ deletedAt: sql`now_ms()` })
    .where(and(eq(schedules.id, id), isNull(schedules.deletedAt)))
    .returning({ jobKey: schedules.jobKey })

export const restore = (db: Db, id: string, nextRunAt: string | null) =>
  db
    .update(schedules)
    .set({ deletedAt: null, nextRunAt })
    .where(and(eq(schedules.id, id), isNotNull(schedules.deletedAt)))
    .returning({ jobKey: schedules.jobKey })

/** Enabled schedules whose time has come. */
export const listDue = (db: Db, now: string) =>
  db
    .select(row)
    .from(schedules)
    .where(and(schedules.enabled, isNull(schedules.deletedAt), lte(schedules.nextRunAt, now)))
    .orderBy(asc(schedules.nextRunAt))

export interface Claim {
  scheduleId: string
  /** The run to make; null when the job cannot run here. */
  runId: string | null
  dueAt: string | null
  nextRunAt: string | null
}

/**
 * Moves due schedules on and makes their runs, each once: whoever moves a schedule first has its interval. A job that
 * has an active run notes the interval in that run's log. Only a full run is not covered by an incremental one: it
 * stays due until that ends.
 */
export const claimDue = (db: Db, claims: Claim[], by: { actor: string; now: string }) =>
  db.execute<{ runId: string; jobKey: string }>(sql`
    with due as (
      select * from jsonb_to_recordset(${JSON.stringify(claims)}::jsonb)
        as d ("scheduleId" uuid, "runId" uuid, "dueAt" timestamptz, "nextRunAt" timestamptz)
    ), active as (
      select id, job_key, mode from job_runs where state in ('queued', 'running')
    ), moved as (
      update schedules s set next_run_at = d."nextRunAt" from due d
      where s.id = d."scheduleId" and s.next_run_at = d."dueAt" and s.enabled and s.deleted_at is null
        and not (s.mode = 'full' and exists (select from active a where a.job_key = s.job_key and a.mode = 'incremental'))
      returning s.job_key, s.mode, d."runId" as run_id, d."dueAt" as due_at
    ), started as (
      insert into job_runs (id, job_key, mode, trigger, requested_by, scheduled_for, queued_at, ready_at)
      select run_id, job_key, mode, 'schedule', ${by.actor}, due_at, ${by.now}, ${by.now}
      from moved where run_id is not null order by mode = 'full' desc
      on conflict do nothing
      returning id, job_key
    ), log as (
      insert into job_logs (run_id, at, level, message, fields)
      select a.id, ${by.now}, 'info', 'A scheduled run joined this one, which had not ended yet',
        jsonb_build_object('scheduledFor', iso(m.due_at), 'mode', m.mode)
      from moved m
      join (select id, job_key from active union all select id, job_key from started) a on a.job_key = m.job_key
      where m.run_id is not null and m.run_id not in (select id from started)
    )
    select id as "runId", job_key as "jobKey" from started`)
