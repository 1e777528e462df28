import { divideRounded } from '../../decimal.ts'
import {
  currenciesOf,
  type Money,
  moneyMeasure,
  placesOf,
  ratioMeasure,
  readSum,
  without,
} from './amounts/rules.ts'
import type {
  EarnedValue,
  EarnedValueInput,
  EstimateBasis,
  MeasureReason,
  MoneyMeasure,
  RatioMeasure,
} from './contract.ts'
import { elapsedAt, plannedValueAt, timelineOf } from './timeline/rules.ts'
import { warningsOf } from './warnings/rules.ts'

export const figures = ['bac', 'pv', 'ev', 'ac', 'estimate'] as const
export type FigureName = (typeof figures)[number]

/** What is known of each figure: its money, or why there is none. */
export type Facts = Record<FigureName, Money | MeasureReason>

/** The same at one scale; `units` of a figure that is missing is 0 and `missing` says why. */
export interface Book {
  units: Record<FigureName, bigint>
  missing: Partial<Record<FigureName, MeasureReason>>
  currency: Partial<Record<FigureName, string>>
  places: number
}

type Quotient = { n: bigint; d: bigint } | MeasureReason

/**
 * The measures of earned value management at one date. Sums and differences are exact; a quotient of money is rounded once, halves away from
 * zero, to the places of the amounts (at least two); ratios to ten places. A measure without meaning is null with a reason.
 *
 * - CV = EV − AC, SV = EV − PV, CPI = EV ÷ AC, SPI = EV ÷ PV, percent complete = EV ÷ BAC, percent spent = AC ÷ BAC.
 * - EAC typical = BAC ÷ CPI, atypical = AC + BAC − EV, combined = AC + (BAC − EV) ÷ (CPI × SPI).
 * - ETC = EAC − AC, VAC = BAC − EAC, TCPI = (BAC − EV) ÷ (BAC − AC) and (BAC − EV) ÷ (EAC − AC).
 *
 * Sources: PMI, The Standard for Earned Value Management (2019) and PMBOK Guide 6th edition, 7.4.2; AACE International 80R-13.
 * Throws `invalid` for an amount that is no decimal number and a baseline whose days are out of order.
 */
export function earnedValue(input: EarnedValueInput): EarnedValue {
  return measuresOf(factsOf(input), input)
}

/** The figures of a request, with the planned value and the budget read from its baseline where it does not name them. */
export function factsOf(input: EarnedValueInput): Facts {
  const read = (sum: EarnedValueInput['ev'], reason: MeasureReason) =>
    sum === null || sum === undefined ? reason : readSum(sum, input.currency)
  const planned = plannedFacts(input)
  return {
    bac: read(input.bac, 'no_baseline') === 'no_baseline' ? planned.bac : read(input.bac, 'no_baseline'),
    pv: read(input.pv, 'no_baseline') === 'no_baseline' ? planned.pv : read(input.pv, 'no_baseline'),
    ev: read(input.ev, 'no_ev'),
    ac: read(input.ac, 'no_ac'),
    estimate: read(input.estimate, 'no_estimate'),
  }
}

function plannedFacts({ baseline, asOf, currency }: EarnedValueInput): Pick<Facts, 'bac' | 'pv'> {
  const curve = (baseline?.periods ?? []).map(({ pv }) => readSum(pv, currency))
  const bac = curve.at(-1)
  if (!baseline || !bac) return { bac: 'no_baseline', pv: 'no_baseline' }
  if (currenciesOf(curve).length > 1) return { bac: 'mixed_currencies', pv: 'mixed_currencies' }
  if (asOf === undefined) return { bac, pv: 'no_as_of' }
  const places = placesOf(curve)
  const units = curve.map(({ amount }) => unitsIn(amount, places))
  const pv = plannedValueAt(units, elapsedAt(timelineOf(baseline), asOf))
  return { bac, pv: { amount: { units: pv, places }, currency: bac.currency } }
}
