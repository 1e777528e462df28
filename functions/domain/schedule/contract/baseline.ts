import { z } from 'zod'
import { Money } from '../../values.ts'
import { TaskId } from './input.ts'

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
