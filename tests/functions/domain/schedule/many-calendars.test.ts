import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ScheduleInput, TaskDates } from '#domain/schedule/contract.ts'
import { analyseSchedule, levelResources } from '#domain/schedule/rules.ts'
import { analyse, circularNetworks, datesById, networks } from './reference.ts'

const calendars = {
  weekend: { workingWeek: { saturday: ['09:00-12:00'], sunday: ['10:00-16:00'] }, hoursPerDay: 6 },
  night: {
    workingWeek: Object.fromEntries(
      ['monday', 'tuesday', 'wednesday', 'thursday'].map((day) => [day, ['00:00-04:00', '20:00-24:00']]),
    ),
    exceptions: [{ date: '2026-01-06', until: '2026-01-09' }],
  },
}
const kinds = [
  { calendar: undefined, durationUnit: 'hours' },
  { calendar: 'weekend', durationUnit: 'hours' },
  { calendar: 'night', durationUnit: 'hours' },
  { calendar: undefined, durationUnit: 'elapsedHours' },
] as const

type Network = Pick<ScheduleInput, 'tasks' | 'links'>

/** Spreads calendars and units over a network. */
const onCalendars = ({ tasks, links }: Network, picks: number[]): ScheduleInput => ({
  projectStart: '2026-01-02',
  calendars,
  lagCalendar: (['project', 'predecessor', 'successor'] as const)[(picks[0] ?? 0) % 3],
  tasks: tasks.map((task, i) => ({
    ...task,
    duration: task.duration * 2,
    ...kinds[(picks[i] ?? 0) % kinds.length],
  })),
  links: links.map((link, i) => ({
    ...link,
    lagUnit: (['hours', 'elapsedHours', 'hours'] as const)[(picks[i] ?? 0) % 3],
  })),
})

const picks = fc.array(fc.nat({ max: 11 }), { minLength: 12, maxLength: 12 })
const minutes = (moment: unknown) => Date.parse(`${String(moment)}:00Z`) / 60_000

const endsOf = (
  link: ScheduleInput['links'][number],
  dates: Map<string, TaskDates>,
  when: 'early' | 'late',
) => {
  const [from, to] = [dates.get(link.from), dates.get(link.to)]
  const type = link.type ?? 'FS'
  const source = type === 'FS' || type === 'FF' ? from?.[`${when}Finish`] : from?.[`${when}Start`]
  const target = type === 'FS' || type === 'SS' ? to?.[`${when}Start`] : to?.[`${when}Finish`]
  return [minutes(source), minutes(target)] as const
}

describe('tasks on calendars of their own', () => {
  it('are never late before they are early, and keep every elapsed lag to the minute', () => {
    fc.assert(
      fc.property(networks(9), picks, (network, list) => {
        const input = onCalendars(network, list)
        const dates = datesById(analyse(input))
        for (const task of dates.values()) {
          expect(minutes(task.lateStart)).toBeGreaterThanOrEqual(minutes(task.earlyStart))
          expect(minutes(task.lateFinish)).toBeGreaterThanOrEqual(minutes(task.earlyFinish))
          expect(task.totalFloat).toBeGreaterThanOrEqual(0)
        }
        for (const link of input.links)
          for (const when of ['early', 'late'] as const) {
            const [source, target] = endsOf(link, dates, when)
            if (link.lag === 0 || link.lagUnit === 'elapsedHours')
              expect(target - source).toBeGreaterThanOrEqual((link.lag ?? 0) * 60)
          }
      }),
      { numRuns: 300 },
    )
  })

  it('have a critical path that begins where something other than a link holds it', () => {
    fc.assert(
      fc.property(networks(9), picks, (network, list) => {
        const answer = analyse(onCalendars(network, list))
        const dates = datesById(answer)
        const path = answer.criticalPath.flatMap((id) => dates.get(id) ?? [])
        expect(path.length).toBeGreaterThan(0)
        expect(path[0]?.drivingPredecessors).toEqual([])
        expect(path.at(-1)?.earlyFinish).toBe(answer.finish)
        path.slice(1).forEach((task, i) => expect(task.drivingPredecessors).toContain(path[i]?.id))
      }),
    )
  })

  it('may lead to each other in circles: dates that are given keep every elapsed lag', () => {
    fc.assert(
      fc.property(circularNetworks, picks, (network, list) => {
        const input = onCalendars(network, list)
        const answer = analyseSchedule(input)
        if (!answer.feasible) {
          expect(answer.links.length).toBeGreaterThan(0)
          return
        }
        const dates = datesById(answer)
        for (const link of input.links) {
          const [source, target] = endsOf(link, dates, 'early')
          if (link.lagUnit === 'elapsedHours')
            expect(target - source).toBeGreaterThanOrEqual((link.lag ?? 0) * 60)
        }
      }),
    )
  })

  it('share resources without using them beyond their capacity', () => {
    fc.assert(
      fc.property(networks(7), picks, (network, list) => {
        const input = onCalendars(network, list)
        const tasks = input.tasks.map((task, i) => ({ ...task, demands: { crew: (list[i] ?? 0) % 3 } }))
        const answer = levelResources({
          ...input,
          tasks,
          resources: [{ id: 'crew', capacity: 2 }],
          schedules: 20,
        })
        expect(answer.feasible).toBe(true)
        if (!answer.feasible) return
        const spans = answer.tasks.map((task, i) => ({
          from: minutes(task.start),
          to: minutes(task.finish),
          units: tasks[i]?.duration ? (tasks[i]?.demands.crew ?? 0) : 0,
        }))
        for (const { from } of spans) {
          const busy = spans.filter((span) => span.from <= from && from < span.to)
          expect(busy.reduce((sum, { units }) => sum + units, 0)).toBeLessThanOrEqual(2)
        }
        for (const task of answer.tasks) expect(task.delay).toBeGreaterThanOrEqual(0)
        expect(minutes(answer.finish)).toBeGreaterThanOrEqual(minutes(answer.unlevelledFinish))
      }),
    )
  })
})
