import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ScheduleInput } from '#domain/schedule/contract.ts'
import { analyse, datesById, networks } from './reference.ts'

type Input = Partial<ScheduleInput>
const office = ['08:00-12:00', '13:00-17:00']

// 2026-01-02 is a Friday. Chart of the first days, one letter an hour: w works, . does not.
//   Fri 2  08 wwww.wwww 17 | Sat 3, Sun 4 off | Mon 5  08 wwww.wwww 17 | Tue 6 …
const span = (input: Input, id = 'B') => {
  const task = datesById(analyse({ projectStart: '2026-01-02', tasks: [], links: [], ...input })).get(id)
  return [task?.earlyStart, task?.earlyFinish]
}

const one = (task: Partial<ScheduleInput['tasks'][number]>, rest: Input = {}) =>
  span({ tasks: [{ id: 'B', duration: 1, ...task }], ...rest })

const after = (
  a: Partial<ScheduleInput['tasks'][number]>,
  link: Partial<ScheduleInput['links'][number]>,
  rest: Input = {},
) =>
  span({
    tasks: [
      { id: 'A', duration: 1, ...a },
      { id: 'B', duration: 1 },
    ],
    links: [{ from: 'A', to: 'B', ...link }],
    ...rest,
  })

describe('durations', () => {
  it.each([
    ['a day is a working day', { duration: 1 }, ['2026-01-02T08:00', '2026-01-02T17:00']],
    ['three days go over the weekend', { duration: 3 }, ['2026-01-02T08:00', '2026-01-06T17:00']],
    ['half a day ends before lunch', { duration: 0.5 }, ['2026-01-02T08:00', '2026-01-02T12:00']],
    [
      'twelve hours end at noon of the second day',
      { duration: 12, durationUnit: 'hours' as const },
      ['2026-01-02T08:00', '2026-01-05T12:00'],
    ],
    [
      '300 minutes skip lunch',
      { duration: 300, durationUnit: 'minutes' as const },
      ['2026-01-02T08:00', '2026-01-02T14:00'],
    ],
    [
      'two elapsed days know no weekend and no night',
      { duration: 2, durationUnit: 'elapsedDays' as const },
      ['2026-01-02T00:00', '2026-01-04T00:00'],
    ],
    ['a milestone takes no time', { duration: 0 }, ['2026-01-02T08:00', '2026-01-02T08:00']],
    ['a hundred working days', { duration: 100 }, ['2026-01-02T08:00', '2026-05-21T17:00']],
  ])('%s', (_name, task, dates) => {
    expect(one(task)).toEqual(dates)
  })

  it('go over the leap day and the end of the year', () => {
    expect(one({ duration: 3 }, { projectStart: '2028-02-28' })).toEqual([
      '2028-02-28T08:00',
      '2028-03-01T17:00',
    ])
    expect(one({ duration: 2 }, { projectStart: '2026-12-31' })).toEqual([
      '2026-12-31T08:00',
      '2027-01-01T17:00',
    ])
  })

  it('begin at the clock time of the project start', () => {
    expect(one({ duration: 1 }, { projectStart: '2026-01-02T15:00' })).toEqual([
      '2026-01-02T15:00',
      '2026-01-05T15:00',
    ])
  })
})

describe('calendars', () => {
  it('leave out holidays and the days of exceptions', () => {
    const calendar = { holidays: ['2026-01-05'], exceptions: [{ date: '2026-01-06', until: '2026-01-07' }] }
    expect(one({ duration: 2 }, { calendar })).toEqual(['2026-01-02T08:00', '2026-01-08T17:00'])
  })

  it('work on exceptional Saturdays, with their own shifts', () => {
    const calendar = { exceptions: [{ date: '2026-01-03', shifts: ['10:00-14:00'] }] }
    expect(one({ duration: 2 }, { calendar })).toEqual(['2026-01-02T08:00', '2026-01-05T12:00'])
  })

  it('have several shifts a day and days of their own length', () => {
    const shifts = ['06:00-14:00', '14:00-22:00']
    const calendar = { workingWeek: { friday: shifts, monday: shifts }, hoursPerDay: 8 }
    expect(one({ duration: 3 }, { calendar })).toEqual(['2026-01-02T06:00', '2026-01-05T14:00'])
  })

  it('work through midnight with two shifts', () => {
    const night = ['00:00-06:00', '22:00-24:00']
    const calendar = {
      workingWeek: { thursday: night, friday: night, saturday: ['00:00-06:00'] },
      hoursPerDay: 8,
    }
    expect(one({ duration: 1 }, { calendar, projectStart: '2026-01-02T12:00' })).toEqual([
      '2026-01-02T22:00',
      '2026-01-03T06:00',
    ])
  })

  it('of a task go before the project’s', () => {
    const calendars = { always: { workingWeek: { saturday: office, sunday: office } } }
    expect(one({ duration: 2, calendar: 'always' }, { calendars })).toEqual([
      '2026-01-03T08:00',
      '2026-01-04T17:00',
    ])
  })

  it('of resources meet that of the task', () => {
    const calendars = { mornings: { workingWeek: { monday: ['08:00-12:00'], tuesday: ['08:00-12:00'] } } }
    const resources = [{ id: 'R', capacity: 1, calendar: 'mornings' }]
    expect(one({ duration: 8, durationUnit: 'hours', demands: { R: 1 } }, { calendars, resources })).toEqual([
      '2026-01-05T08:00',
      '2026-01-06T12:00',
    ])
    const longDays = { longDays: { workingWeek: { tuesday: ['06:00-20:00'] } } }
    const both = { demands: { R: 1 }, calendar: 'longDays', duration: 4, durationUnit: 'hours' as const }
    expect(one(both, { calendars: { ...calendars, ...longDays }, resources })).toEqual([
      '2026-01-06T08:00',
      '2026-01-06T12:00',
    ])
  })
})

describe('links between working days', () => {
  it.each([
    ['a day after Friday is Monday', {}, '2026-01-05T08:00'],
    ['a working lag skips the weekend', { lag: 1 }, '2026-01-06T08:00'],
    ['an hour of lag after Friday', { lag: 1, lagUnit: 'hours' as const }, '2026-01-05T09:00'],
    [
      'an elapsed day ends on Saturday, so Monday',
      { lag: 1, lagUnit: 'elapsedDays' as const },
      '2026-01-05T08:00',
    ],
    [
      'three elapsed days end on Monday evening',
      { lag: 3, lagUnit: 'elapsedDays' as const },
      '2026-01-06T08:00',
    ],
    ['a lead of half a day', { lag: -0.5 }, '2026-01-02T13:00'],
    ['start to start with a day', { type: 'SS' as const, lag: 1 }, '2026-01-05T08:00'],
    ['finish to finish with two days', { type: 'FF' as const, lag: 2 }, '2026-01-06T08:00'],
    ['start to finish with two days', { type: 'SF' as const, lag: 2 }, '2026-01-05T08:00'],
  ])('%s', (_name, link, start) => {
    expect(after({}, link)[0]).toBe(start)
  })

  it('count lags in the calendar that is asked for', () => {
    const calendars = { weekend: { workingWeek: { saturday: office, sunday: office } } }
    const lagCalendar = (of: 'project' | 'predecessor' | 'successor') =>
      after(
        { calendar: 'weekend' },
        { lag: 1 },
        { calendars, lagCalendar: of, projectStart: '2026-01-03' },
      )[0]
    // A works on Saturday; its second day is Sunday. B works from Monday on.
    expect(lagCalendar('predecessor')).toBe('2026-01-05T08:00')
    expect(lagCalendar('successor')).toBe('2026-01-06T08:00')
    expect(lagCalendar('project')).toBe('2026-01-06T08:00')
  })

  it('wait for a predecessor that finishes at the weekend', () => {
    expect(after({ duration: 36, durationUnit: 'elapsedHours' }, {})).toEqual([
      '2026-01-05T08:00',
      '2026-01-05T17:00',
    ])
    expect(after({ duration: 36, durationUnit: 'elapsedHours' }, { type: 'FF' })).toEqual([
      '2026-01-02T08:00',
      '2026-01-05T08:00',
    ])
  })

  it('put a milestone at the end of the day before, and what follows it on the next morning', () => {
    const tasks = [
      { id: 'A', duration: 1 },
      { id: 'M', duration: 0 },
      { id: 'B', duration: 1 },
    ]
    const links = [
      { from: 'A', to: 'M' },
      { from: 'M', to: 'B' },
    ]
    expect(span({ tasks, links }, 'M')).toEqual(['2026-01-02T17:00', '2026-01-02T17:00'])
    expect(span({ tasks, links })[0]).toBe('2026-01-05T08:00')
  })

  it('give floats in working days', () => {
    const tasks = [
      { id: 'A', duration: 1 },
      { id: 'B', duration: 4 },
      { id: 'C', duration: 1 },
    ]
    const answer = analyse({ projectStart: '2026-01-02', tasks, links: [{ from: 'A', to: 'C' }] })
    expect(answer).toMatchObject({ length: 4, finish: '2026-01-07T17:00', criticalPath: ['B'] })
    expect(datesById(answer).get('A')).toMatchObject({
      totalFloat: 2,
      freeFloat: 0,
      lateStart: '2026-01-06T08:00',
    })
    expect(datesById(answer).get('C')).toMatchObject({ totalFloat: 2, freeFloat: 2 })
  })
})

// Independent of the engine: working quarters of an hour, counted one by one.
const quarter = 15 * 60_000
const at = (moment: unknown) => Date.parse(`${String(moment)}:00Z`)
const works = (ms: number) => {
  const date = new Date(ms)
  const hour = date.getUTCHours() + date.getUTCMinutes() / 60
  const weekend = [0, 6].includes(date.getUTCDay())
  return !weekend && date.getUTCDate() !== 9 && ((hour >= 8 && hour < 12) || (hour >= 13 && hour < 17))
}
const hoursBetween = (from: number, to: number) => {
  let quarters = 0
  for (let t = Math.min(from, to); t < Math.max(from, to); t += quarter) if (works(t)) quarters++
  return (from < to ? quarters : 0 - quarters) / 4
}

describe('any network on a calendar', () => {
  const holidays = Array.from({ length: 12 }, (_, i) => `2026-${String(i + 1).padStart(2, '0')}-09`)
  it('gives every task its work, keeps every lag and has no negative float', () => {
    fc.assert(
      fc.property(networks(8), ({ tasks, links }) => {
        const inHours = tasks.map((task) => ({
          ...task,
          duration: task.duration * 3,
          durationUnit: 'hours' as const,
        }))
        const lags = links.map((link) => ({ ...link, lag: link.lag * 2, lagUnit: 'hours' as const }))
        const answer = analyse({
          projectStart: '2026-01-02',
          calendar: { holidays },
          tasks: inHours,
          links: lags,
        })
        const dates = datesById(answer)
        for (const { id, duration } of inHours) {
          const task = dates.get(id)
          expect(hoursBetween(at(task?.earlyStart), at(task?.earlyFinish))).toBe(duration)
          expect(hoursBetween(at(task?.lateStart), at(task?.lateFinish))).toBe(duration)
          expect(hoursBetween(at(task?.earlyFinish), at(task?.lateFinish)) / 8).toBeCloseTo(
            task?.totalFloat ?? -1,
          )
          expect(task?.totalFloat).toBeGreaterThanOrEqual(0)
          if (hoursBetween(at('2026-01-02T08:00'), at(task?.earlyStart)) > 0)
            expect(task?.drivingPredecessors).not.toEqual([])
        }
        for (const when of ['early', 'late'] as const)
          for (const link of lags) {
            const [from, to] = [dates.get(link.from), dates.get(link.to)]
            const source = link.type.startsWith('F') ? from?.[`${when}Finish`] : from?.[`${when}Start`]
            const target = link.type.endsWith('S') ? to?.[`${when}Start`] : to?.[`${when}Finish`]
            expect(hoursBetween(at(source), at(target))).toBeGreaterThanOrEqual(link.lag)
          }
      }),
    )
  })
})
