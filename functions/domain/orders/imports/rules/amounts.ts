import type { Styles } from './fields.ts'

/** What a cell holds, or the code of what is wrong with it. */
export type Read<Value> = { value: Value } | { code: string }

const signs = {
  point: { group: /,/g, decimal: '.', shape: /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d*)?$|^-?\.\d+$/ },
  comma: { group: /\./g, decimal: ',', shape: /^-?(\d+|\d{1,3}(\.\d{3})+)(,\d*)?$|^-?,\d+$/ },
} as const

// Blanks and apostrophes group digits as well; a sign of money may stand at either end.
const trimmed = (text: string) => text.replace(/[\s\u00a0\u202f'’]|^[€$£]|[€$£]$/g, '').replace(/^[−–]/, '-')

/** An exact decimal such as `-1234.56`; a separator that does not stand between thousands is an error, not guessed at. */
function readDecimal(text: string, style: Styles['numberStyle']): string | undefined {
  const plain = /^\d{1,15}(\.\d\d)?$/
  if (style === 'point' && plain.test(text)) return text
  const { group, decimal, shape } = signs[style]
  const digits = trimmed(text)
  return shape.test(digits) ? digits.replace(group, '').replace(decimal, '.') : undefined
}

/** An amount with two decimals, not below zero, that Postgres keeps exactly. */
export function readAmount(text: string, style: Styles['numberStyle']): Read<string> {
  const decimal = readDecimal(text, style)
  if (decimal === undefined) return { code: 'amount' }
  const [whole = '', part = ''] = decimal.split('.')
  const cents = part.replace(/0+$/, '')
  if (cents.length > 2) return { code: 'cents' }
  if (whole.startsWith('-') && /[1-9]/.test(decimal)) return { code: 'negative' }
  const units = whole.replace(/^-?0*(?=\d)|^-/, '')
  if (units.length > 12) return { code: 'large' }
  return { value: `${units || '0'}.${cents.padEnd(2, '0')}` }
}

/** A whole number from 1 to a million. */
export function readQuantity(text: string, style: Styles['numberStyle']): Read<number> {
  const decimal = readDecimal(text, style)
  const value = decimal === undefined ? Number.NaN : Number(decimal)
  return Number.isInteger(value) && value >= 1 && value <= 1_000_000 ? { value } : { code: 'quantity' }
}
