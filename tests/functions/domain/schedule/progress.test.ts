import { describe, expect, it } from 'vitest'
import type { ScheduleInput } from '#domain/schedule/contract.ts'
import { analyse, datesById } from './reference.ts'

type Task = ScheduleInput['tasks'][number]

/** A (4) → B (6) → C (2). */
const dates = (changes: Record<string, Partial<Task>>, rest: Partial<ScheduleInput> = {}) => {
  const tasks = Object.entries({ A: 4, B: 6, C: 2 }).map(([id, duration]) => ({
    id,
    duration,
    ...changes[id],
  }))
  const links = [
    { from: 'A', to: 'B' },
    { from: 'B', to: 'C' },
  ]
  return datesById(analyse({ projectStart: 0, tasks, links, ...rest }))
}

describe('finished work', () => {
  it('keeps its actual dates, has no float and is not critical', () => {
    const found = dates({ A: { actualStart: 1, actualFinish: 7 } })
    expect(found.get('A')).toEqual({
      id: 'A',
      earlyStart: 1,
      earlyFinish: 7,
      lateStart: 1,
      lateFinish: 7,
      totalFloat: 0,
      freeFloat: 0,
      critical: false,
      drivingPredecessors: [],
    })
    expect(found.get('B')).toMatchObject({ earlyStart: 7, earlyFinish: 13, drivingPredecessors: ['A'] })
  })

  it('finishes after its duration when only its start and 100 % are known', () => {
    expect(dates({ A: { actualStart: 2, percentComplete: 100 } }).get('A')).toMatchObject({ earlyFinish: 6 })
  })

  it('is not moved by predecessors that are late', () => {
    const found = dates({ B: { actualStart: 0, actualFinish: 3 } }, { statusDate: 5 })
    expect(found.get('A')).toMatchObject({ earlyStart: 5, earlyFinish: 9 })
    expect(found.get('B')?.earlyFinish).toBe(3)
    expect(found.get('C')?.earlyStart).toBe(5)
  })
})

describe('work in progress', () => {
  it('goes on from where it stands, or from the status date', () => {
    const begun = { actualStart: 0, percentComplete: 50 }
    expect(dates({ A: begun }).get('A')).toMatchObject({ earlyStart: 0, earlyFinish: 4 })
    expect(dates({ A: begun }, { statusDate: 5 }).get('A')).toMatchObject({
      earlyStart: 0,
      earlyFinish: 7,
      lateStart: 0,
    })
    expect(
      dates({ A: { actualStart: 0, remainingDuration: 9 } }, { statusDate: 5 }).get('A')?.earlyFinish,
    ).toBe(14)
  })

  it('that overtook its predecessor waits under retained logic and not under progress override', () => {
    const begun = { B: { actualStart: 1, remainingDuration: 3 } }
    const retained = dates(begun, { statusDate: 2 })
    expect(retained.get('A')).toMatchObject({ earlyStart: 2, earlyFinish: 6, totalFloat: 0 })
    expect(retained.get('B')).toMatchObject({ earlyStart: 1, earlyFinish: 9, drivingPredecessors: ['A'] })
    const overridden = dates(begun, { statusDate: 2, progressMode: 'progressOverride' })
    expect(overridden.get('B')).toMatchObject({ earlyStart: 1, earlyFinish: 5, drivingPredecessors: [] })
    expect(overridden.get('A')).toMatchObject({ earlyFinish: 6, totalFloat: 1 })
    expect(overridden.get('C')?.earlyStart).toBe(5)
  })

  it('holds what is linked to its start at its actual start', () => {
    const links = [{ from: 'A', to: 'B', type: 'SS' as const, lag: 2 }]
    const found = dates({ A: { actualStart: 1, remainingDuration: 8 } }, { statusDate: 4, links })
    expect(found.get('A')).toMatchObject({ earlyFinish: 12, totalFloat: 0 })
    expect(found.get('B')).toMatchObject({ earlyStart: 4, totalFloat: 2 })
  })
})

describe('the status date', () => {
  it('holds back work that has not begun', () => {
    const found = dates({ A: { actualStart: 0, actualFinish: 4 } }, { statusDate: 10 })
    expect(found.get('B')).toMatchObject({ earlyStart: 10, earlyFinish: 16, drivingPredecessors: [] })
  })

  it('lies on a calendar too', () => {
    const tasks = [{ id: 'A', duration: 4, actualStart: '2026-01-02', percentComplete: 25 }]
    const answer = analyse({ projectStart: '2026-01-02', statusDate: '2026-01-07', tasks, links: [] })
    expect(answer.tasks[0]).toMatchObject({ earlyStart: '2026-01-02T08:00', earlyFinish: '2026-01-09T17:00' })
  })
})
