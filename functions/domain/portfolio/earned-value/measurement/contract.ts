import { z } from 'zod'
import { Currency } from '../../../values.ts'
import { MeasureWarning, Moment, MoneyMeasure, RatioMeasure, Sum } from '../contract.ts'

const Percent = z.number().min(0).max(1000)
const Weight = z.number().min(0).max(1e9)

/** How a work package earns its budget. What happened after the as-of date does not count. */
export const Progress = z.discriminatedUnion('method', [
  /** EV = budget × complete. */
  z.object({ method: z.literal('percent_complete'), complete: Percent }),
  /** Nothing before it is finished, then all. */
  z.object({ method: z.literal('0/100') }),
  /** Half when it starts, half when it is finished. */
  z.object({ method: z.literal('50/50') }),
  /** Each milestone earns its weight when it is reached; weights are relative to their sum. */
  z.object({
    method: z.literal('weighted_milestones'),
    milestones: z
      .array(z.object({ weight: Weight, planned: Moment, actual: Moment.nullable().optional() }))
      .min(1)
      .max(100),
  }),
  /** Each milestone earns the part of its weight that is complete; it is planned from the milestone before it, in the order given. */
  z.object({
    method: z.literal('milestone_percent'),
    milestones: z
      .array(z.object({ weight: Weight, planned: Moment, complete: Percent }))
      .min(1)
      .max(100),
  }),
  /** EV = PV: it earns with time, whatever is done. */
  z.object({ method: z.literal('level_of_effort') }),
  /** Earns and plans in the same proportion as another package. */
  z.object({ method: z.literal('apportioned'), to: z.string() }),
])
export type Progress = z.infer<typeof Progress>

export const WorkPackage = z
  .object({
    id: z.string().min(1).max(200),
    bac: Sum,
    ac: Sum.nullable().optional(),
    /** Planned value at the as-of date, where it is not spread evenly from start to finish. */
    pv: Sum.nullable().optional(),
    start: Moment.optional(),
    finish: Moment.optional(),
    actualStart: Moment.nullable().optional(),
    actualFinish: Moment.nullable().optional(),
    progress: Progress,
  })
  .meta({ id: 'WorkPackage' })
export type WorkPackage = z.infer<typeof WorkPackage>

export const MeasureWorkInput = z.object({
  packages: z.array(WorkPackage).max(5000),
  asOf: Moment.optional(),
  currency: Currency.optional(),
})
export type MeasureWorkInput = z.infer<typeof MeasureWorkInput>

const figures = { bac: MoneyMeasure, pv: MoneyMeasure, ev: MoneyMeasure, ac: MoneyMeasure }

export const MeasuredWork = z
  .object({
    packages: z.array(z.object({ id: z.string(), ...figures, percentComplete: RatioMeasure })),
    /** One roll-up for each currency; a figure that some package lacks is null there with `package_incomplete`. */
    totals: z.array(z.object({ currency: Currency.nullable(), ...figures })),
    warnings: z.array(MeasureWarning),
  })
  .meta({ id: 'MeasuredWork' })
export type MeasuredWork = z.infer<typeof MeasuredWork>
