import { z } from 'zod'
import { Currency, Money } from '../../values.ts'
import { constraintTypes, lagCalendars, linkTypes, progressModes, timeUnits, weekdays } from './names.ts'

/** A local wall-clock time without a zone: `2026-01-31` or `2026-01-31T08:00`. */
export const LocalTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/, 'Must be a time such as 2026-01-31 or 2026-01-31T08:00')

/** A number on the plain axis, or a local time when the project starts on a date. */
export const Moment = z.union([z.number(), LocalTime])
export type Moment = z.infer<typeof Moment>

/** `08:00-12:00`; the end may be `24:00`. A night shift is written as two, one on each day. */
const Shift = z.string().regex(/^\d{2}:\d{2}-\d{2}:\d{2}$/, 'Must be a shift such as 08:00-12:00')
const Shifts = z.array(Shift).max(24)

export const WorkingCalendar = z
  .object({
    /** Shifts of each weekday; a day that is not named is off. Without it: Monday to Friday, 08:00-12:00 and 13:00-17:00. */
    workingWeek: z.partialRecord(z.enum(weekdays), Shifts).optional(),
    /** Days off. */
    holidays: z.array(LocalTime).max(5000).optional(),
    /** Days with shifts of their own, from `date` to `until`; none means off. A later exception wins. */
    exceptions: z
      .array(z.object({ date: LocalTime, until: LocalTime.optional(), shifts: Shifts.optional() }))
      .max(5000)
      .optional(),
    /** Working hours of one day of duration; without it, the hours of the week's first working day. */
    hoursPerDay: z.number().positive().max(24).optional(),
  })
  .meta({ id: 'WorkingCalendar' })
export type WorkingCalendar = z.infer<typeof WorkingCalendar>

export const TaskId = z.string().min(1).max(100)
const Unit = z.enum(timeUnits)
const size = z.number().min(0).max(1_000_000)

export const Constraint = z.object({ type: z.enum(constraintTypes), date: Moment.optional() })
export type Constraint = z.infer<typeof Constraint>

export const ScheduleTask = z
  .object({
    id: TaskId,
    name: z.string().max(500).optional(),
    /** In `durationUnit`: working days unless it says otherwise; a plain number on the plain axis. */
    duration: size,
    durationUnit: Unit.optional(),
    /** Name of one of `calendars`. */
    calendar: z.string().max(100).optional(),
    constraint: Constraint.optional(),
    /** Does not move the task; total float falls below zero when it is missed. */
    deadline: Moment.optional(),
    percentComplete: z.number().min(0).max(100).optional(),
    actualStart: Moment.optional(),
    actualFinish: Moment.optional(),
    /** In `durationUnit`. Without it, what `percentComplete` leaves of the duration. */
    remainingDuration: size.optional(),
    /** Hours of work. */
    effort: size.optional(),
    cost: Money.optional(),
    currency: Currency.optional(),
    /** Units of each resource in use from start to finish. */
    demands: z.record(z.string().max(100), z.number().min(0).max(1_000_000)).optional(),
  })
  .meta({ id: 'ScheduleTask' })
export type ScheduleTask = z.infer<typeof ScheduleTask>

export const ScheduleLink = z
  .object({
    from: TaskId,
    to: TaskId,
    type: z.enum(linkTypes).optional(),
    /** In `lagUnit`: working days unless it says otherwise. Below zero: a lead, or a maximum lag in the other direction. */
    lag: z.number().min(-1_000_000).max(1_000_000).optional(),
    lagUnit: Unit.optional(),
  })
  .meta({ id: 'ScheduleLink' })
export type ScheduleLink = z.infer<typeof ScheduleLink>

export const ScheduleResource = z.object({
  id: z.string().min(1).max(100),
  capacity: z.number().min(0).max(1_000_000),
  calendar: z.string().max(100).optional(),
})
export type ScheduleResource = z.infer<typeof ScheduleResource>

export const BaselineTask = z
  .object({
    id: TaskId,
    start: Moment,
    finish: Moment,
    /** In working days of the task's calendar, or plain numbers. */
    duration: size.optional(),
    effort: size.optional(),
    cost: Money.optional(),
    currency: Currency.optional(),
  })
  .meta({ id: 'BaselineTask' })
export type BaselineTask = z.infer<typeof BaselineTask>

export const ScheduleInput = z
  .object({
    /** A number for the plain axis, where a finish is start + duration; a local time for calendars. */
    projectStart: Moment,
    /** Lets leads pull starts before the project start. Without it no task starts earlier. */
    allowBeforeStart: z.boolean().optional(),
    calendar: z.union([z.string().max(100), WorkingCalendar]).optional(),
    calendars: z.record(z.string().max(100), WorkingCalendar).optional(),
    /** Work that is left is planned from here on. */
    statusDate: Moment.optional(),
    progressMode: z.enum(progressModes).optional(),
    /** Whose calendar counts a working lag; the project's unless it says otherwise. */
    lagCalendar: z.enum(lagCalendars).optional(),
    /** A task is critical when its total float is not above this; 0 unless it says otherwise. */
    criticalFloat: z.number().optional(),
    /** Chains with a total float up to this are listed as near-critical. */
    nearCriticalFloat: z.number().optional(),
    resources: z.array(ScheduleResource).optional(),
    /** What was agreed: compared with, and asked by the points of the quality check about missed tasks, critical path length and execution. */
    baseline: z.array(BaselineTask).optional(),
    tasks: z.array(ScheduleTask),
    links: z.array(ScheduleLink),
  })
  .meta({ id: 'ScheduleInput' })
export type ScheduleInput = z.infer<typeof ScheduleInput>
