import { z } from 'zod'
import { Currency, Money } from '../../values.ts'
import { Moment, ScheduleInput, ScheduleTask, TaskId } from './input.ts'

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

const summaryShape = <S extends z.ZodType>(of: S) => ({
  mean: of,
  standardDeviation: of,
  min: of,
  max: of,
  ...percentileShape(of),
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
    length: z.object(summaryShape(z.number())),
    /** Null without costs, or for the reason in `costReason`. */
    cost: z.object({ currency: Currency.nullable(), ...summaryShape(Money) }).nullable(),
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
    sCurve: z.array(z.object({ share: z.number(), finish: Moment, cost: Money.nullable() })),
  })
  .meta({ id: 'SimulatedSchedule' })
export type SimulatedSchedule = z.infer<typeof SimulatedSchedule>
