import { z } from 'zod'
import { InfeasibleSchedule } from './analysis.ts'
import { ScheduleLink, TaskId } from './input.ts'

export const qualityPoints = [
  'logic',
  'leads',
  'lags',
  'relationshipTypes',
  'hardConstraints',
  'highFloat',
  'negativeFloat',
  'highDuration',
  'invalidDates',
  'resources',
  'missedTasks',
  'criticalPathTest',
  'criticalPathLengthIndex',
  'baselineExecutionIndex',
] as const

export const QualityPoint = z
  .object({
    /** 1 to 14, as the DCMA numbers them. */
    number: z.int(),
    point: z.enum(qualityPoints),
    count: z.int(),
    /** How many there are to count among. */
    of: z.int(),
    /** count / of, or the index itself; null where there is nothing to count among. */
    ratio: z.number().nullable(),
    /** `atMost` or `atLeast` is what the ratio is held against. */
    atMost: z.number().optional(),
    atLeast: z.number().optional(),
    verdict: z.enum(['pass', 'fail', 'notApplicable']),
    /** Why a point is not applicable. */
    reason: z.enum(['noTasks', 'noLinks', 'noStatusDate', 'noBaseline', 'noResources']).optional(),
    tasks: z.array(TaskId),
    links: z.array(ScheduleLink),
  })
  .meta({ id: 'QualityPoint' })
export type QualityPoint = z.infer<typeof QualityPoint>

export const ScheduleQuality = z.discriminatedUnion('feasible', [
  z.object({
    feasible: z.literal(true),
    passed: z.int(),
    failed: z.int(),
    notApplicable: z.int(),
    points: z.array(QualityPoint),
  }),
  InfeasibleSchedule,
])
export type ScheduleQuality = z.infer<typeof ScheduleQuality>
