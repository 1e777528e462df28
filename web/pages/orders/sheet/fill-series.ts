import type { Value } from './cell-value.ts'

export type FillKind = 'day' | 'number' | 'other'

/**
 * What a fill writes after (or, with a negative count, before) the source cells: a series when two or more days or numbers step evenly, the
 * days of one day apart otherwise copies, over and over.
 */
export function fillSeries(source: readonly Value[], count: number, kind: FillKind): Value[] {
  const forward = count >= 0
  const line = forward ? source : source.toReversed()
  const step = kind === 'other' ? undefined : evenStep(line.map((value) => toNumber(value, kind)))
  const last = toNumber(line.at(-1) ?? null, kind)
  const filled = Array.from({ length: Math.abs(count) }, (_, index) =>
    step === undefined || last === undefined
      ? (line[index % line.length] ?? null)
      : fromNumber(last + step * (index + 1), kind),
  )
  return forward ? filled : filled.toReversed()
}

/** The step from each to the next when it is the same all the way; undefined for less than two and for anything uneven. */
function evenStep(numbers: readonly (number | undefined)[]): number | undefined {
  const [first, second] = numbers
  if (first === undefined || second === undefined) return undefined
  const step = second - first
  const isEven = numbers.every((value, index) => index === 0 || value === (numbers[index - 1] ?? NaN) + step)
  return isEven ? step : undefined
}

const dayMs = 86_400_000

/** Days count in days, amounts in cents: whole numbers, so that steps stay exact. */
function toNumber(value: Value, kind: FillKind): number | undefined {
  if (value === null || value === '') return undefined
  const number = kind === 'day' ? Date.parse(`${value}T00:00:00Z`) / dayMs : Math.round(Number(value) * 100)
  return Number.isFinite(number) ? number : undefined
}

function fromNumber(number: number, kind: FillKind): Value {
  if (kind === 'day') return new Date(number * dayMs).toISOString().slice(0, 10)
  return (Math.max(0, number) / 100).toFixed(2)
}
