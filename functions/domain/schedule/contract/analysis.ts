import { z } from 'zod'
import { Moment, ScheduleLink, TaskId } from './input.ts'

export const TaskDates = z
  .object({
    id: TaskId,
    earlyStart: Moment,
    earlyFinish: Moment,
    lateStart: Moment,
    lateFinish: Moment,
    /** In working days of the task's calendar (elapsed days for an elapsed duration), or plain numbers. */
    totalFloat: z.number(),
    freeFloat: z.number(),
    critical: z.boolean(),
    drivingPredecessors: z.array(TaskId),
  })
  .meta({ id: 'TaskDates' })
export type TaskDates = z.infer<typeof TaskDates>

export const infeasibleReasons = ['positiveCycle', 'contradictingConstraint', 'capacity'] as const

export const InfeasibleSchedule = z
  .object({
    feasible: z.literal(false),
    reason: z.enum(infeasibleReasons),
    message: z.string(),
    tasks: z.array(TaskId),
    links: z.array(ScheduleLink),
  })
  .meta({ id: 'InfeasibleSchedule' })
export type InfeasibleSchedule = z.infer<typeof InfeasibleSchedule>

export const FeasibleSchedule = z
  .object({
    feasible: z.literal(true),
    /** From start to finish, in working days of the project's calendar or plain numbers. */
    length: z.number(),
    start: Moment,
    finish: Moment,
    criticalPath: z.array(TaskId),
    /** All critical paths, up to ten. */
    criticalPaths: z.array(z.array(TaskId)),
    nearCriticalPaths: z.array(z.object({ totalFloat: z.number(), tasks: z.array(TaskId) })),
    tasks: z.array(TaskDates),
  })
  .meta({ id: 'FeasibleSchedule' })
export type FeasibleSchedule = z.infer<typeof FeasibleSchedule>

export const ScheduleAnalysis = z.discriminatedUnion('feasible', [FeasibleSchedule, InfeasibleSchedule])
export type ScheduleAnalysis = z.infer<typeof ScheduleAnalysis>
