import { z } from 'zod'
import { Moment, ScheduleInput, ScheduleResource, TaskId } from './input.ts'

export const priorityRules = [
  'latestFinish',
  'latestStart',
  'mostSuccessors',
  'greatestRankPositionalWeight',
  'shortest',
] as const

export const LevellingInput = ScheduleInput.extend({
  resources: z.array(ScheduleResource).max(300),
  /** Which rules begin the search; all of them unless it says otherwise. */
  priorityRules: z.array(z.enum(priorityRules)).min(1).max(5).optional(),
  /** How many schedules may be made; fewer for larger networks unless it says otherwise. With maximum lags at least 100. */
  schedules: z.int().min(1).max(100_000).optional(),
  seed: z.int().optional(),
}).meta({ id: 'LevellingInput' })
export type LevellingInput = z.infer<typeof LevellingInput>

export const LevelledSchedule = z
  .object({
    feasible: z.literal(true),
    length: z.number(),
    start: Moment,
    finish: Moment,
    /** The finish if there were enough of every resource. */
    unlevelledFinish: Moment,
    /** True when the finish is proven to be the earliest possible. */
    optimal: z.boolean(),
    /** The priority rule that the best schedule began with. */
    rule: z.string(),
    /** How many schedules were made. */
    schedules: z.int(),
    tasks: z.array(
      z.object({
        id: TaskId,
        start: Moment,
        finish: Moment,
        /** Against the early start without levelling, in working days of the task's calendar or plain numbers. */
        delay: z.number(),
        /** Why the task moved; null when it did not. `resource`: it could start earlier but for `resources`, which `waitsFor` use then. */
        reason: z.enum(['resource', 'link']).nullable(),
        resources: z.array(z.string()),
        waitsFor: z.array(TaskId),
      }),
    ),
    resources: z.array(z.object({ id: z.string(), capacity: z.number(), peak: z.number() })),
  })
  .meta({ id: 'LevelledSchedule' })
export type LevelledSchedule = z.infer<typeof LevelledSchedule>
