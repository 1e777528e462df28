import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  EarnedSchedule,
  earnedSchedule,
  type EarnedScheduleInput,
} from '../../../../functions/domain/portfolio/earned-value.ts'

const planOf = (...values: number[]) => ({ periods: values.map((pv) => ({ pv })) })
const after = (at: number, ev: number) => [{ at, ev }]
const none = (reason: string) => ({ value: null, reason })

describe('earned schedule', () => {
  // W. Lipke, Earned Schedule Concept: all that was planned through May and a part of June is earned at the end of July, so ES = 5 + that part and
  // AT = 7. With a plan of 100 by May, 140 by June and 250 in all by the tenth month, and 120 earned: ES = 5 + 20 ÷ 40 = 5.5, SV(t) = 5.5 − 7,
  // SPI(t) = 5.5 ÷ 7, IEAC(t) = 10 × 7 ÷ 5.5 = 12.72…, with work that goes on as planned 7 + 10 − 5.5, TSPI = 4.5 ÷ 3.
  it('is the time at which the plan wanted what is earned now, as in the figure of Lipke', () => {
    const baseline = planOf(10, 25, 45, 70, 100, 140, 180, 215, 240, 250)
    expect(EarnedSchedule.parse(earnedSchedule({ baseline, earned: after(7, 120) }))).toMatchObject({
      pd: { value: 10 },
      at: { value: 7 },
      es: { value: 5.5 },
      svt: { value: -1.5 },
      spit: { value: 0.7857142857 },
      ieact: { typical: { value: 12.7272727273 }, atypical: { value: 11.5 } },
      tspi: { value: 1.5 },
      complete: false,
      warnings: [],
    })
  })

  // S. Vandevoorde and M. Vanhoucke (2006) show that SV and SPI of late work end at 0 and 1 while SV(t) and SPI(t) do not: three periods planned, done
  // after four. EV after each: 5, 15, 20, 30. ES: 0.5; 1 + 5 ÷ 10; 2; 3. SPI(t): 0.5, 0.75, 2 ÷ 3, 3 ÷ 4; SV(t) ends at −1.
  it('still says at the end that late work was late', () => {
    const earned = [5, 15, 20, 30].map((ev) => ({ ev }))
    const schedule = earnedSchedule({ baseline: planOf(10, 20, 30), earned })
    expect(schedule.history.map(({ es, spit }) => [es.value, spit.value])).toEqual([
      [0.5, 0.5],
      [1.5, 0.75],
      [2, 0.6666666667],
      [3, 0.75],
    ])
    expect(schedule).toMatchObject({ svt: { value: -1 }, complete: true, ieact: { typical: { value: 4 } } })
    expect(schedule.tspi).toEqual(none('work_complete'))
  })

  it('stops the clock when the work is complete', () => {
    const earned = [{ ev: 12 }, { ev: 30 }]
    const schedule = earnedSchedule({ baseline: planOf(10, 20, 30), earned, asOf: 9 })
    expect(schedule).toMatchObject({
      at: { value: 2 },
      es: { value: 3 },
      spit: { value: 1.5 },
      complete: true,
    })
  })

  it('takes the last measurement up to the as-of date and says when it is older', () => {
    const earned = [
      { at: 3, ev: 28 },
      { at: 1, ev: 5 },
      { at: 2, ev: 15 },
    ]
    const schedule = earnedSchedule({ baseline: planOf(10, 20, 30), earned, asOf: 2.5 })
    expect(schedule).toMatchObject({ at: { value: 2.5 }, es: { value: 1.5 }, spit: { value: 0.6 } })
    expect(schedule.history.map(({ at }) => at.value)).toEqual([1, 2])
    expect(schedule.warnings.map(({ code }) => code)).toEqual(['ev_older_than_as_of'])
  })

  it('says that the baseline is exhausted and what performance is still asked for', () => {
    const schedule = earnedSchedule({ baseline: planOf(10, 20, 30), earned: after(5, 25) })
    expect(schedule).toMatchObject({
      es: { value: 2.5 },
      spit: { value: 0.5 },
      ieact: { typical: { value: 6 } },
    })
    expect(schedule.tspi).toEqual(none('planned_time_over'))
    expect(schedule.warnings.map(({ code }) => code)).toEqual(['baseline_exhausted'])
  })

  describe('where the plan rests', () => {
    const baseline = planOf(10, 30, 30, 30, 60)
    const esAt = (at: number, ev: number, plateau?: 'last' | 'nearest') =>
      earnedSchedule({ baseline, earned: after(at, ev), plateau })

    it('counts every period that is reached, and warns', () => {
      expect(esAt(3, 30)).toMatchObject({ es: { value: 4 }, warnings: [{ code: 'ev_on_plateau' }] })
      expect(esAt(3, 29)).toMatchObject({ es: { value: 1.95 }, warnings: [] })
      expect(esAt(3, 36)).toMatchObject({ es: { value: 4.2 }, warnings: [] })
    })

    it.each([
      [1, 2],
      [2, 2],
      [3, 3],
      [3.5, 3.5],
      [6, 4],
    ])('takes the nearest time on wish: at %s it is %s', (at, es) => {
      expect(esAt(at, 30, 'nearest').es.value).toBe(es)
    })

    it('does not count periods after the full value is planned', () => {
      const schedule = earnedSchedule({ baseline: planOf(10, 20, 20, 20), earned: after(3, 20) })
      expect(schedule).toMatchObject({ pd: { value: 2 }, es: { value: 2 }, at: { value: 3 } })
    })

    it('starts late without harm', () => {
      const late = planOf(0, 0, 10)
      expect(earnedSchedule({ baseline: late, earned: after(1, 0) }).es.value).toBe(2)
      expect(earnedSchedule({ baseline: late, earned: after(1, 0), plateau: 'nearest' }).spit.value).toBe(1)
    })
  })

  it.each<[string, EarnedScheduleInput, string]>([
    ['no baseline', { earned: after(1, 5) }, 'no_baseline'],
    ['an empty baseline', { baseline: { periods: [] }, earned: after(1, 5) }, 'no_baseline'],
    ['a baseline of nothing', { baseline: planOf(0, 0), earned: after(1, 0) }, 'bac_zero'],
    ['no measurement yet', { baseline: planOf(10), earned: after(2, 5), asOf: 1 }, 'no_ev'],
    ['more taken back than earned', { baseline: planOf(10), earned: after(1, -5) }, 'ev_negative'],
    ['no time gone by', { baseline: planOf(10), earned: after(0, 0) }, 'not_started'],
    [
      'two currencies',
      { baseline: planOf(10), earned: [{ ev: { amount: 5, currency: 'USD' } }], currency: 'EUR' },
      'mixed_currencies',
    ],
  ])('says why SPI(t) has no meaning: %s', (_name, input, reason) => {
    const schedule = EarnedSchedule.parse(earnedSchedule(input))
    expect(schedule.spit).toEqual(none(reason))
    expect(schedule.ieact.typical).toEqual(none(reason))
  })

  it('has no estimate while nothing is earned', () => {
    const schedule = earnedSchedule({ baseline: planOf(10, 20), earned: after(1, 0) })
    expect(schedule).toMatchObject({
      es: { value: 0 },
      spit: { value: 0 },
      ieact: { typical: none('es_zero') },
    })
  })

  it('counts what was planned before as planned when a credit lowers the plan', () => {
    const schedule = earnedSchedule({ baseline: planOf(10, 20, 15, 40), earned: after(2, 18) })
    expect(schedule).toMatchObject({ es: { value: 1.8 }, warnings: [{ code: 'baseline_falls' }] })
  })
})

describe('earned schedule by the calendar', () => {
  const baseline = {
    start: '2026-01-01',
    periods: [
      { end: '2026-01-31', pv: 100 },
      { end: '2026-02-28', pv: 200 },
      { end: '2026-03-31', pv: 300 },
    ],
  }

  it('counts parts of a month by its days and gives the finish as a day', () => {
    // Half of February is gone on the 14th, so AT = 1.5; 100 are earned, so ES = 1 and IEAC(t) = 3 × 1.5 = 4.5 periods. Periods after March last
    // 90 ÷ 3 = 30 days, so 1.5 of them end on 15 May.
    expect(earnedSchedule({ baseline, earned: [{ at: '2026-02-14', ev: 100 }] })).toMatchObject({
      at: { value: 1.5 },
      es: { value: 1 },
      ieact: { typical: { value: 4.5 } },
      plannedFinish: { value: '2026-03-31' },
      finish: { value: '2026-05-15' },
    })
  })

  it('is on plan at the end of a month when the month is earned', () => {
    const schedule = earnedSchedule({ baseline, earned: [{ at: '2026-02-28', ev: 200 }] })
    expect(schedule).toMatchObject({ spit: { value: 1 }, finish: { value: '2026-03-31' } })
  })

  it('goes on counting after the last month', () => {
    const schedule = earnedSchedule({ baseline, earned: [{ at: '2026-04-30', ev: 250 }] })
    expect(schedule).toMatchObject({ at: { value: 4 }, es: { value: 2.5 } })
  })

  it('gives no day that no calendar has', () => {
    const schedule = earnedSchedule({ baseline, earned: [{ at: '2026-03-31', ev: '0.001' }] })
    expect(schedule.finish).toEqual(none('beyond_calendar'))
    expect(earnedSchedule({ baseline: planOf(1), earned: after(1, 1) }).finish).toEqual(none('no_dates'))
  })
})

const steps = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 30 })

describe('the identities of earned schedule', () => {
  it('hold: SV(t) = ES − AT, SPI(t) = ES ÷ AT, IEAC(t) × SPI(t) = PD, and ES stays between 0 and PD', () => {
    fc.assert(
      fc.property(steps, fc.nat(30_000), fc.integer({ min: 1, max: 4000 }), (amounts, ev, hundredths) => {
        let sum = 0
        const baseline = planOf(...amounts.map((amount) => (sum += amount)))
        const measures = earnedSchedule({ baseline, earned: after(hundredths / 100, ev) })
        const { es, at, spit, svt, pd, ieact } = measures
        if (es.value === null || at.value === null || pd.value === null) return expect(sum).toBe(0)
        expect(es.value).toBeGreaterThanOrEqual(0)
        expect(es.value).toBeLessThanOrEqual(pd.value)
        expect(svt.value).toBeCloseTo(es.value - at.value, 8)
        expect(spit.value).toBeCloseTo(es.value / at.value, 8)
        if (ieact.typical.value !== null && spit.value !== null)
          expect(ieact.typical.value * spit.value).toBeCloseTo(pd.value, 4)
      }),
    )
  })

  it('give ES = AT for work that earns exactly its plan', () => {
    const rising = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(rising, (amounts) => {
        let sum = 0
        const values = amounts.map((amount) => (sum += amount))
        const { history } = earnedSchedule({
          baseline: planOf(...values),
          earned: values.map((ev) => ({ ev })),
        })
        expect(history.map(({ spit }) => spit.value)).toEqual(values.map(() => 1))
      }),
    )
  })

  it('never lose time when more is earned', () => {
    fc.assert(
      fc.property(steps, fc.nat(30_000), fc.nat(1000), (amounts, ev, more) => {
        let sum = 0
        const baseline = planOf(...amounts.map((amount) => (sum += amount)))
        const es = (value: number) => earnedSchedule({ baseline, earned: after(1, value) }).es.value ?? 0
        expect(es(ev + more)).toBeGreaterThanOrEqual(es(ev))
      }),
    )
  })
})
