import { z } from 'zod'
import { page, PageQuery } from '../../page.ts'
import { deletion, edit, Id, Instant } from '../../values.ts'
import { JobMode } from '../contract.ts'

const recurrence = {
  /** Five fields (minute, hour, day, month, day of the week) or `@hourly`, `@daily`, `@weekly`, `@monthly`, `@yearly`. */
  cron: z.string().trim().min(1, 'Give a cron expression such as 0 6 * * *').max(100),
  /** IANA name: the clocks that the expression is read on. */
  timeZone: z.string().trim().min(1, 'Name a time zone such as Europe/Berlin').max(60),
}

const fields = { ...recurrence, mode: JobMode, enabled: z.boolean() }

export const Schedule = z
  .object({
    id: Id,
    jobKey: z.string(),
    ...fields,
    /** When the next run is due; null while disabled. */
    nextRunAt: Instant.nullable(),
    /** The next five instants of the expression, enabled or not. */
    nextRuns: z.array(Instant),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'Schedule' })
export type Schedule = z.infer<typeof Schedule>

export const SchedulePage = page(Schedule)

export const DeletedSchedule = Schedule.extend(deletion).meta({ id: 'DeletedSchedule' })
export type DeletedSchedule = z.infer<typeof DeletedSchedule>

export const DeletedSchedules = z.object({ items: z.array(DeletedSchedule) })

export const ScheduleQuery = PageQuery.pick({ limit: true, after: true }).extend({
  job: z.string().max(100).optional(),
})
export type ScheduleQuery = z.infer<typeof ScheduleQuery>

/** `id` is made by the client, so that sending it twice makes one schedule. */
export const NewSchedule = z.object({
  id: Id.optional(),
  jobKey: z.string().min(1, 'Choose a job').max(100),
  ...recurrence,
  mode: JobMode.default('incremental'),
  enabled: z.boolean().default(true),
})
export type NewSchedule = z.infer<typeof NewSchedule>

export const ScheduleEdit = edit(z.object(fields))
export type ScheduleEdit = z.infer<typeof ScheduleEdit> & { id: string }

export const RecurrenceInput = z.object(recurrence)

export const Preview = z.object({ nextRuns: z.array(Instant) }).meta({ id: 'SchedulePreview' })
export type Preview = z.infer<typeof Preview>

/** A schedule that a job comes with. */
export interface DefaultSchedule {
  jobKey: string
  cron: string
  timeZone: string
  mode: JobMode
}
