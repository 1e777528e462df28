import { z } from 'zod'
import { Money, Currency } from '../values.ts'

export const linkTypes = ['FS', 'SS', 'FF', 'SF'] as const
export const constraintTypes = ['ASAP', 'ALAP', 'MSO', 'MFO', 'SNET', 'SNLT', 'FNET', 'FNLT'] as const
export const timeUnits = [
  'days',
  'hours',
  'minutes',
  'elapsedDays',
  'elapsedHours',
  'elapsedMinutes',
] as const
export const progressModes = ['retainedLogic', 'progressOverride'] as const
export const lagCalendars = ['project', 'predecessor', 'successor'] as const
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const

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

const TaskId = z.string().min(1).max(100)
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

const amounts = { baseline: z.number(), current: z.number(), variance: z.number() }

export const BaselineComparison = z
  .object({
    feasible: z.literal(true),
    /** In working days of the project's calendar or plain numbers; later and more than the baseline is positive. Null without a baseline. */
    startVariance: z.number().nullable(),
    finishVariance: z.number().nullable(),
    effort: z.object(amounts),
    /** One sum for each currency, exact. */
    costs: z.array(
      z.object({ currency: z.string().nullable(), baseline: Money, current: Money, variance: Money }),
    ),
    tasks: z.array(
      z.object({
        id: TaskId,
        status: z.enum(['same', 'changed', 'added', 'removed']),
        startVariance: z.number().nullable(),
        finishVariance: z.number().nullable(),
        durationVariance: z.number().nullable(),
        effortVariance: z.number().nullable(),
        costVariance: Money.nullable(),
        /** Why there is no cost variance although both have a cost. */
        reason: z.literal('currencyChanged').optional(),
      }),
    ),
  })
  .meta({ id: 'BaselineComparison' })
export type BaselineComparison = z.infer<typeof BaselineComparison>

export const priorityRules = [
  'latestFinish',
  'latestStart',
  'mostSuccessors',
  'greatestRankPositionalWeight',
  'shortest',
] as const

export const LevellingInput = ScheduleInput.extend({
  resources: z.array(ScheduleResource),
  /** Which rules begin the search; all of them unless it says otherwise. */
  priorityRules: z.array(z.enum(priorityRules)).min(1).max(5).optional(),
  /** How many schedules may be made; fewer for larger networks unless it says otherwise. */
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

const value = z.number().min(-1_000_000_000).max(1_000_000_000)
const spread = z.number().min(0).max(1_000_000_000)

export const Distribution = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('fixed'), value }),
    z.object({ type: z.literal('uniform'), min: value, max: value }),
    z.object({ type: z.literal('triangular'), min: value, mode: value, max: value }),
    /** `lambda` is the weight of the most likely value; 4 unless it says otherwise. */
    z.object({
      type: z.literal('pert'),
      min: value,
      mode: value,
      max: value,
      lambda: z.number().min(0).max(100).optional(),
    }),
    z.object({ type: z.literal('normal'), mean: value, standardDeviation: spread }),
    /** Mean and deviation of the values themselves. */
    z.object({ type: z.literal('lognormal'), mean: value, standardDeviation: spread }),
  ])
  .meta({ id: 'Distribution' })
export type Distribution = z.infer<typeof Distribution>

export const SimulationInput = ScheduleInput.extend({
  tasks: z.array(
    ScheduleTask.extend({
      /** Of the duration, or of what remains when the task has begun; in `durationUnit`. */
      distribution: Distribution.optional(),
      /** Added to `cost` for each day of the drawn duration. */
      costPerDay: z.number().min(0).max(1_000_000_000).optional(),
    }),
  ),
  /** Events that happen or not, once for all of their tasks: `delay` in days on each of them, `cost` once. */
  risks: z
    .array(
      z.object({
        id: z.string().min(1).max(100),
        probability: z.number().min(0).max(1),
        tasks: z.array(TaskId).max(10_000),
        delay: Distribution.optional(),
        cost: Distribution.optional(),
      }),
    )
    .max(1000)
    .optional(),
  correlations: z
    .array(z.object({ tasks: z.tuple([TaskId, TaskId]), coefficient: z.number().min(-1).max(1) }))
    .max(50_000)
    .optional(),
  /** 1,000 unless it says otherwise. */
  iterations: z.int().min(1).max(100_000).optional(),
  seed: z.int().optional(),
  /** A finish whose probability is asked for. */
  target: Moment.optional(),
}).meta({ id: 'SimulationInput' })
export type SimulationInput = z.infer<typeof SimulationInput>

const percentileShape = <S extends z.ZodType>(of: S) => ({
  p10: of,
  p25: of,
  p50: of,
  p75: of,
  p80: of,
  p85: of,
  p90: of,
  p95: of,
})

const Summary = z.object({
  mean: z.number(),
  standardDeviation: z.number(),
  min: z.number(),
  max: z.number(),
  ...percentileShape(z.number()),
})

export const SimulatedSchedule = z
  .object({
    feasible: z.literal(true),
    iterations: z.int(),
    /** Iterations left out because drawn durations broke a maximum lag. */
    failedIterations: z.int(),
    seed: z.int(),
    /** The finish without uncertainty, and the share of iterations that keep it. */
    deterministicFinish: Moment,
    deterministicShare: z.number(),
    targetShare: z.number().nullable(),
    finish: z.object(percentileShape(Moment)),
    /** From the project start, in working days of the project's calendar or plain numbers. */
    length: Summary,
    /** Null without costs, or for the reason in `costReason`. */
    cost: Summary.nullable(),
    costReason: z.literal('mixedCurrencies').optional(),
    tasks: z.array(
      z.object({
        id: TaskId,
        criticality: z.number(),
        cruciality: z.number(),
        sensitivity: z.number(),
        /** Of the drawn durations, in days. */
        standardDeviation: z.number(),
      }),
    ),
    risks: z.array(z.object({ id: z.string(), share: z.number() })),
    histogram: z.array(z.object({ from: Moment, to: Moment, count: z.int() })),
    sCurve: z.array(z.object({ share: z.number(), finish: Moment, cost: z.number().nullable() })),
  })
  .meta({ id: 'SimulatedSchedule' })
export type SimulatedSchedule = z.infer<typeof SimulatedSchedule>
