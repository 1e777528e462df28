import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Distribution, SimulatedSchedule, type SimulationInput } from '#domain/schedule/contract.ts'
import { simulateSchedule } from '#domain/schedule/rules.ts'
import { networks } from './reference.ts'

function simulate(input: Partial<SimulationInput>): SimulatedSchedule {
  const answer = simulateSchedule({ projectStart: 0, tasks: [], links: [], iterations: 4000, ...input })
  if (!answer.feasible) throw new Error(answer.message)
  return SimulatedSchedule.parse(answer)
}

const one = (distribution: Distribution, rest: Partial<SimulationInput> = {}) =>
  simulate({ tasks: [{ id: 'A', duration: 5, distribution }], ...rest })

const chain = (...distributions: Distribution[]) => ({
  tasks: distributions.map((distribution, i) => ({ id: `t${i}`, duration: 5, distribution })),
  links: distributions.slice(1).map((_, i) => ({ from: `t${i}`, to: `t${i + 1}` })),
})

const kinds: [string, Distribution, number, number][] = [
  ['fixed', { type: 'fixed', value: 7 }, 7, 0],
  ['uniform', { type: 'uniform', min: 2, max: 8 }, 5, 6 / Math.sqrt(12)],
  [
    'triangular',
    { type: 'triangular', min: 2, mode: 3, max: 10 },
    5,
    Math.sqrt((4 + 9 + 100 - 6 - 20 - 30) / 18),
  ],
  ['PERT', { type: 'pert', min: 0, mode: 5, max: 10 }, 5, Math.sqrt(100 / 28)],
  ['skewed PERT', { type: 'pert', min: 3, mode: 4, max: 11 }, 5, Math.sqrt((2 * 6) / 7)],
  ['normal', { type: 'normal', mean: 20, standardDeviation: 3 }, 20, 3],
  ['lognormal', { type: 'lognormal', mean: 10, standardDeviation: 4 }, 10, 4],
]

describe.each(kinds)('a %s duration', (...[, distribution, mean, deviation]) => {
  it('has its mean and its deviation', () => {
    const { length } = one(distribution, { iterations: 20_000 })
    expect(Math.abs(length.mean - mean)).toBeLessThanOrEqual(0.04 * deviation)
    expect(Math.abs(length.standardDeviation - deviation)).toBeLessThanOrEqual(0.04 * deviation)
  })
})

describe('the simulation of a single path', () => {
  it('has the sum of the means as its mean, and the root of the summed variances as its deviation', () => {
    const { length, tasks } = simulate({
      ...chain(...kinds.map(([, distribution]) => distribution)),
      iterations: 20_000,
    })
    const mean = kinds.reduce((sum, kind) => sum + kind[2], 0)
    const deviation = Math.hypot(...kinds.map((kind) => kind[3]))
    expect(Math.abs(length.mean - mean)).toBeLessThan(0.04 * deviation)
    expect(Math.abs(length.standardDeviation - deviation)).toBeLessThan(0.04 * deviation)
    expect(tasks.every((task) => task.criticality === 1)).toBe(true)
    expect(tasks.map((task) => Math.abs(task.sensitivity - task.cruciality) < 0.05)).not.toContain(false)
  })

  it('gives 15 weeks on average for the critical path of Milwaukee Paper (Heizer and Render)', () => {
    const points = [
      [1, 2, 3],
      [1, 2, 3],
      [1, 4, 7],
      [3, 4, 11],
      [1, 2, 3],
    ] as const
    const { length } = simulate({
      ...chain(...points.map(([min, mode, max]) => ({ type: 'pert' as const, min, mode, max }))),
      iterations: 20_000,
    })
    expect(length.mean).toBeCloseTo(15, 1)
  })

  it('has the quantiles of its distribution', () => {
    const { length } = one({ type: 'triangular', min: 0, mode: 0, max: 10 }, { iterations: 20_000 })
    expect(length.p50).toBeCloseTo(10 * (1 - Math.sqrt(0.5)), 0)
    expect(length.p90).toBeCloseTo(10 * (1 - Math.sqrt(0.1)), 0)
  })
})

describe('correlation', () => {
  const normal = { type: 'normal', mean: 50, standardDeviation: 3 } as const
  const deviation = (coefficient: number) =>
    simulate({
      ...chain(normal, normal),
      correlations: [{ tasks: ['t0', 't1'], coefficient }],
      iterations: 20_000,
    }).length.standardDeviation

  it('widens or narrows the sum as it should', () => {
    expect(deviation(1)).toBeCloseTo(6, 0)
    expect(deviation(0)).toBeCloseTo(Math.sqrt(18), 0)
    expect(deviation(0.5)).toBeCloseTo(Math.sqrt(27), 0)
    expect(deviation(-1)).toBeLessThan(0.01)
  })

  it('joins up to 300 tasks with each other, and any number of pairs', () => {
    const tasks = chain(...Array.from({ length: 1000 }, () => normal)).tasks
    const pair = (a: number, b: number) => ({
      tasks: [`t${a}`, `t${b}`] as [string, string],
      coefficient: 0.1,
    })
    const pairs = Array.from({ length: 500 }, (_, i) => pair(2 * i, 2 * i + 1))
    expect(simulate({ tasks, correlations: pairs, iterations: 10 }).iterations).toBe(10)
    const star = Array.from({ length: 300 }, (_, i) => pair(0, i + 1))
    const message = 'At most 300 tasks can be correlated with each other.'
    expect(() => simulate({ tasks, correlations: star, iterations: 10 })).toThrow(
      expect.objectContaining({ errors: [{ path: 'correlations', message }] }),
    )
  })

  it('that contradicts itself is refused', () => {
    const pairs = [
      [0, 1],
      [1, 2],
      [0, 2],
    ] as const
    const correlations = pairs.map(([a, b], i) => ({
      tasks: [`t${a}`, `t${b}`] as [string, string],
      coefficient: i < 2 ? 0.9 : -0.9,
    }))
    expect(() => simulate({ ...chain(normal, normal, normal), correlations })).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ path: 'correlations' })] }),
    )
  })
})

describe('risks', () => {
  it('happen as often as they are likely, and bring their delay and cost', () => {
    const answer = simulate({
      tasks: [{ id: 'A', duration: 10, cost: '100.00', costPerDay: 5 }],
      risks: [
        {
          id: 'flood',
          probability: 0.3,
          tasks: ['A'],
          delay: { type: 'fixed', value: 4 },
          cost: { type: 'fixed', value: 1000 },
        },
      ],
      iterations: 20_000,
    })
    const share = answer.risks[0]?.share ?? 0
    expect(share).toBeCloseTo(0.3, 1)
    expect(answer.length).toMatchObject({ p10: 10, p50: 10, p80: 14, p90: 14 })
    expect(answer.length.mean).toBeCloseTo(10 + 4 * share)
    expect(answer.cost).toMatchObject({ currency: null, p50: '150.00', p90: '1170.00' })
    expect(answer.deterministicShare).toBeCloseTo(1 - share)
    expect(answer.tasks[0]?.cruciality).toBeCloseTo(1)
  })
})

describe('a simulated schedule', () => {
  it('is the same for the same seed and another for another', () => {
    const wide = { type: 'uniform', min: 1, max: 9 } as const
    expect(one(wide, { seed: 4 })).toEqual(one(wide, { seed: 4 }))
    expect(one(wide, { seed: 4 }).length.mean).not.toBe(one(wide, { seed: 5 }).length.mean)
  })

  it('ends later on average than its average tasks where paths meet', () => {
    const tasks = ['A', 'B'].map((id) => ({
      id,
      duration: 5,
      distribution: { type: 'uniform', min: 2, max: 8 } as const,
    }))
    const answer = simulate({ tasks, iterations: 20_000, target: 5 })
    // The greater of two uniform numbers has its mean at two thirds; both are below the middle in a quarter of all cases.
    expect(answer.length.mean).toBeCloseTo(6, 1)
    expect(answer.targetShare).toBeCloseTo(0.25, 1)
    expect(answer.tasks.reduce((sum, task) => sum + task.criticality, 0)).toBeCloseTo(1)
    expect(answer.tasks[0]?.criticality).toBeCloseTo(0.5, 1)
  })

  it('without uncertainty is its own deterministic schedule', () => {
    const answer = one({ type: 'fixed', value: 5 })
    expect(answer).toMatchObject({ deterministicShare: 1, finish: { p10: 5, p90: 5 }, cost: null })
    expect(answer.histogram).toEqual([{ from: 5, to: 5, count: 4000 }])
  })

  it('keeps what is finished, and draws only what remains of what has begun', () => {
    const distribution = { type: 'uniform', min: 2, max: 4 } as const
    const tasks = [
      { id: 'A', duration: 5, distribution, actualStart: 0, actualFinish: 6 },
      { id: 'B', duration: 9, distribution, actualStart: 6 },
    ]
    const { length, tasks: found } = simulate({ tasks, links: [{ from: 'A', to: 'B' }], statusDate: 8 })
    expect([length.min >= 10, length.max <= 12]).toEqual([true, true])
    expect(found[0]).toMatchObject({ standardDeviation: 0, cruciality: 0 })
  })

  it('finishes within working hours on a calendar', () => {
    const answer = one({ type: 'uniform', min: 1, max: 9 }, { projectStart: '2026-01-02' })
    for (const { finish } of answer.sCurve) {
      expect(['08', '09', '10', '11', '12', '13', '14', '15', '16', '17']).toContain(
        String(finish).slice(11, 13),
      )
      expect([0, 6]).not.toContain(new Date(`${String(finish)}Z`).getUTCDay())
    }
    expect(answer.length.mean).toBeCloseTo(5, 0)
  })

  it('gives what does not vary of the cost to the cent, however large it is', () => {
    const tasks = ['9007199254740993.01', '0.02'].map((cost, i) => ({
      id: `t${i}`,
      duration: 1,
      cost,
      currency: 'EUR',
    }))
    const { cost, sCurve } = simulate({ tasks })
    expect(cost).toMatchObject({ currency: 'EUR', mean: '9007199254740993.03', p90: '9007199254740993.03' })
    expect(cost?.standardDeviation).toBe('0.00')
    expect(sCurve[50]?.cost).toBe('9007199254740993.03')
  })

  it('does not add up currencies', () => {
    const tasks = ['EUR', 'USD'].map((currency) => ({ id: currency, duration: 1, cost: '5.00', currency }))
    expect(simulate({ tasks })).toMatchObject({ cost: null, costReason: 'mixedCurrencies' })
  })

  it('leaves out iterations that break a maximum lag, and says how many', () => {
    const distribution = { type: 'uniform', min: 4, max: 6 } as const
    const tasks = [
      { id: 'A', duration: 5, distribution },
      { id: 'B', duration: 1 },
    ]
    const links = [
      { from: 'A', to: 'B' },
      { from: 'B', to: 'A', type: 'SS' as const, lag: -5 },
    ]
    const answer = simulate({ tasks, links })
    expect(answer.failedIterations / 4000).toBeCloseTo(0.5, 1)
    expect(answer.length.max).toBeLessThanOrEqual(6)
  })

  it('has ordered percentiles, a rising S-curve and every iteration in its histogram', () => {
    fc.assert(
      fc.property(networks(6), fc.integer(), (network, seed) => {
        const tasks = network.tasks.map((task) => ({
          ...task,
          distribution: {
            type: 'triangular' as const,
            min: task.duration / 2,
            mode: task.duration,
            max: task.duration * 2,
          },
        }))
        const answer = simulate({ ...network, tasks, seed, iterations: 200 })
        const { p10, p25, p50, p75, p80, p85, p90, p95 } = answer.length
        const rising = [p10, p25, p50, p75, p80, p85, p90, p95]
        expect(rising.toSorted((a, b) => a - b)).toEqual(rising)
        const curve = answer.sCurve.map((point) => Number(point.finish))
        expect(curve.toSorted((a, b) => a - b)).toEqual(curve)
        expect(answer.histogram.reduce((sum, bin) => sum + bin.count, 0)).toBe(200)
        expect(answer.tasks.every((task) => task.criticality >= 0 && task.criticality <= 1)).toBe(true)
      }),
      { numRuns: 50 },
    )
  })
})
