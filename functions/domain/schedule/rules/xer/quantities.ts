import { formatDecimal, parseDecimal, unitsAt } from '../../../decimal.ts'

/** The exact sum of decimal texts, at least two places; undefined when there are none. */
export function sumOf(amounts: readonly (string | undefined)[]): string | undefined {
  const known = amounts.flatMap((amount) => (amount === undefined ? [] : [parseDecimal(amount)]))
  if (known.length === 0) return undefined
  const places = known.reduce((most, amount) => Math.max(most, amount.places), 2)
  return formatDecimal(
    known.reduce((sum, amount) => sum + unitsAt(amount, places), 0n),
    places,
  )
}

/** Hours as minutes, to the second. */
export const minutes = (hours: number | undefined) =>
  hours === undefined ? undefined : Math.round(hours * 3600) / 60

/** Undefined when none of them is known. */
export function total(values: (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined)
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0)
}
