import { unitsAt } from '../../../decimal.ts'
import { currenciesOf, type Money, placesOf, readSum } from '../amounts/rules.ts'
import type { EarnedValueInput, MeasureReason, Sum } from '../contract.ts'
import { elapsedAt, plannedValueAt, timelineOf } from '../timeline/rules.ts'

export type Figure = 'bac' | 'pv' | 'ev' | 'ac' | 'estimate'

/** What is known of each figure: its money, or why there is none. */
export type Facts = Record<Figure, Money | MeasureReason>

/** The figures at one scale. `units` of a missing figure is 0, and `missing` says why it is missing. */
export interface Book {
  units: Record<Figure, bigint>
  missing: Record<Figure, MeasureReason | undefined>
  currency: Record<Figure, string | undefined>
  places: number
}

/** The figures of a request; the planned value and the budget come from its baseline where it does not name them itself. */
export function factsOf(input: EarnedValueInput): Facts {
  const read = <R>(sum: Sum | null | undefined, otherwise: R) =>
    sum === null || sum === undefined ? otherwise : readSum(sum, input.currency)
  const planned = plannedFacts(input)
  return {
    bac: read(input.bac, planned.bac),
    pv: read(input.pv, planned.pv),
    ev: read(input.ev, 'no_ev'),
    ac: read(input.ac, 'no_ac'),
    estimate: read(input.estimate, 'no_estimate'),
  }
}

function plannedFacts({ baseline, asOf, currency }: EarnedValueInput): Pick<Facts, 'bac' | 'pv'> {
  const sums = (baseline?.periods ?? []).map(({ pv }) => readSum(pv, currency))
  const bac = sums.at(-1)
  if (!baseline || !bac) return { bac: 'no_baseline', pv: 'no_baseline' }
  const currencies = currenciesOf(sums)
  if (currencies.length > 1) return { bac: 'mixed_currencies', pv: 'mixed_currencies' }
  if (asOf === undefined) return { bac, pv: 'no_as_of' }
  const places = placesOf(sums)
  const curve = sums.map(({ amount }) => unitsAt(amount, places))
  const units = plannedValueAt(curve, elapsedAt(timelineOf(baseline), asOf))
  return { bac, pv: { amount: { units, places }, currency: currencies[0] } }
}

export function bookOf(facts: Facts): Book {
  const known = Object.values(facts).filter((fact) => typeof fact === 'object')
  const places = placesOf(known)
  const each = <V>(take: (fact: Money | MeasureReason) => V): Record<Figure, V> => ({
    bac: take(facts.bac),
    pv: take(facts.pv),
    ev: take(facts.ev),
    ac: take(facts.ac),
    estimate: take(facts.estimate),
  })
  return {
    places,
    units: each((fact) => (typeof fact === 'object' ? unitsAt(fact.amount, places) : 0n)),
    missing: each((fact) => (typeof fact === 'object' ? undefined : fact)),
    currency: each((fact) => (typeof fact === 'object' ? fact.currency : undefined)),
  }
}

/** What a measure asks of its figures beyond being there. */
export interface Demand {
  needs: Figure[]
  positive?: ('bac' | 'pv' | 'ev' | 'ac')[]
  notNegative?: ('bac' | 'pv' | 'ev' | 'ac')[]
  /** A forecast of the rest of the work has none to forecast when more is earned than was budgeted. */
  withinBudget?: true
}

/** Why a measure has no meaning for these figures; undefined when it has. */
export function obstacle(book: Book, demand: Demand): MeasureReason | undefined {
  const { needs, positive = [], notNegative = [], withinBudget } = demand
  const missing = needs.map((name) => book.missing[name]).find((reason) => reason !== undefined)
  if (missing) return missing
  if (new Set(needs.flatMap((name) => book.currency[name] ?? [])).size > 1) return 'mixed_currencies'
  for (const name of positive) if (book.units[name] === 0n) return `${name}_zero`
  for (const name of [...positive, ...notNegative]) if (book.units[name] < 0n) return `${name}_negative`
  return withinBudget && book.units.ev > book.units.bac ? 'ev_above_bac' : undefined
}
