import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  analyseEarnedValue,
  EarnedValue,
  EarnedValueAnalysis,
  type EarnedValueInput,
  earnedValue,
} from '../../../../functions/domain/portfolio/earned-value.ts'

const codesOf = (input: EarnedValueInput) => earnedValue(input).warnings.map(({ code }) => code)

const euro = (amount: number) => ({ amount, currency: 'EUR' })

const units = (text: string | null) => BigInt(String(text).replace('.', ''))

const hundredfold = (value: string) => `${value.replace('.', '')}.00`

const partIn = (id: string, currency: string) => ({
  id,
  bac: { amount: 10, currency },
  ac: { amount: 4, currency },
  progress: { method: 'percent_complete' as const, complete: 20 },
})

const codesWithBudget = (bac: string) =>
  analyseEarnedValue({ bac, baseline: { periods: [{ pv: '99.9' }] }, asOf: 1 }).warnings.map(
    ({ code }) => code,
  )

describe('earned value, by examples of the literature', () => {
  // K. Schwalbe, Information Technology Project Management, chapter 7, exercise: six months, BAC 200,000; after three PV 120,000, EV 100,000,
  // AC 90,000. CV = 100 − 90 = 10 thousand, SV = 100 − 120 = −20, CPI = 100 ÷ 90 = 1.11…, SPI = 100 ÷ 120 = 0.83…, EAC = 200 ÷ 1.11… = 180.
  it('solves the exercise of Schwalbe', () => {
    const measures = earnedValue({ bac: 200_000, pv: 120_000, ev: 100_000, ac: 90_000 })
    expect(measures).toMatchObject({
      cv: { value: '10000.00' },
      sv: { value: '-20000.00' },
      cpi: { value: 1.1111111111 },
      spi: { value: 0.8333333333 },
      eac: { typical: { value: '180000.00' }, atypical: { value: '190000.00' } },
      basis: 'typical',
      etc: { value: '90000.00' },
      vac: { value: '20000.00' },
      vacPercent: { value: 10 },
      percentComplete: { value: 50 },
      percentSpent: { value: 45 },
      percentPlanned: { value: 60 },
      warnings: [],
    })
    // Combined: 90 + (200 − 100) ÷ (100/90 × 100/120) = 90 + 100 × 0.9 × 1.2 = 198.
    expect(measures.eac.combined).toEqual({ value: '198000.00' })
    // TCPI to BAC: 100 ÷ 110 = 0.909…; to the typical EAC it is the CPI: 100 ÷ 90.
    expect(measures.tcpi).toEqual({ toBac: { value: 0.9090909091 }, toEac: { value: 1.1111111111 } })
  })

  // B. Scott, PMP Formula of the Week (To-Complete Performance Index): BAC 1,000,000, 46 % complete, AC 589,744, so CPI 0.78; what is left was
  // estimated anew at 652,000, so EAC = 1,241,744. TCPI to BAC = 540,000 ÷ 410,256 = 1.32, to EAC = 540,000 ÷ 652,000 = 0.83.
  it('solves the question of what performance an approved estimate asks for', () => {
    const measures = earnedValue({
      bac: '1000000',
      pv: null,
      ev: '460000',
      ac: '589744',
      estimate: '1241744',
    })
    expect(measures.basis).toBe('bottomUp')
    expect(measures.cpi.value).toBeCloseTo(0.78, 4)
    expect(measures.tcpi.toBac.value).toBeCloseTo(1.3163, 4)
    expect(measures.tcpi.toEac.value).toBeCloseTo(0.8282, 4)
    expect(measures).toMatchObject({ etc: { value: '652000.00' }, vac: { value: '-241744.00' } })
    expect(measures.spi).toEqual({ value: null, reason: 'no_baseline' })
  })

  // P. Govan, PRA (after Damnjanovic and Reinschmidt, Data Analytics for Engineering and Construction Project Risk Management, 2020): BAC 100,000,
  // 40 % planned and 35 % earned after the third of five periods, AC 36,000. SV = 35 − 40 = −5 thousand, CPI = 35 ÷ 36, EAC = 100 × 36 ÷ 35.
  it('agrees with the example of the PRA package, with the planned value read from the baseline', () => {
    const periods = [10_000, 20_000, 40_000, 70_000, 100_000].map((pv) => ({ pv }))
    const measures = earnedValue({ baseline: { periods }, asOf: 3, ev: 35_000, ac: 36_000 })
    expect(measures).toMatchObject({
      bac: { value: '100000.00' },
      pv: { value: '40000.00' },
      sv: { value: '-5000.00' },
      spi: { value: 0.875 },
      cpi: { value: 0.9722222222 },
      eac: { typical: { value: '102857.14' } },
    })
  })
})

describe('earned value', () => {
  it.each([
    ['AC = 0', { bac: 100, pv: 20, ev: 10, ac: 0 }, { cpi: 'ac_zero', 'eac.typical': 'ac_zero' }],
    ['PV = 0', { bac: 100, pv: 0, ev: 10, ac: 5 }, { spi: 'pv_zero', 'eac.combined': 'pv_zero' }],
    [
      'EV = 0',
      { bac: 100, pv: 20, ev: 0, ac: 5 },
      { cvPercent: 'ev_zero', 'eac.typical': 'ev_zero', etc: 'ev_zero' },
    ],
    ['BAC = 0', { bac: 0, pv: 0, ev: 0, ac: 5 }, { percentComplete: 'bac_zero', 'eac.atypical': 'bac_zero' }],
    [
      'no baseline',
      { ev: 10, ac: 5 },
      { bac: 'no_baseline', spi: 'no_baseline', 'tcpi.toBac': 'no_baseline' },
    ],
    ['no cost', { bac: 100, pv: 20, ev: 10 }, { ac: 'no_ac', cpi: 'no_ac', percentSpent: 'no_ac' }],
    ['a budget that is spent', { bac: 100, pv: 90, ev: 80, ac: 100 }, { 'tcpi.toBac': 'budget_spent' }],
    [
      'a budget that is overspent',
      { bac: 100, pv: 90, ev: 80, ac: 120 },
      { 'tcpi.toBac': 'budget_overspent' },
    ],
    ['finished work', { bac: 100, pv: 100, ev: 100, ac: 90 }, { 'tcpi.toBac': 'work_complete' }],
    [
      'EV above BAC',
      { bac: 100, pv: 100, ev: 110, ac: 90 },
      { 'eac.typical': 'ev_above_bac', etc: 'ev_above_bac' },
    ],
    [
      'credits above cost',
      { bac: 100, pv: 20, ev: 10, ac: -5 },
      { cpi: 'ac_negative', 'eac.typical': 'ac_negative' },
    ],
  ])('says why an index has no meaning: %s', (_name, input, reasons) => {
    const measures = new Map(leavesOf(earnedValue(input)))
    for (const [path, reason] of Object.entries(reasons))
      expect(measures.get(path)).toEqual({ value: null, reason })
  })

  it('knows a CPI of 0 where money went and nothing is earned', () => {
    expect(earnedValue({ bac: 100, pv: 20, ev: 0, ac: 5 })).toMatchObject({
      cpi: { value: 0 },
      spi: { value: 0 },
    })
  })

  it('says what looks wrong: more earned than budgeted, credits, an estimate below what is spent', () => {
    expect(codesOf({ bac: 100, pv: 100, ev: 110, ac: 90 })).toEqual(['ev_above_bac'])
    expect(earnedValue({ bac: 100, pv: 100, ev: 110, ac: 90 }).percentComplete).toEqual({ value: 110 })
    expect(codesOf({ bac: 100, pv: -1, ev: -2, ac: -3 })).toEqual([
      'negative_pv',
      'negative_ev',
      'negative_ac',
    ])
    expect(codesOf({ bac: 100, pv: 50, ev: 50, ac: 60, estimate: 55 })).toEqual(['estimate_below_ac'])
  })

  it('leaves out only what would combine two currencies', () => {
    const measures = earnedValue({ bac: euro(100), pv: euro(50), ev: euro(40), ac: 45, currency: 'USD' })
    const mixed = { value: null, reason: 'mixed_currencies' }
    expect(measures).toMatchObject({
      sv: { value: '-10.00' },
      spi: { value: 0.8 },
      cv: mixed,
      cpi: mixed,
      currency: null,
    })
    expect(measures.warnings.map(({ code }) => code)).toEqual(['mixed_currencies'])
  })

  it('is exact where binary fractions are not', () => {
    expect(earnedValue({ ev: 0.3, ac: 0.1 }).cv).toEqual({ value: '0.20' })
    expect(earnedValue({ ev: 0.1 + 0.2, ac: '0.3' }).cv.value).toMatch(/^0\.0+$/)
    expect(earnedValue({ ev: '9007199254740993.01', ac: '0.02' }).cv.value).toBe('9007199254740992.99')
  })

  it('reads the planned value in the middle of a month by its days', () => {
    const baseline = {
      start: '2026-01-01',
      periods: [
        { end: '2026-01-31', pv: 310 },
        { end: '2026-02-28', pv: 590 },
      ],
    }
    const planned = (asOf: string) => earnedValue({ baseline, asOf }).pv.value
    expect(planned('2025-12-31')).toBe('0.00')
    expect(planned('2026-01-01')).toBe('10.00')
    expect(planned('2026-01-31')).toBe('310.00')
    expect(planned('2026-02-14')).toBe('450.00')
    expect(planned('2026-06-30')).toBe('590.00')
  })

  it('refuses a baseline whose days are out of order or incomplete', () => {
    const periods = [
      { end: '2026-02-28', pv: 1 },
      { end: '2026-01-31', pv: 2 },
    ]
    const asOf = '2026-01-31'
    expect(() => earnedValue({ baseline: { start: '2026-01-01', periods }, asOf })).toThrow(
      'follow each other',
    )
    expect(() => earnedValue({ baseline: { periods }, asOf })).toThrow('needs its start')
    expect(() => earnedValue({ baseline: { periods: [{ pv: 1 }] }, asOf })).toThrow('number of periods')
  })
})

const cents = fc.integer({ min: 0, max: 10 ** 9 }).map((value) => (value / 100).toFixed(2))
const any = fc.oneof(cents, fc.constantFrom('0', '-5.25', null, undefined))

describe('the identities of earned value', () => {
  it('hold to the cent, and EAC × CPI is BAC', () => {
    fc.assert(
      fc.property(fc.tuple(cents, cents, cents, cents), ([bac, pv, ev, ac]) => {
        const measures = earnedValue({ bac, pv, ev, ac })
        expect(units(measures.cv.value)).toBe(units(ev) - units(ac))
        expect(units(measures.sv.value)).toBe(units(ev) - units(pv))
        if (measures.etc.value === null) return
        const eac = units(measures.eac.typical.value)
        expect(units(measures.etc.value)).toBe(eac - units(ac))
        expect(units(measures.vac.value)).toBe(units(bac) - eac)
        // EAC × EV ÷ AC is BAC but for half a cent of rounding in EAC.
        const error = 2n * (eac * units(ev) - units(bac) * units(ac))
        expect(error <= units(ev) && -error <= units(ev)).toBe(true)
        const cpi = Number(ev) / Number(ac)
        expect(Math.abs(Number(measures.cpi.value) - cpi)).toBeLessThanOrEqual(1e-10 + cpi * 1e-12)
        if (measures.tcpi.toEac.value !== null) expect(measures.tcpi.toEac).toEqual(measures.cpi)
      }),
    )
  })

  it('leave every measure with either a finite value or a reason, in the form of the contract', () => {
    fc.assert(
      fc.property(fc.tuple(any, any, any, any, any), ([bac, pv, ev, ac, estimate]) => {
        const measures = earnedValue({ bac, pv, ev, ac, estimate })
        EarnedValue.parse(measures)
        for (const [, { value, reason }] of leavesOf(measures)) {
          expect(value === null).toBe(reason !== undefined)
          expect(Number.isFinite(Number(value))).toBe(true)
        }
      }),
    )
  })

  it('scale with the money: indices stay, sums multiply', () => {
    fc.assert(
      fc.property(fc.tuple(cents, cents, cents, cents), ([bac, pv, ev, ac]) => {
        const [one, hundred] = [
          earnedValue({ bac, pv, ev, ac }),
          earnedValue({
            bac: hundredfold(bac),
            pv: hundredfold(pv),
            ev: hundredfold(ev),
            ac: hundredfold(ac),
          }),
        ]
        expect([hundred.cpi, hundred.spi, hundred.tcpi]).toEqual([one.cpi, one.spi, one.tcpi])
        expect(Number(hundred.cv.value)).toBeCloseTo(Number(one.cv.value) * 100, 2)
      }),
    )
  })
})

describe('an analysis', () => {
  it('is earned value with an empty schedule where there is no baseline', () => {
    const figures = { bac: 100, pv: 50, ev: 40, ac: 45 }
    const analysis = EarnedValueAnalysis.parse(analyseEarnedValue(figures))
    expect(analysis).toMatchObject(earnedValue(figures))
    expect(analysis.schedule.spit).toEqual({ value: null, reason: 'no_baseline' })
    expect([analysis.packages, analysis.totals]).toEqual([[], []])
  })

  it('rolls packages up, reads the plan from the baseline and works out earned schedule in one go', () => {
    const analysis = analyseEarnedValue({
      currency: 'EUR',
      asOf: 2,
      baseline: { periods: [{ pv: 30 }, { pv: 60 }, { pv: 100 }] },
      packages: [
        {
          id: 'a',
          bac: 60,
          ac: 30,
          start: 0,
          finish: 2,
          progress: { method: 'percent_complete', complete: 50 },
        },
        {
          id: 'b',
          bac: 40,
          ac: 10,
          start: 2,
          finish: 3,
          progress: { method: 'percent_complete', complete: 0 },
        },
      ],
    })
    expect(analysis).toMatchObject({
      currency: 'EUR',
      bac: { value: '100.00' },
      pv: { value: '60.00' },
      ev: { value: '30.00' },
      ac: { value: '40.00' },
      cpi: { value: 0.75 },
      schedule: { es: { value: 1 }, spit: { value: 0.5 }, ieact: { typical: { value: 6 } } },
      warnings: [],
    })
    expect(analysis.totals).toHaveLength(1)
  })

  it('keeps packages in several currencies apart', () => {
    const analysis = analyseEarnedValue({
      packages: [partIn('a', 'EUR'), partIn('b', 'USD'), partIn('c', 'EUR')],
    })
    expect(analysis.cpi).toEqual({ value: null, reason: 'mixed_currencies' })
    expect(analysis.warnings.map(({ code }) => code)).toEqual(['mixed_currencies', 'packages_incomplete'])
    expect(analysis.totals).toMatchObject([
      { currency: 'EUR', bac: { value: '20.00' }, ev: { value: '4.00' }, cpi: { value: 0.5 } },
      { currency: 'USD', bac: { value: '10.00' }, ev: { value: '2.00' }, cpi: { value: 0.5 } },
    ])
  })

  it('says when the budget is not what the baseline adds up to', () => {
    expect(codesWithBudget('99.90')).toEqual([])
    expect(codesWithBudget('99.91')).toEqual(['bac_differs_from_baseline'])
  })
})

type Leaf = { value: unknown; reason?: string }

/** Every measure of a result by its path. */
function leavesOf(result: object, path = ''): [string, Leaf][] {
  return Object.entries(result).flatMap(([key, entry]): [string, Leaf][] => {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return []
    return 'value' in entry ? [[path + key, entry]] : leavesOf(entry, `${path}${key}.`)
  })
}
