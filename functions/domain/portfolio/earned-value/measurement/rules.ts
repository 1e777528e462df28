import { divideRounded, unitsAt } from '../../../decimal.ts'
import { DomainError } from '../../../errors.ts'
import { currenciesOf, moneyMeasure, placesOf, ratioMeasure, readSum, without } from '../amounts/rules.ts'
import type { MeasureReason, RatioMeasure, Sum } from '../contract.ts'
import { type Share, sharesOf } from '../techniques/rules.ts'
import { warning } from '../warnings/rules.ts'
import type { MeasuredWork, MeasureWorkInput, WorkPackage } from './contract.ts'

/** Units of money at the places of the whole roll-up, or why they are unknown. */
type Units = bigint | MeasureReason

interface Measured {
  id: string
  currency: string | undefined
  bac: bigint
  pv: Units
  ev: Units
  ac: Units
}

/**
 * Planned value, earned value and actual cost of work packages at the as-of date, each by its own technique, and their sums for each currency.
 * A package's figures are rounded once, halves away from zero, to the places of the amounts (at least two), and the sums are exact sums of
 * what is shown.
 *
 * Sources: PMI, Practice Standard for Earned Value Management, 2nd edition (2011), measurement methods; Q. Fleming and J. Koppelman, Earned
 * Value Project Management.
 * Throws `invalid` when two packages share an id, and when days and numbers of periods are mixed.
 */
export function measureWork(input: MeasureWorkInput): MeasuredWork {
  const places = placesOf(input.packages.flatMap((work) => sumsOf(work, input.currency)))
  const measured = measureAll(input, places)
  const currencies = [...new Set(measured.map(({ currency }) => currency))]
  const incomplete = measured.some(({ pv, ev, ac }) =>
    [pv, ev, ac].some((units) => typeof units === 'string'),
  )
  return {
    packages: measured.map(({ id, ...units }) => ({
      id,
      ...figuresOf(units, places),
      percentComplete: percentOf(units),
    })),
    totals: currencies.toSorted(byName).map((currency) => ({
      currency: currency ?? null,
      ...figuresOf(total(measured.filter((work) => work.currency === currency)), places),
    })),
    warnings: [
      ...(incomplete ? [warning('packages_incomplete')] : []),
      ...(currencies.length > 1 ? [warning('mixed_currencies')] : []),
    ],
  }
}

const byName = (a = '', b = '') => (a < b ? -1 : 1)

const sumsOf = ({ bac, pv, ac }: WorkPackage, currency: string | undefined) =>
  [bac, pv, ac].flatMap((sum) => (sum === null || sum === undefined ? [] : [readSum(sum, currency)]))

function measureAll(input: MeasureWorkInput, places: number): Measured[] {
  const byId = new Map(input.packages.map((work) => [work.id, work]))
  if (byId.size < input.packages.length)
    throw new DomainError('invalid', 'Two work packages have the same id. Give each an id of its own.')
  const known = new Map<string, Measured>()
  const baseOf = (id: string) => known.get(id) ?? (byId.has(id) ? 'apportioned_cycle' : 'no_base')
  for (const work of input.packages)
    for (const link of chainOf(work, byId, known).toReversed())
      known.set(link.id, measureOne(link, { input, places, baseOf }))
  return input.packages.flatMap(({ id }) => known.get(id) ?? [])
}

/** A package and what it hangs on by apportionment, up to one that is measured already; a circle is left where it closes. */
function chainOf(from: WorkPackage, byId: Map<string, WorkPackage>, known: Map<string, Measured>) {
  const chain = new Set<WorkPackage>()
  let next: WorkPackage | undefined = from
  while (next && !known.has(next.id) && !chain.has(next)) {
    chain.add(next)
    next = next.progress.method === 'apportioned' ? byId.get(next.progress.to) : undefined
  }
  return [...chain]
}

interface Around {
  input: MeasureWorkInput
  places: number
  /** The package that another is apportioned to, measured before it. */
  baseOf: (id: string) => Measured | MeasureReason
}

function measureOne(work: WorkPackage, around: Around): Measured {
  const { input, places } = around
  const sums = sumsOf(work, input.currency)
  const currencies = currenciesOf(sums)
  const unitsOf = (sum: Sum) => unitsAt(readSum(sum, input.currency).amount, places)
  const bac = unitsOf(work.bac)
  const currency = readSum(work.bac, input.currency).currency ?? currencies[0]
  const own = { id: work.id, currency, bac }
  if (currencies.length > 1)
    return { ...own, pv: 'mixed_currencies', ev: 'mixed_currencies', ac: 'mixed_currencies' }
  const given = work.pv === null || work.pv === undefined ? undefined : unitsOf(work.pv)
  const { earned, planned } = progressOf(work, bac, around)
  const pv = given ?? planned
  return {
    ...own,
    pv,
    ev: work.progress.method === 'level_of_effort' ? pv : earned,
    ac: work.ac === null || work.ac === undefined ? 'no_ac' : unitsOf(work.ac),
  }
}

function progressOf(
  work: WorkPackage,
  bac: bigint,
  { input, baseOf }: Around,
): { earned: Units; planned: Units } {
  const { progress } = work
  const part = (share: Share): Units =>
    typeof share === 'string' ? share : divideRounded(bac * share.n, share.d)
  if (progress.method !== 'apportioned') {
    const { earned, planned } = sharesOf(work, progress, input.asOf)
    return { earned: part(earned), planned: part(planned) }
  }
  const base = baseOf(progress.to)
  if (typeof base === 'string') return { earned: base, planned: base }
  const like = (units: Units): Units => {
    if (typeof units === 'string') return units
    return base.bac === 0n ? 'base_bac_zero' : divideRounded(bac * units, base.bac)
  }
  return { earned: like(base.ev), planned: like(base.pv) }
}

type Figures = Pick<Measured, 'pv' | 'ev' | 'ac'> & { bac: Units }

function total(packages: Measured[]): Figures {
  return {
    bac: add(packages.map(({ bac }) => bac)),
    pv: add(packages.map(({ pv }) => pv)),
    ev: add(packages.map(({ ev }) => ev)),
    ac: add(packages.map(({ ac }) => ac)),
  }
}

/** A sum that lacks a part would compare unlike things, so it is left out; the reason is the parts' own where all lack the same. */
function add(parts: Units[]): Units {
  const reasons = parts.filter((part) => typeof part === 'string')
  if (reasons.length > 0)
    return reasons.length === parts.length && new Set(reasons).size === 1
      ? (reasons[0] ?? 'package_incomplete')
      : 'package_incomplete'
  return parts.reduce<bigint>((sum, part) => (typeof part === 'string' ? sum : sum + part), 0n)
}

function figuresOf({ bac, pv, ev, ac }: Figures, places: number) {
  const figure = (units: Units) => (typeof units === 'string' ? without(units) : moneyMeasure(units, places))
  return { bac: figure(bac), pv: figure(pv), ev: figure(ev), ac: figure(ac) }
}

function percentOf({ bac, ev }: Pick<Measured, 'bac' | 'ev'>): RatioMeasure {
  if (typeof ev === 'string') return without(ev)
  if (bac <= 0n) return without(bac === 0n ? 'bac_zero' : 'bac_negative')
  return ratioMeasure(100n * ev, bac)
}
