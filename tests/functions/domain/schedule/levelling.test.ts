import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LevelledSchedule, type LevellingInput } from '#domain/schedule/contract.ts'
import { levelResources } from '#domain/schedule/rules.ts'
import { publishedProjects } from '../../../../dev/bench/psplib-j30.ts'
import { makeProject, shortestLength } from './projects.ts'
import { analyse, circularNetworks, datesById, networks, startToStart } from './reference.ts'

function level(input: LevellingInput): LevelledSchedule {
  const answer = levelResources(input)
  if (!answer.feasible) throw new Error(answer.message)
  return LevelledSchedule.parse(answer)
}

/** The most of a resource that is in use at the start of any task. */
function peakOf({ tasks }: LevellingInput, answer: LevelledSchedule, resource: string): number {
  const busy = answer.tasks.filter((task) => task.start !== task.finish)
  const units = (id: string) => tasks.find((task) => task.id === id)?.demands?.[resource] ?? 0
  const at = (moment: unknown) => busy.filter(({ start, finish }) => isAt(start, finish, moment))
  return Math.max(0, ...busy.map((task) => at(task.start).reduce((sum, { id }) => sum + units(id), 0)))
}

const order = (moment: unknown) => (typeof moment === 'number' ? moment : Date.parse(`${String(moment)}:00Z`))
const isAt = (start: unknown, finish: unknown, moment: unknown) =>
  order(start) <= order(moment) && order(moment) < order(finish)

const withDemands = (source: typeof networks) =>
  source(10).chain((network) =>
    fc.record({
      network: fc.constant(network),
      units: fc.array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 })), {
        minLength: network.tasks.length,
        maxLength: network.tasks.length,
      }),
    }),
  )

const project = ({
  network,
  units,
}: {
  network: Pick<LevellingInput, 'tasks' | 'links'>
  units: [number, number][]
}) => ({
  projectStart: 0,
  tasks: network.tasks.map((task, i) => ({
    ...task,
    demands: { R: units[i]?.[0] ?? 0, S: units[i]?.[1] ?? 0 },
  })),
  links: network.links,
  resources: [
    { id: 'R', capacity: 3 },
    { id: 'S', capacity: 4 },
  ],
  schedules: 60,
})

describe('a levelled schedule', () => {
  it('stays within capacities, keeps links, and starts nothing before its early start', () => {
    fc.assert(
      fc.property(withDemands(networks), (made) => {
        const input = project(made)
        const answer = level(input)
        const [starts, dates] = [
          new Map(answer.tasks.map((t) => [t.id, Number(t.start)])),
          datesById(analyse(input)),
        ]
        const durations = new Map(input.tasks.map((task) => [task.id, task.duration]))
        for (const { id, capacity, peak } of answer.resources) {
          expect(peakOf(input, answer, id)).toBeLessThanOrEqual(capacity)
          expect(peak).toBe(peakOf(input, answer, id))
        }
        for (const link of input.links)
          expect(Number(starts.get(link.to)) - Number(starts.get(link.from))).toBeGreaterThanOrEqual(
            startToStart(link, durations),
          )
        for (const task of answer.tasks) {
          expect(task.delay).toBe(Number(task.start) - Number(dates.get(task.id)?.earlyStart))
          expect(task.delay).toBeGreaterThanOrEqual(0)
          expect(task.reason === null).toBe(task.delay === 0)
        }
        expect(Number(answer.finish)).toBeGreaterThanOrEqual(Number(answer.unlevelledFinish))
        expect(levelResources(input)).toEqual(answer)
      }),
    )
  })

  it('with maximum lags keeps them too, or says that it found no schedule', () => {
    fc.assert(
      fc.property(
        withDemands(() => circularNetworks),
        (made) => {
          const input = project(made)
          const answer = levelResources(input)
          if (!answer.feasible) return
          const starts = new Map(answer.tasks.map((task) => [task.id, Number(task.start)]))
          const durations = new Map(input.tasks.map((task) => [task.id, task.duration]))
          for (const { id, capacity } of input.resources)
            expect(peakOf(input, answer, id)).toBeLessThanOrEqual(capacity)
          for (const link of input.links)
            expect(Number(starts.get(link.to)) - Number(starts.get(link.from))).toBeGreaterThanOrEqual(
              startToStart(link, durations),
            )
        },
      ),
    )
  })

  it('says why each task moved', () => {
    const input = {
      projectStart: 0,
      tasks: [
        { id: 'A', duration: 4, demands: { crew: 2 } },
        { id: 'B', duration: 3, demands: { crew: 1 } },
        { id: 'C', duration: 1 },
        { id: 'D', duration: 9 },
      ],
      links: [{ from: 'B', to: 'C' }],
      resources: [{ id: 'crew', capacity: 2 }],
    }
    const answer = level({ ...input, priorityRules: ['latestFinish'] })
    expect(answer).toMatchObject({
      length: 9,
      optimal: true,
      resources: [{ id: 'crew', capacity: 2, peak: 2 }],
    })
    const moves = Object.fromEntries(answer.tasks.map((task) => [task.id, task]))
    expect(moves['A']).toMatchObject({
      start: 3,
      delay: 3,
      reason: 'resource',
      resources: ['crew'],
      waitsFor: ['B'],
    })
    expect(moves['B']).toMatchObject({ start: 0, reason: null })
    const longer = level({
      ...input,
      tasks: input.tasks.map((t) => (t.id === 'C' ? { ...t, duration: 0 } : t)),
    })
    const other = Object.fromEntries(longer.tasks.map((task) => [task.id, task]))
    expect(other['C']?.reason).toBe(other['B']?.delay ? 'link' : null)
  })

  it('works on calendars: people do not work at night', () => {
    const one = { duration: 1, demands: { crew: 1 } }
    const answer = level({
      projectStart: '2026-01-02',
      tasks: ['A', 'B', 'C'].map((id) => ({ id, ...one })),
      links: [],
      resources: [{ id: 'crew', capacity: 1 }],
    })
    expect(answer.tasks.map((task) => task.start).toSorted()).toEqual([
      '2026-01-02T08:00',
      '2026-01-05T08:00',
      '2026-01-06T08:00',
    ])
    expect(answer.tasks.map((task) => task.delay).toSorted()).toEqual([0, 1, 2])
    expect(answer.length).toBe(3)
  })

  it('leaves work that has begun or has a fixed date where it is', () => {
    const tasks = [
      { id: 'A', duration: 5, demands: { crew: 1 } },
      { id: 'B', duration: 4, demands: { crew: 1 }, actualStart: 0, remainingDuration: 3 },
      { id: 'C', duration: 2, demands: { crew: 1 }, constraint: { type: 'MSO' as const, date: 4 } },
      { id: 'Z', duration: 9, demands: { crew: 1 }, actualStart: -9, actualFinish: 0 },
    ]
    const answer = level({
      projectStart: 0,
      statusDate: 1,
      tasks,
      links: [],
      resources: [{ id: 'crew', capacity: 1 }],
    })
    expect(answer.tasks.map((task) => [task.start, task.finish])).toEqual([
      [6, 11],
      [0, 4],
      [4, 6],
      [-9, 0],
    ])
  })

  it('says that it found none where a maximum lag and the capacity exclude each other', () => {
    const tasks = ['A', 'B'].map((id) => ({ id, duration: 5, demands: { crew: 1 } }))
    const links = [
      { from: 'A', to: 'B', type: 'SS' as const },
      { from: 'B', to: 'A', type: 'SS' as const, lag: -2 },
    ]
    const input = { projectStart: 0, tasks, links, resources: [{ id: 'crew', capacity: 1 }] }
    expect(levelResources(input)).toMatchObject({ feasible: false, reason: 'capacity' })
    expect(level({ ...input, resources: [{ id: 'crew', capacity: 2 }] })).toMatchObject({
      length: 5,
      optimal: true,
    })
  })

  it('refuses what cannot fit', () => {
    const input = { projectStart: 0, links: [], resources: [{ id: 'crew', capacity: 1 }] }
    const big = [{ id: 'A', duration: 1, demands: { crew: 2 } }]
    expect(levelResources({ ...input, tasks: big })).toMatchObject({
      feasible: false,
      reason: 'capacity',
      tasks: ['A'],
    })
    const fixed = ['A', 'B'].map((id) => ({
      id,
      duration: 2,
      demands: { crew: 1 },
      constraint: { type: 'MSO' as const, date: 1 },
    }))
    expect(levelResources({ ...input, tasks: fixed })).toMatchObject({ feasible: false, reason: 'capacity' })
    const unknown = [{ id: 'A', duration: 1, demands: { nobody: 1 } }]
    expect(() => levelResources({ ...input, tasks: unknown })).toThrow()
  })
})

describe('the length of a levelled schedule', () => {
  it('is on average within 2 % of the shortest there is', () => {
    const gaps = Array.from({ length: 18 }, (_, k) => {
      const strength = [0.1, 0.2, 0.4][k % 3] ?? 0
      const input = makeProject({ tasks: 11, seed: 100 + k, factor: [0.5, 0.75, 1][k % 3] ?? 1, strength })
      return level(input).length / shortestLength(input) - 1
    })
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(0)
    expect(gaps.reduce((a, b) => a + b, 0) / gaps.length).toBeLessThan(0.02)
  })

  it('is on average within 1 % of the optimum that is published for projects of PSPLIB with 30 tasks', () => {
    const gaps = publishedProjects.map(({ input, optimum }) => level(input).length / optimum - 1)
    expect(gaps).toHaveLength(20)
    expect(Math.min(...gaps)).toBe(0)
    expect(gaps.reduce((a, b) => a + b, 0) / gaps.length).toBeLessThan(0.01)
  })

  it('is called optimal for all published projects that need no more than their critical path, and for no longer one', () => {
    for (const { input, optimum } of publishedProjects) {
      const { length, optimal, unlevelledFinish } = level({ ...input, schedules: 100 })
      if (unlevelledFinish === optimum) expect(optimal).toBe(true)
      if (optimal) expect(length).toBe(optimum)
    }
  })

  it('is called optimal, and searched no further, when a resource has no moment to spare', () => {
    const tasks = ['A', 'B', 'C'].map((id, i) => ({ id, duration: 2 + i, demands: { crew: 1 } }))
    const links = [{ from: 'gate', to: 'A', type: 'FS' as const, lag: 0 }]
    const input = { projectStart: 0, tasks: [...tasks, { id: 'gate', duration: 1 }], links }
    const answer = level({ ...input, resources: [{ id: 'crew', capacity: 1 }] })
    expect(answer).toMatchObject({ length: 9, unlevelledFinish: 4, optimal: true })
    expect(answer.schedules).toBeLessThan(10)
  })

  it('does not grow with more schedules, and depends on nothing but the input', () => {
    const input = makeProject({ tasks: 60, seed: 7, factor: 0.75, strength: 0.2 })
    const lengths = [1, 50, 400].map((schedules) => level({ ...input, schedules }).length)
    expect(lengths.toSorted((a, b) => b - a)).toEqual(lengths)
    expect(level(input)).toEqual(level(input))
  })
})
