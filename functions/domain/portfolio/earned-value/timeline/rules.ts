import { divideRounded, parseDecimal, power, ratioOf, unitsAt } from '../../../decimal.ts'
import { DomainError } from '../../../errors.ts'
import type { Baseline, Moment } from '../contract.ts'

/** A number of periods since the start, as an exact fraction. */
export interface Elapsed {
  n: bigint
  d: bigint
}

/** The periods of a baseline. `days` are the days gone by at the end of each period, undefined where periods are only counted. */
export interface Timeline {
  count: number
  start: string | undefined
  days: number[] | undefined
}

const dayMs = 86_400_000
const momentPlaces = 6
// The year 9999 ends what `YYYY-MM-DD` can say.
const lastDay = Date.parse('9999-12-31') / dayMs

export const dayNumber = (day: string): number => Date.parse(day) / dayMs

export const dayOf = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10)

/** Throws `invalid` when only some periods have days, or days that do not follow each other. */
export function timelineOf({ start, periods }: Baseline): Timeline {
  const ends = periods.flatMap(({ end }) => end ?? [])
  if (start === undefined && ends.length === 0)
    return { count: periods.length, start: undefined, days: undefined }
  if (start === undefined || ends.length !== periods.length)
    throw invalidBaseline('needs its start and the end of every period, or no days at all')
  const days = ends.map((end) => dayNumber(end) - dayNumber(start) + 1)
  if (days.some((day, index) => day <= (days[index - 1] ?? 0)))
    throw invalidBaseline('must have periods that follow each other, the first ending on or after its start')
  return { count: periods.length, start, days }
}

const invalidBaseline = (what: string) => new DomainError('invalid', `The baseline ${what}.`)

/**
 * How many periods have gone by at the end of a day, counted in parts of a period by its days. After the last period, periods go on with the
 * average length of those in the baseline. Before the start it is 0.
 */
export function elapsedAt({ start, days, count }: Timeline, at: Moment): Elapsed {
  if (typeof at === 'number') return { n: unitsAt(parseDecimal(at), momentPlaces), d: power(momentPlaces) }
  if (start === undefined || days === undefined)
    throw new DomainError('invalid', 'A baseline without days takes a number of periods instead of a day.')
  const gone = dayNumber(at) - dayNumber(start) + 1
  const total = days.at(-1) ?? 0
  if (gone <= 0 || total === 0) return { n: 0n, d: 1n }
  if (gone >= total) return fraction(count, (gone - total) * count, total)
  const whole = days.findIndex((day) => day > gone)
  const before = days[whole - 1] ?? 0
  return fraction(whole, gone - before, (days[whole] ?? 0) - before)
}

const fraction = (whole: number, part: number, of: number): Elapsed => ({
  n: BigInt(whole) * BigInt(of) + BigInt(part),
  d: BigInt(of),
})

/** The day on which so many periods have gone by; undefined without days, and after the year 9999. */
export function dayAfter({ start, days, count }: Timeline, periods: number): string | undefined {
  if (start === undefined || days === undefined || count === 0) return undefined
  const total = days.at(-1) ?? 0
  const whole = Math.min(Math.floor(periods), count)
  const before = days[whole - 1] ?? 0
  const length = whole < count ? (days[whole] ?? 0) - before : total / count
  const gone = Math.ceil(before + (periods - whole) * length - 1e-6)
  const day = dayNumber(start) + Math.max(gone, 1) - 1
  return day > lastDay ? undefined : dayOf(day)
}

export const periodsOf = ({ n, d }: Elapsed): number => ratioOf(n, d)

/** The planned value at a time, straight between the ends of two periods; `curve` holds the units at the end of each period. */
export function plannedValueAt(curve: bigint[], { n, d }: Elapsed): bigint {
  const whole = Number(n / d)
  if (whole >= curve.length) return curve.at(-1) ?? 0n
  const [from, to] = [curve[whole - 1] ?? 0n, curve[whole] ?? 0n]
  return from + divideRounded((to - from) * (n % d), d)
}
