import { z } from 'zod'
import { Currency } from '../../../values.ts'
import { EarnedValue, EarnedValueInput } from '../contract.ts'
import { MeasuredWork, WorkPackage } from '../measurement/contract.ts'
import { EarnedPoint, EarnedSchedule, plateauRules } from '../schedule/contract.ts'

/**
 * The figures of one date, or work packages that add up to them, or both: a figure that is given wins over the sum of the packages, which
 * wins over `earned` and the baseline. With a baseline and earned value, earned schedule is worked out too.
 */
export const EarnedValueRequest = EarnedValueInput.extend({
  packages: z.array(WorkPackage).max(5000).optional(),
  /** Earned value over time; without it, `ev` at `asOf` is the only measurement. */
  earned: z.array(EarnedPoint).max(2000).optional(),
  plateau: z.enum(plateauRules).optional(),
}).meta({ id: 'EarnedValueRequest' })
export type EarnedValueRequest = z.infer<typeof EarnedValueRequest>

export const EarnedValueAnalysis = EarnedValue.extend({
  schedule: EarnedSchedule,
  packages: MeasuredWork.shape.packages,
  /** The measures for each currency of the packages; empty without packages. */
  totals: z.array(EarnedValue.extend({ currency: Currency.nullable() })),
}).meta({ id: 'EarnedValueAnalysis' })
export type EarnedValueAnalysis = z.infer<typeof EarnedValueAnalysis>
