import { z } from 'zod'
import { Day } from '../../values.ts'

const Count = z.number().min(0).max(1_000_000)

/** The probabilities for which dates and amounts are promised. */
export const levels = ['p50', 'p70', 'p85', 'p95'] as const
export type Level = (typeof levels)[number]

export const ThroughputRequest = z
  .object({
    /** Items finished in each past period (a sprint, a week), oldest first. Periods in which nothing was finished count with 0. */
    history: z.array(Count).max(1000),
    /** When will so many items be done? */
    remaining: z.number().min(0).max(100_000).optional(),
    /** How many will be done after so many periods … */
    periods: z.int().min(1).max(1000).optional(),
    /** … or by the end of this day? Only whole periods count. Needs `start`. */
    by: Day.optional(),
    /** First day of the next period; with it, answers carry days. */
    start: Day.optional(),
    periodDays: z.int().min(1).max(366).default(7),
    growth: z
      .object({
        /** Items added to the scope in past periods. With as many periods as `history`, a drawn period brings both its figures. */
        added: z.array(Count).min(1).max(1000).optional(),
        /** Remaining items become so many times as many when they are worked out, anything between being as likely. */
        split: z.object({ low: z.number().min(0.1).max(10), high: z.number().min(0.1).max(10) }).optional(),
      })
      .optional(),
    trials: z.int().min(100).max(20_000).default(10_000),
    /** The same seed and figures give the same answer on every machine. */
    seed: z.int().min(0).max(4_294_967_295).default(1),
    /** Trials that are not done after so many periods count as never done. */
    horizon: z.int().min(1).max(1000).default(520),
    /**
     * `sample`: each trial also doubts the history itself, as a small sample of what may happen (Bayesian bootstrap), so that promises made
     * from few periods are wide enough. `history`: periods are drawn as if the history were all that can happen (plain bootstrap).
     */
    uncertainty: z.enum(['sample', 'history']).default('sample'),
  })
  .meta({ id: 'ThroughputRequest' })
export type ThroughputRequest = z.infer<typeof ThroughputRequest>
export type ThroughputInput = z.input<typeof ThroughputRequest>

export const throughputReasons = [
  'not_asked',
  'too_little_history',
  'no_throughput',
  'beyond_horizon',
  'no_whole_period',
] as const
export const ThroughputReason = z.enum(throughputReasons)
export type ThroughputReason = z.infer<typeof ThroughputReason>

/** A promise: `value` is null exactly when `reason` says why. `chance` is the share of trials in which it holds, at least the level. */
const promise = {
  value: z.number().nullable(),
  reason: ThroughputReason.optional(),
  chance: z.number().nullable(),
}

const byLevel = <S extends z.ZodType>(value: S) =>
  z.object({ p50: value, p70: value, p85: value, p95: value })

/** Done within `value` periods, at the end of `day`. */
export const PeriodsPromise = z
  .object({ ...promise, day: Day.nullable() })
  .meta({ id: 'ThroughputPeriodsPromise' })
export type PeriodsPromise = z.infer<typeof PeriodsPromise>

/** At least `value` items done. */
export const ItemsPromise = z.object(promise).meta({ id: 'ThroughputItemsPromise' })
export type ItemsPromise = z.infer<typeof ItemsPromise>

/** How often a promise held on the history itself. `chance` is what the model claimed on average, `share` what came true. */
export const Coverage = z
  .object({ cases: z.int(), held: z.int(), share: z.number().nullable(), chance: z.number().nullable() })
  .meta({ id: 'ThroughputCoverage' })
export type Coverage = z.infer<typeof Coverage>

export const verdicts = ['holds', 'too_optimistic', 'too_cautious', 'too_few_cases'] as const

/**
 * Walk-forward back-test: from every past period on, the forecast is made from the periods before it alone and compared with what followed.
 * Neighbouring cases overlap when `horizon` is above 1, so that they count for less than their number; `verdict` allows for it.
 */
export const BackTest = z
  .object({
    /** Periods ahead that were promised for. */
    horizon: z.int(),
    /** Promises of items after `horizon` periods. */
    items: byLevel(Coverage),
    /** Promises of periods for the items that `horizon` periods would bring at even odds. */
    periods: byLevel(Coverage),
    /** On the promise of items at 85 %. */
    verdict: z.enum(verdicts),
    reason: ThroughputReason.optional(),
  })
  .meta({ id: 'ThroughputBackTest' })
export type BackTest = z.infer<typeof BackTest>

export const throughputWarningCodes = [
  'short_history',
  'history_shifts',
  'scope_outgrows',
  'back_test_fails',
] as const

export const ThroughputForecast = z
  .object({
    /** False when the history refuses a forecast; every promise is then null with the reason. */
    usable: z.boolean(),
    history: z.object({ periods: z.int(), mean: z.number().nullable(), zeroPeriods: z.int() }),
    when: byLevel(PeriodsPromise),
    /** Share of trials done after so many periods, up to 99 %. */
    curve: z.array(z.object({ periods: z.int(), share: z.number() })),
    howMany: byLevel(ItemsPromise).extend({ periods: z.int().nullable() }),
    backTest: BackTest,
    trials: z.int(),
    seed: z.int(),
    warnings: z.array(z.object({ code: z.enum(throughputWarningCodes), message: z.string() })),
  })
  .meta({ id: 'ThroughputForecast' })
export type ThroughputForecast = z.infer<typeof ThroughputForecast>
