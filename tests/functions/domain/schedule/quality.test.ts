import { describe, expect, it } from 'vitest'
import { type ScheduleInput, ScheduleQuality } from '#domain/schedule/contract.ts'
import { checkScheduleQuality } from '#domain/schedule/rules.ts'

/** Twenty tasks of 5 days in a row. */
const chain = (changes: Record<string, Partial<ScheduleInput['tasks'][number]>> = {}): ScheduleInput => {
  const tasks = Array.from({ length: 20 }, (_, i) => ({ id: `t${i}`, duration: 5, ...changes[`t${i}`] }))
  return { projectStart: 0, tasks, links: tasks.slice(1).map((task, i) => ({ from: `t${i}`, to: task.id })) }
}

function points(input: ScheduleInput) {
  const quality = ScheduleQuality.parse(checkScheduleQuality(input))
  if (!quality.feasible) throw new Error(quality.message)
  return Object.fromEntries(quality.points.map((point) => [point.point, point]))
}

const done = (start: number, finish: number) => ({ actualStart: start, actualFinish: finish })

describe('the 14-point check', () => {
  it('passes a plain chain, whose two ends are the only tasks without logic', () => {
    const quality = checkScheduleQuality(chain())
    expect(quality).toMatchObject({ feasible: true, passed: 8, failed: 1, notApplicable: 5 })
    const found = points(chain())
    expect(Object.values(found).map((point) => point.number)).toEqual(
      Array.from({ length: 14 }, (_, i) => i + 1),
    )
    expect(found['logic']).toMatchObject({
      count: 2,
      of: 20,
      ratio: 0.1,
      verdict: 'fail',
      tasks: ['t0', 't19'],
    })
    expect(found['relationshipTypes']).toMatchObject({ count: 19, of: 19, ratio: 1, verdict: 'pass' })
    expect(found['criticalPathTest']).toMatchObject({ ratio: 1, verdict: 'pass' })
    expect(found['missedTasks']).toMatchObject({
      verdict: 'notApplicable',
      reason: 'noStatusDate',
      ratio: null,
    })
  })

  it('finds leads, lags and links of other types', () => {
    const input = chain()
    const odd = [
      { from: 't0', to: 't2', lag: -1 },
      { from: 't0', to: 't3', lag: 2 },
      { from: 't0', to: 't4', type: 'SS' as const },
      { from: 't0', to: 't5', type: 'FF' as const },
    ]
    const found = points({ ...input, links: [...input.links, ...odd] })
    expect(found['leads']).toMatchObject({ count: 1, of: 23, verdict: 'fail', links: [odd[0]] })
    expect(found['lags']).toMatchObject({ count: 1, verdict: 'pass', links: [odd[1]] })
    expect(found['relationshipTypes']).toMatchObject({ count: 21, verdict: 'pass', links: [odd[2], odd[3]] })
  })

  it('finds hard constraints, floats and durations beyond 44 days', () => {
    const deadline = { deadline: 3 }
    const hard = { constraint: { type: 'MFO' as const, date: 100 } }
    const found = points(chain({ t0: deadline, t19: hard, t18: { constraint: { type: 'SNET', date: 0 } } }))
    expect(found['negativeFloat']).toMatchObject({ count: 1, verdict: 'fail', tasks: ['t0'] })
    expect(found['hardConstraints']).toMatchObject({ count: 1, ratio: 0.05, verdict: 'pass', tasks: ['t19'] })
    const long = chain({ t3: { duration: 45 }, t4: { duration: 44 } })
    const loose = { ...long, tasks: [...long.tasks, { id: 'x', duration: 1 }, { id: 'y', duration: 1 }] }
    expect(points(loose)['highDuration']).toMatchObject({ tasks: ['t3'], count: 1 })
    expect(points(loose)['highFloat']).toMatchObject({ tasks: ['x', 'y'], ratio: 2 / 22, verdict: 'fail' })
  })

  it('fails the critical path test where a date holds the finish', () => {
    const found = points(chain({ t19: { constraint: { type: 'SNET', date: 2000 } } }))
    expect(found['criticalPathTest']).toMatchObject({ verdict: 'pass' })
    const held = points(chain({ t19: { constraint: { type: 'MSO', date: 95 } } }))
    expect(held['criticalPathTest']).toMatchObject({ verdict: 'fail', ratio: 0, tasks: ['t0'] })
  })

  it('measures execution against the baseline at the status date', () => {
    const input: ScheduleInput = {
      ...chain({ t0: done(0, 5), t1: done(5, 12), t3: { actualStart: 30 } }),
      statusDate: 20,
      baseline: Array.from({ length: 20 }, (_, i) => ({ id: `t${i}`, start: i * 5, finish: i * 5 + 5 })),
    }
    const found = points(input)
    expect(found['invalidDates']).toMatchObject({ tasks: ['t3'], verdict: 'fail' })
    expect(found['missedTasks']).toMatchObject({ of: 4, tasks: ['t1', 't2', 't3'], verdict: 'fail' })
    expect(found['baselineExecutionIndex']).toMatchObject({
      count: 2,
      of: 4,
      ratio: 0.5,
      tasks: ['t2', 't3'],
    })
    // From 20, t2 to 25 and t3 from 30 to 35 (it began then), then 16 tasks: 115, fifteen days after the baseline.
    expect(found['criticalPathLengthIndex']?.ratio).toBeCloseTo((95 - 15) / 95)
    expect(found['criticalPathLengthIndex']?.verdict).toBe('fail')
  })

  it('asks for resources only where somebody gives any', () => {
    expect(points(chain())['resources']).toMatchObject({ verdict: 'notApplicable', reason: 'noResources' })
    const changes = Object.fromEntries(Array.from({ length: 19 }, (_, i) => [`t${i}`, { effort: 40 }]))
    expect(points(chain(changes))['resources']).toMatchObject({ tasks: ['t19'], of: 20, verdict: 'fail' })
    expect(points(chain({ ...changes, t19: { cost: '10.00' } }))['resources']).toMatchObject({
      verdict: 'pass',
    })
  })

  it('has nothing to say of nothing, and passes an impossible schedule on', () => {
    const empty = checkScheduleQuality({ projectStart: 0, tasks: [], links: [] })
    expect(empty).toMatchObject({ passed: 0, failed: 0, notApplicable: 14 })
    const input = chain()
    const circle = checkScheduleQuality({ ...input, links: [...input.links, { from: 't1', to: 't0' }] })
    expect(circle).toMatchObject({ feasible: false, reason: 'positiveCycle' })
  })
})
