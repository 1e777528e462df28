import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  divideRounded,
  formatDecimal,
  parseDecimal,
  ratioOf,
  unitsAt,
} from '../../../functions/domain/decimal.ts'

describe('an exact decimal', () => {
  it.each([
    ['1250.5', 12505n, 1],
    ['-0.05', -5n, 2],
    ['+3', 3n, 0],
    [0.1, 1n, 1],
    [1e-7, 1n, 7],
    [1.5e21, 1500000000000000000000n, 0],
  ])('reads %s', (value, units, places) => {
    expect(parseDecimal(value)).toEqual({ units, places })
  })

  it.each(['', 'ten', '1,5', '.5', '0x10', Number.NaN, Number.POSITIVE_INFINITY, '9'.repeat(65)])(
    'refuses %s',
    (value) => {
      expect(() => parseDecimal(value)).toThrow('decimal number')
    },
  )

  it('writes what it reads', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat(8), (units, places) => {
        expect(parseDecimal(formatDecimal(units, places))).toEqual({ units, places })
      }),
    )
  })

  it.each([
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [5n, -2n, -3n],
    [-5n, -2n, 3n],
    [4n, 3n, 1n],
    [0n, -7n, 0n],
  ])('rounds %s ÷ %s to %s, halves away from zero', (dividend, divisor, quotient) => {
    expect(divideRounded(dividend, divisor)).toBe(quotient)
  })

  it('rounds to fewer places and keeps its value at more', () => {
    expect(unitsAt(parseDecimal('2.345'), 2)).toBe(235n)
    expect(unitsAt(parseDecimal('2.345'), 5)).toBe(234500n)
  })

  it('has ratios of ten places', () => {
    expect(ratioOf(1n, 3n)).toBe(0.3333333333)
    expect(ratioOf(-2n, 3n)).toBe(-0.6666666667)
  })
})
