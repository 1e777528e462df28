import { uuidv7 } from 'uuidv7'
import { authorise } from '#domain/identity'
import { editRows } from '../../../db/edit.ts'
import { write } from '../../../db/write.ts'
import type { Ctx } from '../../context.ts'
import { type FieldError, invalid, notFound } from '../../errors.ts'
import type { Page } from '../../page.ts'
import { findDefinition } from '../service/definitions.ts'
import { schedules } from '../table.ts'
import type {
  DefaultSchedule,
  DeletedSchedule,
  NewSchedule,
  Preview,
  Schedule,
  ScheduleEdit,
  ScheduleQuery,
} from './contract.ts'
import * as repository from './repository.ts'
import { nextRuns, type Recurrence, recurrenceErrors } from './rules.ts'

const shownRuns = 5

export async function listSchedules(ctx: Ctx, query: ScheduleQuery): Promise<Page<Schedule>> {
  authorise(ctx, 'admin')
  const { items, next } = await repository.listSchedules(ctx.db, query)
  return { items: items.map((row) => toSchedule(ctx, row)), next }
}

export async function listDeletedSchedules(ctx: Ctx): Promise<DeletedSchedule[]> {
  authorise(ctx, 'admin')
  const rows = await repository.listDeleted(ctx.db)
  return rows.map(({ deletedAt, deletedBy, ...row }) => ({ ...toSchedule(ctx, row), deletedAt, deletedBy }))
}

/** Repeating a creation with the same id answers the same schedule. Throws invalid at the field. */
export async function createSchedule(ctx: Ctx, input: NewSchedule): Promise<Schedule> {
  authorise(ctx, 'admin')
  const errors = [...jobErrors(ctx, input.jobKey), ...recurrenceErrors(input, ctx.now())]
  if (errors.length > 0) throw invalid(errors)
  const id = input.id ?? uuidv7()
  const [, [row]] = await write(ctx, [
    repository.insertSchedule(ctx.db, { ...input, id, nextRunAt: nextRunAt(ctx, input) }),
    repository.readSchedules(ctx.db, [id]),
  ])
  if (!row) throw notFound('schedule')
  await publish(ctx, row)
  return toSchedule(ctx, row)
}

function jobErrors(ctx: Ctx, jobKey: string): FieldError[] {
  const definition = findDefinition(ctx, jobKey)
  if (!definition) return [{ path: 'jobKey', message: 'Choose a job that exists.' }]
  if (!definition.perSubject) return []
  return [{ path: 'jobKey', message: 'This job is started where its subject is shown. Choose another one.' }]
}

/** See editRows for conflicts. The next run follows from the values after the edit. Throws invalid at the field. */
export async function editSchedule(ctx: Ctx, edit: ScheduleEdit): Promise<Schedule> {
  authorise(ctx, 'admin')
  const [current] = await repository.readSchedules(ctx.db, [edit.id])
  if (!current) throw notFound('schedule')
  const changed = { ...current, ...edit.changes }
  const errors = recurrenceErrors(changed, ctx.now())
  if (errors.length > 0) throw invalid(errors.map((error) => ({ ...error, path: `changes.${error.path}` })))
  const changes = movesNextRun(edit) ? { ...edit.changes, nextRunAt: nextRunAt(ctx, changed) } : edit.changes
  const [row] = await editRows(ctx, {
    noun: 'schedule',
    table: schedules,
    edits: [{ ...edit, changes }],
    read: (ids) => repository.readSchedules(ctx.db, ids),
  })
  if (!row) throw notFound('schedule')
  await publish(ctx, row)
  return toSchedule(ctx, row)
}

const movesNextRun = ({ changes }: ScheduleEdit) =>
  'cron' in changes || 'timeZone' in changes || 'enabled' in changes

/** An admin can restore it. */
export async function deleteSchedule(ctx: Ctx, id: string): Promise<void> {
  authorise(ctx, 'admin')
  const [[row]] = await write(ctx, [repository.setDeleted(ctx.db, id)])
  if (!row) throw notFound('schedule')
  await publish(ctx, { id, jobKey: row.jobKey })
}

/** What fell due while it was deleted is not made up for. */
export async function restoreSchedule(ctx: Ctx, id: string): Promise<void> {
  authorise(ctx, 'admin')
  const [deleted] = await repository.readDeleted(ctx.db, id)
  if (!deleted) throw notFound('schedule')
  const [[row]] = await write(ctx, [repository.restore(ctx.db, id, nextRunAt(ctx, deleted))])
  if (!row) throw notFound('schedule')
  await publish(ctx, deleted)
}

/** The next five instants of an expression; throws invalid at the field. */
export async function previewSchedule(ctx: Ctx, recurrence: Recurrence): Promise<Preview> {
  authorise(ctx, 'admin')
  const errors = recurrenceErrors(recurrence, ctx.now())
  if (errors.length > 0) throw invalid(errors)
  return { nextRuns: upcoming(ctx, recurrence) }
}

/** Gives jobs the schedules they come with, once per job and mode: what admins changed, added or deleted stays as it is. */
export async function ensureSchedules(ctx: Ctx, defaults: DefaultSchedule[]): Promise<void> {
  authorise(ctx, 'admin')
  const missing = defaults.map((schedule) => ({
    ...schedule,
    nextRunAt: nextRunAt(ctx, { ...schedule, enabled: true }),
  }))
  await write(ctx, [repository.insertMissing(ctx.db, missing)])
}

const toSchedule = (ctx: Ctx, row: Omit<Schedule, 'nextRuns'>): Schedule => ({
  ...row,
  nextRuns: upcoming(ctx, row),
})

const upcoming = (ctx: Ctx, recurrence: Recurrence) =>
  nextRuns(recurrence, ctx.now(), shownRuns).map((instant) => instant.toISOString())

const nextRunAt = (ctx: Ctx, schedule: Recurrence & { enabled: boolean }) =>
  schedule.enabled ? (nextRuns(schedule, ctx.now(), 1)[0]?.toISOString() ?? null) : null

async function publish(ctx: Ctx, schedule: { id: string; jobKey: string }): Promise<void> {
  await ctx.live.publish({ topic: 'schedules', ids: [schedule.id] })
  await ctx.live.publish({ topic: 'jobs', ids: [schedule.jobKey] })
}
