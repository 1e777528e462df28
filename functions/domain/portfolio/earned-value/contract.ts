import { z } from 'zod'
import { Currency, Day } from '../../values.ts'

/** An amount as exact decimal text or as a number; a number is rounded to six places, since binary fractions carry dust. */
export const Amount = z.union([
  z.string().regex(/^-?\d{1,18}(\.\d{1,6})?$/, 'Must be an amount such as 1250.50'),
  z.number().min(-1e15).max(1e15),
])
export type Amount = z.infer<typeof Amount>

/** An amount in the currency of the request, or with a currency of its own. */
export const Sum = z.union([Amount, z.object({ amount: Amount, currency: Currency })])
export type Sum = z.infer<typeof Sum>

/** A point in time: a day (its end counts), or the number of periods since the start, such as 5.5. */
export const Moment = z.union([Day, z.number().min(0).max(10_000)])
export type Moment = z.infer<typeof Moment>

/** Why a measure has no value. */
export const measureReasons = [
  'no_baseline',
  'no_as_of',
  'no_ev',
  'no_ac',
  'no_estimate',
  'mixed_currencies',
  'bac_zero',
  'pv_zero',
  'ev_zero',
  'ac_zero',
  'bac_negative',
  'pv_negative',
  'ev_negative',
  'ac_negative',
  'ev_above_bac',
  'work_complete',
  'budget_spent',
  'budget_overspent',
  'estimate_spent',
  'estimate_overspent',
  'not_started',
  'es_zero',
  'planned_time_over',
  'no_dates',
  'beyond_calendar',
  'no_base',
  'base_bac_zero',
  'apportioned_cycle',
  'weights_zero',
  'package_incomplete',
] as const
export const MeasureReason = z.enum(measureReasons)
export type MeasureReason = z.infer<typeof MeasureReason>

const measure = <S extends z.ZodType>(value: S) =>
  z.object({ value: value.nullable(), reason: MeasureReason.optional() })

/** Money as exact decimal text. `value` is null exactly when `reason` says why. */
export const MoneyMeasure = measure(z.string()).meta({ id: 'MoneyMeasure' })
export type MoneyMeasure = z.infer<typeof MoneyMeasure>

/** A number rounded once, to ten decimal places. `value` is null exactly when `reason` says why. */
export const RatioMeasure = measure(z.number()).meta({ id: 'RatioMeasure' })
export type RatioMeasure = z.infer<typeof RatioMeasure>

/** A calendar day. `value` is null exactly when `reason` says why. */
export const DayMeasure = measure(Day).meta({ id: 'DayMeasure' })
export type DayMeasure = z.infer<typeof DayMeasure>

/** What looks wrong with the figures although they could be worked with. */
export const warningCodes = [
  'ev_above_bac',
  'pv_above_bac',
  'negative_bac',
  'negative_pv',
  'negative_ev',
  'negative_ac',
  'mixed_currencies',
  'estimate_below_ac',
  'bac_differs_from_baseline',
  'baseline_falls',
  'baseline_exhausted',
  'ev_on_plateau',
  'ev_older_than_as_of',
  'packages_incomplete',
] as const
export const MeasureWarning = z
  .object({ code: z.enum(warningCodes), message: z.string() })
  .meta({ id: 'MeasureWarning' })
export type MeasureWarning = z.infer<typeof MeasureWarning>

/**
 * The time-phased plan (performance measurement baseline): the planned value accumulated by the end of each period. With days, `start` and
 * every `end` are given, an `end` being the last day of its period; without, periods are only counted. Periods after the plan is fully
 * phased may follow with the same value; they only say how long later periods are.
 */
export const Baseline = z
  .object({
    start: Day.optional(),
    periods: z.array(z.object({ end: Day.optional(), pv: Sum })).max(2000),
  })
  .meta({ id: 'EarnedValueBaseline' })
export type Baseline = z.infer<typeof Baseline>

export const estimateBases = ['typical', 'atypical', 'combined', 'bottomUp'] as const
export type EstimateBasis = (typeof estimateBases)[number]

/** All amounts are cumulative up to the as-of date. */
export const EarnedValueInput = z.object({
  /** Budget at completion; without it, what the baseline adds up to. */
  bac: Sum.nullable().optional(),
  /** Planned value; without it, read from the baseline at `asOf`. */
  pv: Sum.nullable().optional(),
  ev: Sum.nullable().optional(),
  ac: Sum.nullable().optional(),
  /** A bottom-up estimate at completion. */
  estimate: Sum.nullable().optional(),
  /** The estimate that `etc`, `vac` and `tcpi.toEac` are made from: `bottomUp` where `estimate` is given, else `typical`. */
  basis: z.enum(estimateBases).optional(),
  /** Of amounts that name none. */
  currency: Currency.optional(),
  baseline: Baseline.nullable().optional(),
  asOf: Moment.optional(),
})
export type EarnedValueInput = z.infer<typeof EarnedValueInput>

/** Variances are money, indices plain ratios (1 is on plan), everything called percent runs from 0 to 100 and may pass it. */
export const EarnedValue = z
  .object({
    currency: Currency.nullable(),
    bac: MoneyMeasure,
    pv: MoneyMeasure,
    ev: MoneyMeasure,
    ac: MoneyMeasure,
    cv: MoneyMeasure,
    sv: MoneyMeasure,
    cvPercent: RatioMeasure,
    svPercent: RatioMeasure,
    cpi: RatioMeasure,
    spi: RatioMeasure,
    eac: z.object({
      typical: MoneyMeasure,
      atypical: MoneyMeasure,
      combined: MoneyMeasure,
      bottomUp: MoneyMeasure,
    }),
    basis: z.enum(estimateBases),
    etc: MoneyMeasure,
    vac: MoneyMeasure,
    vacPercent: RatioMeasure,
    tcpi: z.object({ toBac: RatioMeasure, toEac: RatioMeasure }),
    percentComplete: RatioMeasure,
    percentSpent: RatioMeasure,
    percentPlanned: RatioMeasure,
    warnings: z.array(MeasureWarning),
  })
  .meta({ id: 'EarnedValue' })
export type EarnedValue = z.infer<typeof EarnedValue>
