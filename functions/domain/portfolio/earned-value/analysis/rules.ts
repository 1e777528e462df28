import { currenciesOf, readSum } from '../amounts/rules.ts'
import type { EarnedValue, MeasureReason, MoneyMeasure, Sum } from '../contract.ts'
import { type Facts, factsOf } from '../facts/rules.ts'
import type { MeasuredWork } from '../measurement/contract.ts'
import { measureWork } from '../measurement/rules.ts'
import { measuresOf } from '../rules.ts'
import type { EarnedPoint } from '../schedule/contract.ts'
import { earnedSchedule } from '../schedule/rules.ts'
import { warning } from '../warnings/rules.ts'
import type { EarnedValueAnalysis, EarnedValueRequest } from './contract.ts'

/**
 * Earned value, earned schedule and, with work packages, their roll-up, from one request. Without packages the measures are those of
 * `earnedValue`. Packages in several currencies have measures for each currency only. Throws `invalid` as its parts do.
 */
export function analyseEarnedValue(request: EarnedValueRequest): EarnedValueAnalysis {
  const work = measureWork({ ...request, packages: request.packages ?? [] })
  const facts = combine(request, work)
  const measures = measuresOf(facts, request.basis)
  const warnings = [...measures.warnings, ...work.warnings, ...baselineWarnings(request, facts)]
  return {
    ...measures,
    warnings: warnings.filter(
      ({ code }, index) => warnings.findIndex((other) => other.code === code) === index,
    ),
    schedule: earnedSchedule({ ...request, earned: earnedOf(request, measures) }),
    packages: work.packages,
    totals: work.totals.map((total) => measuresOf(factsOfTotal(total))),
  }
}

const figures = ['bac', 'pv', 'ev', 'ac'] as const

function combine(request: EarnedValueRequest, { totals }: MeasuredWork): Facts {
  const facts = factsOf(request)
  const latest = latestEarned(request)
  if (latest !== undefined && typeof facts.ev === 'string') facts.ev = readSum(latest, request.currency)
  const [only, second] = totals
  if (!only) return facts
  const rolledUp = factsOfTotal(only)
  for (const name of figures) {
    const given = request[name] !== null && request[name] !== undefined
    if (given) continue
    if (second) facts[name] = 'mixed_currencies'
    else if (typeof rolledUp[name] === 'object' || typeof facts[name] === 'string')
      facts[name] = rolledUp[name]
  }
  return facts
}

function factsOfTotal({ currency, bac, pv, ev, ac }: MeasuredWork['totals'][number]): Facts {
  const fact = ({ value, reason = 'package_incomplete' }: MoneyMeasure) =>
    value === null ? reason : readSum(value, currency ?? undefined)
  return {
    bac: fact(bac),
    pv: fact(pv),
    ev: fact(ev),
    ac: fact(ac),
    estimate: 'no_estimate' satisfies MeasureReason,
  }
}

/** The last measurement in the list whose time is not after the as-of date; times of different kinds are left to the earned schedule. */
function latestEarned({ earned = [], asOf }: EarnedValueRequest): Sum | undefined {
  const known = earned
    .map(({ at, ev }, index) => ({ ev, at: at ?? index + 1 }))
    .filter(({ at }) => asOf === undefined || (typeof at === typeof asOf && at <= asOf))
  return known.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).at(-1)?.ev
}

function earnedOf({ earned, asOf, currency }: EarnedValueRequest, measures: EarnedValue): EarnedPoint[] {
  if (earned) return earned
  const { value } = measures.ev
  if (value === null || asOf === undefined) return []
  const named = measures.currency ?? currency
  return [{ at: asOf, ev: named ? { amount: value, currency: named } : value }]
}

function baselineWarnings({ baseline, currency }: EarnedValueRequest, { bac }: Facts) {
  const planned = baseline?.periods.at(-1)?.pv
  if (planned === undefined || typeof bac === 'string') return []
  const last = readSum(planned, currency)
  if (currenciesOf([last, bac]).length > 1) return []
  const [a, b] = [last.amount, bac.amount]
  const same = a.units * 10n ** BigInt(b.places) === b.units * 10n ** BigInt(a.places)
  return same ? [] : [warning('bac_differs_from_baseline')]
}
