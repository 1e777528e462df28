import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ScheduleInput } from '#domain/schedule/contract.ts'
import {
  analyseSchedule,
  analysisOf,
  openSchedule,
  rescheduleAfter,
  type ScheduleEdit,
  taskDates,
} from '#domain/schedule/rules.ts'
import { circularNetworks, networks } from './reference.ts'

const plain: ScheduleInput = {
  projectStart: 0,
  tasks: [
    { id: 'A', duration: 3 },
    { id: 'B', duration: 2 },
    { id: 'C', duration: 9 },
  ],
  links: [{ from: 'A', to: 'B' }],
}

const pick = <T>(list: readonly T[], at: number) => list[at % Math.max(1, list.length)]

/** An edit out of two random numbers, fitting to what is there. */
function editOf(input: ScheduleInput, [kind, a, b]: [number, number, number]): ScheduleEdit {
  const [from, to] = [pick(input.tasks, a)?.id ?? 'new', pick(input.tasks, b)?.id ?? 'new']
  const link = pick(input.links, a)
  const time = (value: number) =>
    typeof input.projectStart === 'number' ? value : `2026-02-${String(1 + (value % 28)).padStart(2, '0')}`
  const changes = [
    { duration: b % 9 },
    { duration: b % 9, deadline: time(b % 30) },
    { constraint: { type: 'SNET' as const, date: time(b % 20) } },
    { constraint: { type: 'FNLT' as const, date: time(25) } },
    { constraint: b % 3 === 0 ? { type: 'ALAP' as const } : undefined, deadline: undefined },
    { actualStart: time(b % 4), actualFinish: undefined, percentComplete: 40 },
    { actualStart: undefined, actualFinish: undefined },
    { actualStart: undefined, actualFinish: time(b % 12) },
  ]
  if (kind < 8) return { task: from, changes: changes[kind] ?? {} }
  if (kind === 8) return { addTask: { id: `new${a}-${b}-${input.tasks.length}`, duration: 3 } }
  if (kind === 9 && input.tasks.length > 1) return { removeTask: from }
  if (kind < 12 && link) return { removeLink: link }
  const [first, second] = from < to ? [from, to] : [to, from]
  return {
    addLink: { from: first, to: second, type: pick(['FS', 'SS', 'FF', 'SF'] as const, b), lag: (a % 5) - 2 },
  }
}

const edits = fc.array(fc.tuple(fc.nat({ max: 14 }), fc.nat(), fc.nat()), { minLength: 1, maxLength: 12 })
const starts = fc.constantFrom<ScheduleInput['projectStart']>(0, '2026-01-30')

describe('rescheduling after an edit', () => {
  it('gives what a full pass over the edited schedule gives', () => {
    fc.assert(
      fc.property(fc.oneof(networks(15), circularNetworks), starts, edits, (network, projectStart, list) => {
        const schedule = openSchedule({
          projectStart,
          allowBeforeStart: network.tasks.length % 2 === 0,
          ...network,
        })
        for (const edit of list) {
          rescheduleAfter(schedule, editOf(schedule.input, edit))
          expect(analysisOf(schedule)).toEqual(analyseSchedule(schedule.input))
        }
      }),
      { numRuns: 150 },
    )
  })

  it('names every task whose figures are no longer the same', () => {
    fc.assert(
      fc.property(networks(15), edits, (network, list) => {
        const schedule = openSchedule({ projectStart: 0, ...network })
        for (const edit of list) {
          const before = new Map(schedule.input.tasks.map(({ id }) => [id, taskDates(schedule, id)]))
          const change = rescheduleAfter(schedule, editOf(schedule.input, edit))
          if (!change.feasible) continue
          for (const { id } of schedule.input.tasks)
            if (!change.changed.includes(id)) expect(taskDates(schedule, id)).toEqual(before.get(id))
        }
      }),
      { numRuns: 200 },
    )
  })

  it('touches nothing but the cone of the edit', () => {
    const tasks = Array.from({ length: 100 }, (_, i) => ({ id: `t${i}`, duration: i < 50 ? 1 : 5 }))
    const links = tasks.slice(1).flatMap((task, i) => (i === 49 ? [] : [{ from: `t${i}`, to: task.id }]))
    const schedule = openSchedule({ projectStart: 0, tasks, links })
    const change = rescheduleAfter(schedule, { task: 't45', changes: { duration: 2 } })
    expect(change).toMatchObject({ feasible: true, finish: 250 })
    expect(change.feasible && change.changed.every((id) => Number(id.slice(1)) < 50)).toBe(true)
  })

  it('says what makes a schedule impossible, and recovers with the next edit', () => {
    const schedule = openSchedule(plain)
    const back = { from: 'B', to: 'A' }
    expect(rescheduleAfter(schedule, { addLink: back })).toMatchObject({
      feasible: false,
      reason: 'positiveCycle',
    })
    expect(taskDates(schedule, 'A')).toBeUndefined()
    expect(rescheduleAfter(schedule, { removeLink: back }).feasible).toBe(true)
    expect(analysisOf(schedule)).toEqual(analyseSchedule(plain))
    const constraint = { type: 'SNLT' as const, date: 2 }
    expect(rescheduleAfter(schedule, { task: 'B', changes: { constraint } })).toMatchObject({
      tasks: ['A', 'B'],
    })
    rescheduleAfter(schedule, { task: 'B', changes: { constraint: undefined } })
    expect(analysisOf(schedule)).toEqual(analyseSchedule(plain))
  })

  it('refuses an edit that it cannot read, and stays as it was', () => {
    const schedule = openSchedule(plain)
    const wrong: ScheduleEdit[] = [
      { task: 'X', changes: {} },
      { removeTask: 'X' },
      { addTask: { id: 'A', duration: 1 } },
      { addLink: { from: 'A', to: 'X' } },
      { removeLink: { from: 'A', to: 'C' } },
      { task: 'A', changes: { deadline: '2026-01-01', duration: 7 } },
    ]
    for (const edit of wrong) expect(() => rescheduleAfter(schedule, edit)).toThrow()
    expect(schedule.input).toEqual(plain)
    expect(analysisOf(schedule)).toEqual(analyseSchedule(plain))
  })

  it('leaves the input that it was opened with alone', () => {
    const schedule = openSchedule(plain)
    rescheduleAfter(schedule, { task: 'A', changes: { duration: 8 } })
    expect(plain.tasks[0]).toEqual({ id: 'A', duration: 3 })
  })
})
