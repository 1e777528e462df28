import { divideRounded } from '../../decimal.ts'
import { moneyMeasure, ratioMeasure, without } from './amounts/rules.ts'
import type {
  EarnedValue,
  EarnedValueInput,
  EstimateBasis,
  MeasureReason,
  MoneyMeasure,
  RatioMeasure,
} from './contract.ts'
import { type Book, bookOf, type Demand, type Facts, factsOf, type Figure, obstacle } from './facts/rules.ts'
import { figureWarnings } from './warnings/rules.ts'

/**
 * The measures of earned value management at one date. Sums and differences are exact; a quotient of money is rounded once, halves away
 * from zero, to the places of the amounts (at least two); ratios to ten places. A measure without meaning is null with a reason.
 *
 * - CV = EV − AC, SV = EV − PV, CPI = EV ÷ AC, SPI = EV ÷ PV, percent complete = EV ÷ BAC, percent spent = AC ÷ BAC.
 * - EAC typical = BAC ÷ CPI, atypical = AC + BAC − EV, combined = AC + (BAC − EV) ÷ (CPI × SPI), bottom-up = as given.
 * - ETC = EAC − AC, VAC = BAC − EAC, TCPI = (BAC − EV) ÷ (BAC − AC) and (BAC − EV) ÷ (EAC − AC).
 *
 * Sources: PMI, The Standard for Earned Value Management (2019) and PMBOK Guide, 6th edition, 7.4.2; AACE International 10S-90.
 * Throws `invalid` for an amount that is no decimal number and for a baseline whose days are out of order.
 */
export function earnedValue(input: EarnedValueInput): EarnedValue {
  return measuresOf(factsOf(input), input.basis)
}

/** The same from figures that are already read. `basis` is `bottomUp` where there is an estimate, else `typical`. */
export function measuresOf(facts: Facts, wanted?: EstimateBasis): EarnedValue {
  const book = bookOf(facts)
  const eac = estimatesOf(book)
  const basis = wanted ?? (book.missing.estimate === undefined ? 'bottomUp' : 'typical')
  return {
    currency: currencyOf(book),
    ...echoOf(book),
    ...variancesOf(book),
    ...indicesOf(book),
    eac: {
      typical: moneyOf(book, eac.typical),
      atypical: moneyOf(book, eac.atypical),
      combined: moneyOf(book, eac.combined),
      bottomUp: moneyOf(book, eac.bottomUp),
    },
    basis,
    ...remainderOf(book, eac[basis], basis),
    warnings: figureWarnings(book),
  }
}

function currencyOf(book: Book): string | null {
  const named = [...new Set(Object.values(book.currency).filter((currency) => currency !== undefined))]
  return named.length === 1 ? (named[0] ?? null) : null
}

function echoOf(book: Book) {
  const echo = (name: Figure) => money(book, { needs: [name] }, (units) => units[name])
  return { bac: echo('bac'), pv: echo('pv'), ev: echo('ev'), ac: echo('ac') }
}

function variancesOf(book: Book) {
  return {
    cv: money(book, { needs: ['ev', 'ac'] }, ({ ev, ac }) => ev - ac),
    sv: money(book, { needs: ['ev', 'pv'] }, ({ ev, pv }) => ev - pv),
    cvPercent: ratio(book, { needs: ['ev', 'ac'], positive: ['ev'] }, ({ ev, ac }) => [100n * (ev - ac), ev]),
    svPercent: ratio(book, { needs: ['ev', 'pv'], positive: ['pv'] }, ({ ev, pv }) => [100n * (ev - pv), pv]),
  }
}

function indicesOf(book: Book) {
  const share = (name: 'pv' | 'ev' | 'ac') =>
    ratio(book, { needs: ['bac', name], positive: ['bac'] }, (units) => [100n * units[name], units.bac])
  return {
    cpi: ratio(book, { needs: ['ev', 'ac'], positive: ['ac'], notNegative: ['ev'] }, ({ ev, ac }) => [
      ev,
      ac,
    ]),
    spi: ratio(book, { needs: ['ev', 'pv'], positive: ['pv'], notNegative: ['ev'] }, ({ ev, pv }) => [
      ev,
      pv,
    ]),
    percentComplete: share('ev'),
    percentSpent: share('ac'),
    percentPlanned: share('pv'),
  }
}

/** Money that may be no whole number of units, so that what follows from it is rounded once. */
interface Quotient {
  n: bigint
  d: bigint
}

type Estimate = Quotient | MeasureReason

function estimatesOf(book: Book): Record<EstimateBasis, Estimate> {
  const { bac, pv, ev, ac, estimate } = book.units
  const when = (demand: Demand, quotient: Quotient): Estimate => obstacle(book, demand) ?? quotient
  return {
    typical: when(
      { needs: ['bac', 'ev', 'ac'], positive: ['bac', 'ev', 'ac'], withinBudget: true },
      { n: bac * ac, d: ev },
    ),
    atypical: when(
      { needs: ['bac', 'ev', 'ac'], positive: ['bac'], withinBudget: true },
      { n: ac + bac - ev, d: 1n },
    ),
    combined: when(
      { needs: ['bac', 'pv', 'ev', 'ac'], positive: ['bac', 'ev', 'ac', 'pv'], withinBudget: true },
      { n: ac * ev * ev + (bac - ev) * ac * pv, d: ev * ev },
    ),
    bottomUp: when({ needs: ['estimate'] }, { n: estimate, d: 1n }),
  }
}

const moneyOf = ({ places }: Book, eac: Estimate): MoneyMeasure =>
  typeof eac === 'string' ? without(eac) : moneyMeasure(divideRounded(eac.n, eac.d), places)

function remainderOf(book: Book, eac: Estimate, basis: EstimateBasis) {
  const estimated = typeof eac === 'string' ? eac : undefined
  const units = typeof eac === 'string' ? 0n : divideRounded(eac.n, eac.d)
  // An estimate that was given has a currency of its own; the others were made from figures that fit.
  const own: Figure[] = basis === 'bottomUp' ? ['estimate'] : []
  const need = (name: Figure): Demand => ({ needs: [name, ...own] })
  return {
    etc: estimated ? without(estimated) : money(book, need('ac'), ({ ac }) => units - ac),
    vac: estimated ? without(estimated) : money(book, need('bac'), ({ bac }) => bac - units),
    vacPercent: estimated
      ? without(estimated)
      : ratio(book, { ...need('bac'), positive: ['bac'] }, ({ bac }) => [100n * (bac - units), bac]),
    tcpi: { toBac: toBudget(book), toEac: toEstimate(book, eac, own) },
  }
}

const work: Demand = { needs: ['bac', 'ev', 'ac'], positive: ['bac'], withinBudget: true }

function toBudget(book: Book): RatioMeasure {
  const { bac, ev, ac } = book.units
  const reason = obstacle(book, work)
  if (reason) return without(reason)
  if (ev === bac) return without('work_complete')
  if (ac >= bac) return without(ac === bac ? 'budget_spent' : 'budget_overspent')
  return ratioMeasure(bac - ev, bac - ac)
}

function toEstimate(book: Book, eac: Estimate, own: Figure[]): RatioMeasure {
  if (typeof eac === 'string') return without(eac)
  const { bac, ev, ac } = book.units
  const reason = obstacle(book, { ...work, needs: [...work.needs, ...own] })
  if (reason) return without(reason)
  if (ev === bac) return without('work_complete')
  const rest = eac.n - ac * eac.d
  if (rest <= 0n) return without(rest === 0n ? 'estimate_spent' : 'estimate_overspent')
  return ratioMeasure((bac - ev) * eac.d, rest)
}

function money(book: Book, demand: Demand, formula: (units: Book['units']) => bigint): MoneyMeasure {
  const reason = obstacle(book, demand)
  return reason ? without(reason) : moneyMeasure(formula(book.units), book.places)
}

function ratio(
  book: Book,
  demand: Demand,
  formula: (units: Book['units']) => [bigint, bigint],
): RatioMeasure {
  const reason = obstacle(book, demand)
  return reason ? without(reason) : ratioMeasure(...formula(book.units))
}
