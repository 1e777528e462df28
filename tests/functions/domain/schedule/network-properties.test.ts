import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyseSchedule } from '#domain/schedule/rules.ts'
import { analyse, circularNetworks, datesById, networks, startToStart, tryUntilStable } from './reference.ts'

describe('a network on the plain axis', () => {
  it('has the dates that trying until nothing moves finds', () => {
    fc.assert(
      fc.property(networks(), fc.boolean(), (network, allowBeforeStart) => {
        const input = { projectStart: 0, allowBeforeStart, ...network }
        const wanted = tryUntilStable(input)
        for (const task of analyse(input).tasks) {
          expect(task.earlyStart).toBe(wanted?.early.get(task.id))
          expect(task.lateStart).toBe(wanted?.late.get(task.id))
        }
      }),
      { numRuns: 400 },
    )
  })

  it('with maximum lags has those dates too, or names a circle of positive length', () => {
    fc.assert(
      fc.property(circularNetworks, fc.boolean(), (network, allowBeforeStart) => {
        const input = { projectStart: 0, allowBeforeStart, ...network }
        const [answer, wanted] = [analyseSchedule(input), tryUntilStable(input)]
        expect(answer.feasible).toBe(wanted !== undefined)
        if (answer.feasible) {
          for (const task of answer.tasks) {
            expect(task.earlyStart).toBe(wanted?.early.get(task.id))
            expect(task.lateStart).toBe(wanted?.late.get(task.id))
          }
          return
        }
        const durations = new Map(network.tasks.map((task) => [task.id, task.duration]))
        const { links, tasks } = answer
        expect(links.length).toBeGreaterThan(0)
        expect(links.map((link) => link.from)).toEqual(tasks)
        links.forEach((link, i) => expect(link.to).toBe(links[(i + 1) % links.length]?.from))
        expect(links.reduce((sum, link) => sum + startToStart(link, durations), 0)).toBeGreaterThan(0)
      }),
      { numRuns: 400 },
    )
  })

  it('has no negative float, and late dates are not before early ones', () => {
    fc.assert(
      fc.property(networks(20), (network) => {
        for (const task of analyse({ projectStart: 0, ...network }).tasks) {
          expect(task.totalFloat).toBeGreaterThanOrEqual(0)
          expect(task.freeFloat).toBeGreaterThanOrEqual(0)
          expect(task.freeFloat).toBeLessThanOrEqual(task.totalFloat)
          expect(Number(task.lateStart)).toBeGreaterThanOrEqual(Number(task.earlyStart))
          expect(Number(task.lateFinish)).toBeGreaterThanOrEqual(Number(task.earlyFinish))
          expect(task.critical).toBe(task.totalFloat === 0)
        }
      }),
    )
  })

  it('has a critical path as long as the project: its links drive, and its tasks are critical', () => {
    fc.assert(
      fc.property(networks(), (network) => {
        const answer = analyse({ projectStart: 0, ...network })
        const dates = datesById(answer)
        const path = answer.criticalPath.flatMap((id) => dates.get(id) ?? [])
        expect(path.at(-1)?.earlyFinish).toBe(answer.finish)
        expect(path[0]?.earlyStart).toBe(0)
        expect(path.every((task) => task.critical)).toBe(true)
        path.slice(1).forEach((task, i) => expect(task.drivingPredecessors).toContain(path[i]?.id))
        expect(Number(answer.finish) - Number(answer.start)).toBe(answer.length)
      }),
    )
  })

  it('with finish-start links only, has as many days on its critical path as the project is long', () => {
    fc.assert(
      fc.property(networks(), (network) => {
        const links = network.links.map((link) => ({ ...link, type: 'FS' as const, lag: 0 }))
        const answer = analyse({ projectStart: 0, tasks: network.tasks, links })
        const durations = new Map(network.tasks.map((task) => [task.id, task.duration]))
        for (const path of answer.criticalPaths)
          expect(path.reduce((sum, id) => sum + (durations.get(id) ?? 0), 0)).toBe(answer.length)
      }),
    )
  })

  it('moves as a whole with the project start', () => {
    fc.assert(
      fc.property(networks(), fc.integer({ min: -100, max: 100 }), (network, by) => {
        const [at, moved] = [0, by].map((projectStart) => analyse({ projectStart, ...network }))
        const shifted = at?.tasks.map((task) => ({
          ...task,
          earlyStart: Number(task.earlyStart) + by,
          earlyFinish: Number(task.earlyFinish) + by,
          lateStart: Number(task.lateStart) + by,
          lateFinish: Number(task.lateFinish) + by,
        }))
        expect(moved?.tasks).toEqual(shifted)
        expect(moved?.criticalPaths).toEqual(at?.criticalPaths)
      }),
    )
  })

  it('does not care for the order of its links', () => {
    fc.assert(
      fc.property(
        networks().chain(({ tasks, links }) =>
          fc.record({
            tasks: fc.constant(tasks),
            links: fc.constant(links),
            mixed: fc.shuffledSubarray(links, { minLength: links.length }),
          }),
        ),
        ({ tasks, links, mixed }) => {
          const input = { projectStart: 0, tasks, links }
          expect(analyseSchedule({ ...input, links: mixed })).toEqual(analyseSchedule(input))
        },
      ),
    )
  })

  it('slips by its free float without moving another task, and no further', () => {
    fc.assert(
      fc.property(networks(8), fc.nat(), (network, pick) => {
        const input = { projectStart: 0, ...network }
        const before = analyse(input)
        const task = before.tasks[pick % before.tasks.length]
        if (!task) return
        const slipped = (by: number) => {
          const constraint = { type: 'SNET' as const, date: Number(task.earlyStart) + by }
          const tasks = network.tasks.map((one) => (one.id === task.id ? { ...one, constraint } : one))
          const after = analyse({ ...input, tasks })
          const others = after.tasks.filter(({ id }) => id !== task.id)
          const same = others.every((one) => one.earlyStart === datesById(before).get(one.id)?.earlyStart)
          return same && after.finish === before.finish
        }
        expect(slipped(task.freeFloat)).toBe(true)
        expect(slipped(task.freeFloat + 1)).toBe(false)
      }),
    )
  })
})
