import { type Decimal, formatDecimal, parseDecimal, ratioOf, unitsAt } from '../../../decimal.ts'
import type { MeasureReason, MoneyMeasure, RatioMeasure, Sum } from '../contract.ts'

const numberPlaces = 6
const leastPlaces = 2

export interface Money {
  amount: Decimal
  /** Undefined where neither the amount nor the request names one; such an amount fits every currency. */
  currency: string | undefined
}

/** Reads an amount; one that names no currency is in the currency of the request. */
export function readSum(sum: Sum, currency: string | undefined): Money {
  if (typeof sum === 'object') return { ...readSum(sum.amount, undefined), currency: sum.currency }
  const exact = parseDecimal(sum)
  if (typeof sum === 'string' || exact.places <= numberPlaces) return { amount: exact, currency }
  return { amount: { units: unitsAt(exact, numberPlaces), places: numberPlaces }, currency }
}

/** The places that hold every one of these amounts exactly: at least two, as money is written. */
export const placesOf = (sums: Money[]): number =>
  sums.reduce((most, { amount }) => Math.max(most, amount.places), leastPlaces)

/** The different currencies that these amounts name. */
export const currenciesOf = (sums: Money[]): string[] =>
  [...new Set(sums.flatMap(({ currency }) => currency ?? []))].toSorted()

export const moneyMeasure = (units: bigint, places: number): MoneyMeasure => ({
  value: formatDecimal(units, places),
})

export const ratioMeasure = (dividend: bigint, divisor: bigint): RatioMeasure => ({
  value: ratioOf(dividend, divisor),
})

export const without = (reason: MeasureReason): { value: null; reason: MeasureReason } => ({
  value: null,
  reason,
})
