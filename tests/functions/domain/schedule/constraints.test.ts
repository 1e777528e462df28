import { describe, expect, it } from 'vitest'
import type { Constraint, ScheduleInput } from '#domain/schedule/contract.ts'
import { analyseSchedule } from '#domain/schedule/rules.ts'
import { analyse, datesById } from './reference.ts'

type Task = ScheduleInput['tasks'][number]

/** A (3) → B (2) → C (4), and D (5) beside them. */
const input = (changes: Record<string, Partial<Task>>, rest: Partial<ScheduleInput> = {}): ScheduleInput => ({
  projectStart: 0,
  tasks: Object.entries({ A: 3, B: 2, C: 4, D: 5 }).map(([id, duration]) => ({
    id,
    duration,
    ...changes[id],
  })),
  links: [
    { from: 'A', to: 'B' },
    { from: 'B', to: 'C' },
  ],
  ...rest,
})
const dates = (changes: Record<string, Partial<Task>>, rest?: Partial<ScheduleInput>) =>
  datesById(analyse(input(changes, rest)))
const held = (type: Constraint['type'], date: number) => ({ constraint: { type, date } })

const at = (constraint: Constraint, extra: Partial<Task> = {}) => {
  const tasks = [
    { id: 'A', duration: 1, constraint, ...extra },
    { id: 'Z', duration: 9 },
  ]
  return datesById(analyse({ projectStart: '2026-01-02', tasks, links: [] })).get('A')
}

describe('constraints', () => {
  it.each([
    ['SNET', 5, 5, 5],
    ['SNET', 2, 3, 3],
    ['FNET', 8, 6, 6],
    ['FNET', 4, 3, 3],
    ['MSO', 5, 5, 5],
    ['MFO', 8, 6, 6],
    ['SNLT', 4, 3, 4],
    ['FNLT', 6, 3, 4],
  ] as const)('%s %d puts B early at %d and late at %d', (...[type, date, earlyStart, lateStart]) => {
    const free = dates({ B: held(type, date), D: { duration: 20 } })
    const limited = ['MSO', 'MFO', 'SNLT', 'FNLT'].includes(type)
    expect(free.get('B')).toMatchObject({ earlyStart, lateStart: limited ? lateStart : 14 })
    const tight = dates({ B: held(type, date) })
    expect(tight.get('B')).toMatchObject({
      earlyStart,
      lateStart: type === 'SNLT' || type === 'FNLT' ? 3 : earlyStart,
    })
  })

  it('as late as possible uses up free float and moves nothing after it', () => {
    const late = dates({ D: { constraint: { type: 'ALAP' } } })
    expect(late.get('D')).toMatchObject({ earlyStart: 4, earlyFinish: 9, totalFloat: 0, freeFloat: 0 })
    const chain = dates(
      { D: { constraint: { type: 'ALAP' }, duration: 1 }, A: { constraint: { type: 'ALAP' } } },
      {
        links: [
          { from: 'D', to: 'A' },
          { from: 'A', to: 'C', lag: 3 },
          { from: 'B', to: 'C', lag: 9 },
        ],
      },
    )
    expect(chain.get('A')).toMatchObject({ earlyStart: 5, earlyFinish: 8 })
    expect(chain.get('D')).toMatchObject({ earlyStart: 4, earlyFinish: 5 })
    expect(chain.get('C')?.earlyStart).toBe(11)
  })

  it('that a predecessor breaks are answered with the chain that breaks them', () => {
    expect(analyseSchedule(input({ C: held('SNLT', 4) }))).toMatchObject({
      feasible: false,
      reason: 'contradictingConstraint',
      tasks: ['A', 'B', 'C'],
      links: input({}).links,
    })
    expect(analyseSchedule(input({ D: held('MFO', 3) }))).toMatchObject({
      reason: 'contradictingConstraint',
      tasks: ['D'],
      links: [],
    })
  })

  it('that contradict each other are answered with both tasks', () => {
    const answer = analyseSchedule(input({ A: held('MSO', 6), B: held('FNLT', 7) }))
    expect(answer).toMatchObject({ feasible: false, tasks: ['A', 'B'], links: [{ from: 'A', to: 'B' }] })
  })

  it('before the project start hold only where starts may lie there', () => {
    expect(analyseSchedule(input({ D: held('MSO', -2) })).feasible).toBe(false)
    expect(dates({ D: held('SNET', -2) }).get('D')?.earlyStart).toBe(0)
  })

  it('on working days stand for the first or the last moment of work', () => {
    expect(at({ type: 'MSO', date: '2026-01-06' })?.earlyStart).toBe('2026-01-06T08:00')
    expect(at({ type: 'MSO', date: '2026-01-04' })?.earlyStart).toBe('2026-01-05T08:00')
    expect(at({ type: 'MFO', date: '2026-01-06' })?.earlyFinish).toBe('2026-01-06T17:00')
    expect(at({ type: 'FNET', date: '2026-01-07T12:00' })?.earlyFinish).toBe('2026-01-07T12:00')
    expect(at({ type: 'SNLT', date: '2026-01-06' })?.lateStart).toBe('2026-01-06T08:00')
    expect(at({ type: 'FNLT', date: '2026-01-04' })?.lateFinish).toBe('2026-01-02T17:00')
    expect(at({ type: 'ASAP' }, { deadline: '2026-01-06' })?.lateFinish).toBe('2026-01-06T17:00')
  })
})

describe('a deadline', () => {
  it('limits late dates, and makes float negative when it is missed, along the chain', () => {
    const met = dates({ B: { deadline: 6 }, D: { duration: 20 } })
    expect(met.get('B')).toMatchObject({ earlyStart: 3, lateFinish: 6, totalFloat: 1, critical: false })
    const missed = dates({ B: { deadline: 3 } })
    expect(missed.get('B')).toMatchObject({ earlyFinish: 5, lateFinish: 3, totalFloat: -2, critical: true })
    expect(missed.get('A')?.totalFloat).toBe(-2)
    expect(missed.get('C')?.totalFloat).toBe(0)
  })
})
