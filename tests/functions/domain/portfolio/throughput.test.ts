import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { forecastThroughput, ThroughputForecast } from '../../../../functions/domain/portfolio/throughput.ts'
import { randomOf } from '../../../../functions/domain/portfolio/throughput/random/rules.ts'

// M. Bowler, Improving Flow: Monte Carlo Under the Covers: items finished in each of twelve weeks, 46 in all.
const weeks = [1, 3, 5, 3, 7, 8, 0, 5, 3, 1, 8, 2]
const levels = ['p50', 'p70', 'p85', 'p95'] as const

const whenWith = (uncertainty: 'sample' | 'history') =>
  forecastThroughput({ history: weeks, remaining: 60, uncertainty }).when

const p85With = (growth?: Parameters<typeof forecastThroughput>[0]['growth']) =>
  forecastThroughput({ history: [4, 4, 4, 4, 4], remaining: 40, growth }).when.p85.value

const codesOf = (history: number[]) =>
  forecastThroughput({ history, remaining: 10 }).warnings.map(({ code }) => code)

const p85By = (seed: number) =>
  forecastThroughput({ history: weeks, remaining: 40, seed }).when.p85.value ?? 0

const poisson = (mean: number, random: () => number) => {
  let [count, chance] = [0, Math.exp(-mean)]
  let below = chance
  for (const drawn = random(); drawn > below; below += chance) chance *= mean / (count += 1)
  return count
}

const past = (seed: number, length: number) => {
  const random = randomOf(seed, 77)
  return Array.from({ length }, () => poisson(6, random))
}

const testedAhead = (remaining: number) =>
  forecastThroughput({ history: past(1, 40), remaining }).backTest.horizon

describe('when a backlog will be done', () => {
  it('takes as long as a steady team takes, with certainty', () => {
    const forecast = forecastThroughput({
      history: [5, 5, 5, 5, 5],
      remaining: 23,
      start: '2026-03-02',
      periodDays: 14,
    })
    const promise = { value: 5, chance: 1, day: '2026-05-10' }
    expect(forecast.when).toEqual({ p50: promise, p70: promise, p85: promise, p95: promise })
    expect(forecast.curve).toEqual([
      { periods: 4, share: 0 },
      { periods: 5, share: 1 },
    ])
  })

  // Two outcomes, 0 or 1 a period, drawn plainly: two periods finish one item with 3 ÷ 4, three with 7 ÷ 8, four with 15 ÷ 16, five with 31 ÷ 32.
  it('agrees with the probabilities of a coin', () => {
    const history = [0, 1, 0, 1, 1, 0, 1, 0]
    const { when } = forecastThroughput({ history, remaining: 1, uncertainty: 'history', trials: 50_000 })
    expect(levels.map((level) => when[level].value)).toEqual([1, 2, 3, 5])
    expect(when.p70.chance).toBeCloseTo(3 / 4, 2)
    expect(when.p85.chance).toBeCloseTo(7 / 8, 2)
  })

  // 100 to 120 items at 46 ÷ 12 = 3.8 a week take about 110 ÷ 3.8 = 29 weeks at even odds.
  it('is centred where the average of the history says, for the twelve weeks of Bowler', () => {
    const growth = { split: { low: 1, high: 1.2 } }
    const forecast = ThroughputForecast.parse(forecastThroughput({ history: weeks, remaining: 100, growth }))
    const p50 = forecast.when.p50.value ?? 0
    expect(p50).toBeGreaterThan(26)
    expect(p50).toBeLessThan(32)
    expect(
      levels.map((level) => (forecast.when[level].chance ?? 0) >= Number(level.slice(1)) / 100),
    ).not.toContain(false)
    expect(forecast.when.p95.value).toBeGreaterThan(forecast.when.p85.value ?? 0)
  })

  it('doubts a short history, which widens the promise but not its centre', () => {
    expect(whenWith('sample').p95.value).toBeGreaterThan(whenWith('history').p95.value ?? 0)
    expect(
      Math.abs((whenWith('sample').p50.value ?? 0) - (whenWith('history').p50.value ?? 0)),
    ).toBeLessThanOrEqual(1)
  })

  it('is none to wait for when nothing is left', () => {
    const forecast = forecastThroughput({ history: weeks, remaining: 0, start: '2026-03-02' })
    expect(forecast.when.p95).toEqual({ value: 0, chance: 1, day: '2026-03-01' })
  })

  it('grows with the scope, and may never end', () => {
    expect([p85With(), p85With({ added: [2] }), p85With({ split: { low: 1.5, high: 1.5 } })]).toEqual([
      10, 20, 15,
    ])
    const endless = forecastThroughput({
      history: [4, 4, 4],
      remaining: 40,
      growth: { added: [5] },
      horizon: 50,
    })
    expect(endless.when.p50).toEqual({ value: null, reason: 'beyond_horizon', chance: null, day: null })
    expect(endless.warnings.map(({ code }) => code)).toContain('scope_outgrows')
  })

  it('draws added and finished items of one period together when both are known for each', () => {
    // Every past period gained exactly two on the backlog, however much was done: with pairs the end is certain.
    const forecast = forecastThroughput({
      history: [2, 9, 5, 3, 12],
      remaining: 20,
      growth: { added: [0, 7, 3, 1, 10] },
    })
    expect([forecast.when.p50.value, forecast.when.p95.value]).toEqual([10, 10])
  })
})

describe('how many items will be done', () => {
  it('promises fewer the surer it is, and counts whole periods up to a day', () => {
    const { howMany } = forecastThroughput({ history: weeks, start: '2026-03-02', by: '2026-03-31' })
    expect(howMany.periods).toBe(4)
    const values = levels.map((level) => howMany[level].value ?? 0)
    expect(values).toEqual(values.toSorted((a, b) => b - a))
    expect(values[0]).toBeGreaterThan(12)
    expect(values[0]).toBeLessThan(18)
  })

  it('says that no whole period is left, and what was not asked', () => {
    const { howMany, when } = forecastThroughput({ history: weeks, start: '2026-03-02', by: '2026-03-05' })
    expect(howMany.p85).toEqual({ value: null, reason: 'no_whole_period', chance: null })
    expect(when.p85.reason).toBe('not_asked')
    expect(forecastThroughput({ history: weeks, remaining: 1 }).howMany.p85.reason).toBe('not_asked')
  })

  it('refuses a day without a start, an item count below 0 and a split that is upside down', () => {
    expect(() => forecastThroughput({ history: weeks, by: '2026-03-05' })).toThrow('first day')
    expect(() => forecastThroughput({ history: [1, -1, 2], remaining: 1 })).toThrow('0 or more')
    const growth = { split: { low: 2, high: 1 } }
    expect(() => forecastThroughput({ history: weeks, remaining: 1, growth })).toThrow('low end')
  })
})

describe('a history that cannot carry a promise', () => {
  it.each([
    ['none', [], 'too_little_history'],
    ['two periods', [4, 5], 'too_little_history'],
    ['nothing ever finished', [0, 0, 0, 0], 'no_throughput'],
  ])('is refused with the reason: %s', (_name, history, reason) => {
    const forecast = ThroughputForecast.parse(forecastThroughput({ history, remaining: 10, periods: 3 }))
    expect(forecast.usable).toBe(false)
    for (const level of levels) {
      expect(forecast.when[level]).toEqual({ value: null, reason, chance: null, day: null })
      expect(forecast.howMany[level]).toEqual({ value: null, reason, chance: null })
    }
    expect(forecast.backTest).toMatchObject({ reason, verdict: 'too_few_cases' })
  })

  it('is flagged when it is short, and when it shifts', () => {
    expect(codesOf([3, 4, 5])).toEqual(['short_history'])
    expect(codesOf([2, 3, 2, 3, 2, 9, 8, 9, 8, 9])).toContain('history_shifts')
    expect(codesOf([2, 8, 3, 9, 2, 8, 3, 9, 2, 8])).not.toContain('history_shifts')
  })
})

describe('the forecast', () => {
  const histories = fc.array(fc.nat(12), { minLength: 3, maxLength: 25 })

  it('is the same for the same seed, and near for another', () => {
    fc.assert(
      fc.property(histories, fc.nat(60), fc.nat(1000), (history, remaining, seed) => {
        const ask = { history, remaining, periods: 4, trials: 300, seed }
        expect(forecastThroughput(ask)).toEqual(forecastThroughput(ask))
      }),
      { numRuns: 30 },
    )
    expect(Math.abs(p85By(1) - p85By(2))).toBeLessThanOrEqual(1)
  })

  it('does not depend on the order of the past, except for its back-test', () => {
    fc.assert(
      fc.property(histories, fc.nat(60), (history, remaining) => {
        const promises = (order: number[]) => {
          const { when, howMany, curve } = forecastThroughput({
            history: order,
            remaining,
            periods: 4,
            trials: 300,
          })
          return { when, howMany, curve }
        }
        expect(promises(history.toReversed())).toEqual(promises(history))
      }),
      { numRuns: 30 },
    )
  })

  it('never promises an earlier end for more items, nor for more certainty', () => {
    fc.assert(
      fc.property(histories, fc.nat(40), fc.nat(40), (history, remaining, more) => {
        const ends = (items: number) => {
          const { when } = forecastThroughput({ history, remaining: items, trials: 300 })
          return levels.map((level) => when[level].value ?? Number.POSITIVE_INFINITY)
        }
        const [few, many] = [ends(remaining), ends(remaining + more)]
        expect(few).toEqual(few.toSorted((a, b) => a - b))
        // The same draws, so that the comparison is exact for every trial.
        few.forEach((end, index) => expect(many[index]).toBeGreaterThanOrEqual(end))
      }),
      { numRuns: 30 },
    )
  })
})

describe('the back-test', () => {
  it('finds that P85 holds in 80 to 92 of 100 cases for teams that stay as they are', () => {
    const tests = Array.from({ length: 20 }, (_, seed) =>
      forecastThroughput({ history: past(seed, 60), remaining: 24, trials: 500, seed }),
    )
    for (const kind of ['items', 'periods'] as const) {
      const held = tests.reduce((sum, { backTest }) => sum + backTest[kind].p85.held, 0)
      const cases = tests.reduce((sum, { backTest }) => sum + backTest[kind].p85.cases, 0)
      expect(cases).toBeGreaterThan(700)
      expect(held / cases).toBeGreaterThan(0.8)
      expect(held / cases).toBeLessThan(kind === 'items' ? 0.92 : 0.97)
    }
    const verdicts = tests.map(({ backTest }) => backTest.verdict)
    expect(verdicts.filter((verdict) => verdict === 'holds').length).toBeGreaterThan(13)
  })

  it('finds the optimism of a forecast for a team that keeps slowing down', () => {
    const slowing = Array.from({ length: 40 }, (_, index) => 40 - index)
    const { backTest, warnings } = forecastThroughput({ history: slowing, periods: 3 })
    expect(backTest.items.p85.held).toBe(0)
    expect(backTest.verdict).toBe('too_optimistic')
    expect(warnings.map(({ code }) => code)).toContain('back_test_fails')
  })

  it('looks as far ahead as the forecast, up to a quarter of the history', () => {
    expect(testedAhead(24)).toBe(4)
    expect(testedAhead(1000)).toBe(10)
  })

  it('never uses what came later: a change of the last period leaves the earlier cases as they were', () => {
    const history = past(3, 20)
    const held = (last: number) =>
      forecastThroughput({ history: [...history.slice(0, -1), last], periods: 1 }).backTest.items.p85
    const [low, high] = [held(0), held(1000)]
    expect(high.cases).toBe(low.cases)
    expect(high.held).toBe(low.held + 1)
    expect(high.chance).toBe(low.chance)
  })

  it('has too few cases for a verdict on a short history', () => {
    expect(forecastThroughput({ history: [3, 4, 5, 6], remaining: 5 }).backTest).toMatchObject({
      verdict: 'too_few_cases',
      reason: 'too_little_history',
    })
  })
})
