import { z } from 'zod'
import { Currency } from '../../../values.ts'
import { Baseline, DayMeasure, MeasureWarning, Moment, RatioMeasure, Sum } from '../contract.ts'

/** Cumulative earned value as measured at one time; without `at`, at the end of the period with its place in the list. */
export const EarnedPoint = z.object({ at: Moment.optional(), ev: Sum })
export type EarnedPoint = z.infer<typeof EarnedPoint>

/**
 * What to take where the earned value equals a stretch of the plan that rests: `last` counts every period whose planned value is reached
 * (Lipke's definition), `nearest` takes the time in that stretch that is closest to the actual time, so that work on plan stays at SPI(t) = 1.
 */
export const plateauRules = ['last', 'nearest'] as const

export const EarnedScheduleInput = z.object({
  baseline: Baseline.nullable().optional(),
  earned: z.array(EarnedPoint).max(2000),
  /** Without it, the time of the last measurement. */
  asOf: Moment.optional(),
  plateau: z.enum(plateauRules).optional(),
  currency: Currency.optional(),
})
export type EarnedScheduleInput = z.infer<typeof EarnedScheduleInput>

/** All times are numbers of baseline periods; `svt` is positive when ahead of plan. */
const timeMeasures = { at: RatioMeasure, es: RatioMeasure, svt: RatioMeasure, spit: RatioMeasure }

export const EarnedSchedule = z
  .object({
    /** Planned duration: the period in which the baseline first reaches its full value. */
    pd: RatioMeasure,
    ...timeMeasures,
    /** Independent estimate at completion in time: PD ÷ SPI(t), and AT + PD − ES for work that goes on as planned. */
    ieact: z.object({ typical: RatioMeasure, atypical: RatioMeasure }),
    /** To-complete schedule performance index: (PD − ES) ÷ (PD − AT). */
    tspi: RatioMeasure,
    /** The last day of the plan, and the day on which `ieact.typical` periods have gone by. */
    plannedFinish: DayMeasure,
    finish: DayMeasure,
    complete: z.boolean(),
    /** The same for every measurement up to the as-of date, in order of time. */
    history: z.array(z.object(timeMeasures)),
    warnings: z.array(MeasureWarning),
  })
  .meta({ id: 'EarnedSchedule' })
export type EarnedSchedule = z.infer<typeof EarnedSchedule>
