import { DomainError } from './errors.ts'

/** An exact decimal: `units` × 10^−`places`. */
export interface Decimal {
  units: bigint
  places: number
}

const pattern = /^([+-]?)(\d+)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i

/** Reads `1250.5`, `-3` or `1.5e-7`; a number counts as the shortest decimal that names it. Throws `invalid` for anything else. */
export function parseDecimal(value: string | number): Decimal {
  const text = String(value).trim()
  const [, sign = '', whole = '', part = '', exponent = '0'] = (text.length <= 64 && pattern.exec(text)) || []
  if (whole === '') throw new DomainError('invalid', 'Every amount must be a decimal number such as 1250.50.')
  const places = part.length - Number(exponent)
  const units = BigInt(`${sign === '-' ? '-' : ''}${whole}${part}`)
  return places < 0 ? { units: units * power(-places), places: 0 } : { units, places }
}

/** Decimal text with exactly so many places, such as `-12.50`. */
export function formatDecimal(units: bigint, places: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0')
  const split = digits.length - places
  const text = places === 0 ? digits : `${digits.slice(0, split)}.${digits.slice(split)}`
  return units < 0n ? `-${text}` : text
}

/** The units of a decimal at so many places; fewer places than it has are rounded. */
export function unitsAt({ units, places }: Decimal, wanted: number): bigint {
  return wanted >= places ? units * power(wanted - places) : divideRounded(units, power(places - wanted))
}

/** The quotient to the nearest whole unit, halves away from zero. The divisor must not be zero. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const [n, d] = [absolute(dividend), absolute(divisor)]
  const quotient = (2n * n + d) / (2n * d)
  return dividend < 0n === divisor < 0n ? quotient : -quotient
}

/** Decimal places of every ratio. */
export const ratioPlaces = 10

/** The quotient as a number, rounded once, to ten decimal places with halves away from zero. The divisor must not be zero. */
export const ratioOf = (dividend: bigint, divisor: bigint): number =>
  Number(formatDecimal(divideRounded(dividend * power(ratioPlaces), divisor), ratioPlaces))

export const power = (exponent: number): bigint => 10n ** BigInt(exponent)

const absolute = (value: bigint) => (value < 0n ? -value : value)
