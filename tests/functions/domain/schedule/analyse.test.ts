import { describe, expect, it } from 'vitest'
import { FeasibleSchedule, ScheduleInput } from '#domain/schedule/contract.ts'
import { analyseSchedule } from '#domain/schedule/rules.ts'
import { analyse, datesById } from './reference.ts'

/** `{ A: [3], B: [4, 'A'] }`: a duration and the tasks that must be finished before. */
export function network(table: Record<string, [number, ...string[]]>) {
  const tasks = Object.entries(table).map(([id, [duration]]) => ({ id, duration }))
  const links = Object.entries(table).flatMap(([to, [, ...before]]) => before.map((from) => ({ from, to })))
  return { projectStart: 0 as const, tasks, links }
}

// Hillier and Lieberman, Introduction to Operations Research, "Project Management with PERT/CPM": Reliable Construction Co.
const construction = network({
  A: [2],
  B: [4, 'A'],
  C: [10, 'B'],
  D: [6, 'C'],
  E: [4, 'C'],
  F: [5, 'E'],
  G: [7, 'D'],
  H: [9, 'E', 'G'],
  I: [7, 'C'],
  J: [8, 'F', 'I'],
  K: [4, 'J'],
  L: [5, 'J'],
  M: [2, 'H'],
  N: [6, 'K', 'L'],
})

// Heizer and Render, Operations Management, "Project Management": Milwaukee Paper Manufacturing.
const paperMill = network({
  A: [2],
  B: [3],
  C: [2, 'A'],
  D: [4, 'A', 'B'],
  E: [4, 'C'],
  F: [3, 'C'],
  G: [5, 'D', 'E'],
  H: [2, 'F', 'G'],
})

describe('worked examples', () => {
  it('Reliable Construction takes 44 weeks along A B C E F J L N', () => {
    const answer = analyse(construction)
    expect([answer.length, answer.criticalPaths]).toEqual([44, [['A', 'B', 'C', 'E', 'F', 'J', 'L', 'N']]])
    const slack = Object.fromEntries(answer.tasks.map((task) => [task.id, task.totalFloat]))
    const none = Object.fromEntries(answer.criticalPath.map((id) => [id, 0]))
    expect(slack).toEqual({ ...none, D: 4, G: 4, H: 4, M: 4, I: 2, K: 1 })
  })

  it('Milwaukee Paper takes 15 weeks along A C E G H', () => {
    const answer = analyse({ ...paperMill, nearCriticalFloat: 1 })
    expect([answer.length, answer.criticalPath]).toEqual([15, ['A', 'C', 'E', 'G', 'H']])
    const figures = answer.tasks.map((t) => [
      t.earlyStart,
      t.earlyFinish,
      t.lateStart,
      t.lateFinish,
      t.totalFloat,
    ])
    expect(figures).toEqual([
      [0, 2, 0, 2, 0],
      [0, 3, 1, 4, 1],
      [2, 4, 2, 4, 0],
      [3, 7, 4, 8, 1],
      [4, 8, 4, 8, 0],
      [4, 7, 10, 13, 6],
      [8, 13, 8, 13, 0],
      [13, 15, 13, 15, 0],
    ])
    expect(answer.nearCriticalPaths).toEqual([{ totalFloat: 1, tasks: ['B', 'D'] }])
  })
})

describe('the analysis of a schedule', () => {
  it('takes and gives what the contract says', () => {
    expect(ScheduleInput.parse(construction)).toEqual(construction)
    const answer = analyse(construction)
    expect(FeasibleSchedule.parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer)
  })

  it('of nothing is empty', () => {
    expect(analyse({ projectStart: 5, tasks: [], links: [] })).toMatchObject({
      length: 0,
      start: 5,
      finish: 5,
      criticalPath: [],
    })
  })

  it('joins several starts, several ends and parts that are not linked in one finish', () => {
    const answer = analyse(network({ A: [2], B: [5], C: [1, 'A'], X: [4], Y: [0] }))
    expect(answer.tasks.map((task) => task.totalFloat)).toEqual([2, 0, 2, 1, 5])
    expect([answer.length, answer.criticalPaths]).toEqual([5, [['B']]])
  })

  it('names all critical paths', () => {
    const answer = analyse(network({ A: [2], B: [3, 'A'], C: [3, 'A'], D: [1, 'B', 'C'] }))
    expect(answer.criticalPaths).toEqual([
      ['A', 'B', 'D'],
      ['A', 'C', 'D'],
    ])
  })

  it('stops at ten of thousands of critical paths', () => {
    const table: Record<string, [number, ...string[]]> = {}
    for (let level = 0; level < 30; level++)
      for (const side of ['a', 'b'])
        table[`${side}${level}`] = level === 0 ? [1] : [1, `a${level - 1}`, `b${level - 1}`]
    const answer = analyse(network(table))
    expect(answer.criticalPaths).toHaveLength(10)
    expect(answer.criticalPaths.every((path) => path.length === 30)).toBe(true)
  })

  it('calls tasks critical up to the float that is asked for', () => {
    const answer = analyse({ ...paperMill, criticalFloat: 1 })
    expect(answer.tasks.filter((task) => task.critical).map((task) => task.id)).toEqual([...'ABCDEGH'])
  })

  it('holds maximum lags: B starts at most 2 after A has finished', () => {
    const links = [
      { from: 'A', to: 'B' },
      { from: 'C', to: 'B' },
      { from: 'B', to: 'A', type: 'SF' as const, lag: -2 },
    ]
    const tasks = [
      { id: 'A', duration: 3 },
      { id: 'B', duration: 1 },
      { id: 'C', duration: 10 },
    ]
    const dates = datesById(analyse({ projectStart: 0, tasks, links }))
    expect(dates.get('B')?.earlyStart).toBe(10)
    expect(dates.get('A')).toMatchObject({ earlyStart: 5, earlyFinish: 8, drivingPredecessors: ['B'] })
  })

  it('answers a circle that cannot be met with the circle alone', () => {
    const input = network({ Z: [1], A: [3, 'Z'], B: [4, 'A'], C: [1, 'B'] })
    const back = { from: 'B', to: 'A', type: 'SS' as const, lag: -2 }
    const answer = analyseSchedule({ ...input, links: [...input.links, back] })
    expect(answer).toMatchObject({ feasible: false, reason: 'positiveCycle' })
    if (answer.feasible) return
    expect(answer.tasks.toSorted()).toEqual(['A', 'B'])
    expect(answer.links).toContainEqual(back)
    expect(answer.links).toHaveLength(2)
  })

  it('answers a task that waits for itself', () => {
    const answer = analyseSchedule({
      projectStart: 0,
      tasks: [{ id: 'A', duration: 1 }],
      links: [{ from: 'A', to: 'A' }],
    })
    expect(answer).toMatchObject({ feasible: false, tasks: ['A'], links: [{ from: 'A', to: 'A' }] })
  })

  it('of a long chain needs no deep stack', () => {
    const tasks = Array.from({ length: 50_000 }, (_, i) => ({ id: `t${i}`, duration: 1 }))
    const links = tasks.slice(1).map((task, i) => ({ from: `t${i}`, to: task.id }))
    const back = { from: 't49999', to: 't0', type: 'SS' as const, lag: -49_999 }
    expect(analyse({ projectStart: 0, tasks, links }).length).toBe(50_000)
    expect(analyse({ projectStart: 0, tasks, links: [...links, back] }).length).toBe(50_000)
    const tight = analyseSchedule({ projectStart: 0, tasks, links: [...links, { ...back, lag: -49_998 }] })
    expect(tight).toMatchObject({ feasible: false, reason: 'positiveCycle' })
  })

  it.each([
    ['tasks.1.id', { tasks: [oneDay('A'), oneDay('A')] }],
    ['links.0.to', { tasks: [oneDay('A')], links: [{ from: 'A', to: 'B' }] }],
    ['tasks.0.durationUnit', { tasks: [{ ...oneDay('A'), durationUnit: 'hours' as const }] }],
    ['tasks.0.constraint.date', { tasks: [{ ...oneDay('A'), constraint: { type: 'MSO' as const } }] }],
    ['tasks.0.deadline', { tasks: [{ ...oneDay('A'), deadline: '2026-01-01' }] }],
    ['statusDate', { projectStart: '2026-01-01', statusDate: 4 }],
    ['projectStart', { projectStart: '2026-02-30' }],
    ['projectStart', { calendar: {} }],
    ['tasks.0.calendar', { projectStart: '2026-01-01', tasks: [{ ...oneDay('A'), calendar: 'night' }] }],
    ['calendar.workingWeek.monday', { projectStart: '2026-01-01', calendar: week('12:00-08:00') }],
    ['calendar', { projectStart: '2026-01-01', calendar: { workingWeek: {} } }],
  ])('refuses what it cannot read at %s', (path, wrong) => {
    const input = { projectStart: 0, tasks: [], links: [], ...wrong }
    expect(() => analyseSchedule(input)).toThrow(
      expect.objectContaining({ code: 'invalid', errors: [expect.objectContaining({ path })] }),
    )
  })
})

function oneDay(id: string) {
  return { id, duration: 1 }
}

function week(...monday: string[]) {
  return { workingWeek: { monday } }
}
