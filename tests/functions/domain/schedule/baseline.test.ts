import { describe, expect, it } from 'vitest'
import { BaselineComparison, type ScheduleInput } from '#domain/schedule/contract.ts'
import { compareBaseline } from '#domain/schedule/rules.ts'

const compare = (input: ScheduleInput) => BaselineComparison.parse(compareBaseline(input))

describe('the comparison with a baseline', () => {
  const input: ScheduleInput = {
    projectStart: '2026-01-02',
    tasks: [
      { id: 'A', duration: 3, effort: 24, cost: '1000.10', currency: 'EUR' },
      { id: 'B', duration: 2, effort: 16, cost: '0.20', currency: 'EUR' },
      { id: 'C', duration: 1, cost: '5.00', currency: 'USD' },
      { id: 'N', duration: 1 },
    ],
    links: [{ from: 'A', to: 'B' }],
    baseline: [
      { id: 'A', start: '2026-01-02', finish: '2026-01-05', effort: 16, cost: '999.90', currency: 'EUR' },
      { id: 'B', start: '2026-01-06', finish: '2026-01-07', effort: 16, cost: '0.20', currency: 'EUR' },
      { id: 'C', start: '2026-01-02', finish: '2026-01-02', cost: '5.00', currency: 'EUR' },
      { id: 'X', start: '2026-01-05', finish: '2026-01-05', cost: '7.00', currency: 'EUR' },
    ],
  }

  it('gives variances in working days, hours and exact money', () => {
    const { tasks, ...totals } = compare(input)
    expect(totals).toEqual({
      feasible: true,
      startVariance: 0,
      finishVariance: 1,
      effort: { baseline: 32, current: 40, variance: 8 },
      costs: [
        { currency: 'EUR', baseline: '1012.10', current: '1000.30', variance: '-11.80' },
        { currency: 'USD', baseline: '0.00', current: '5.00', variance: '5.00' },
      ],
    })
    expect(tasks[0]).toEqual({
      id: 'A',
      status: 'changed',
      startVariance: 0,
      finishVariance: 1,
      durationVariance: 1,
      effortVariance: 8,
      costVariance: '0.20',
    })
    expect(tasks[1]).toMatchObject({
      startVariance: 1,
      finishVariance: 1,
      durationVariance: 0,
      costVariance: '0.00',
    })
  })

  it('names what was added, removed and paid in another currency', () => {
    const { tasks } = compare(input)
    expect(tasks.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'A changed',
      'B changed',
      'C changed',
      'N added',
      'X removed',
    ])
    expect(tasks[2]).toMatchObject({ costVariance: null, reason: 'currencyChanged', finishVariance: 0 })
  })

  it('finds nothing where nothing has changed, and says when there is no baseline', () => {
    const plain = { projectStart: 0, tasks: [{ id: 'A', duration: 3 }], links: [] }
    expect(compare({ ...plain, baseline: [{ id: 'A', start: 0, finish: 3 }] }).tasks[0]?.status).toBe('same')
    expect(compare(plain)).toMatchObject({ finishVariance: null, tasks: [{ status: 'added' }] })
  })
})
