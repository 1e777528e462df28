import { describe, expect, it } from 'vitest'
import type { MspdiImport } from '#domain/schedule/contract.ts'
import { analyseSchedule, importMspdi } from '#domain/schedule/rules.ts'
import { calendar, dayOff, element, link, officeWeek, planXml, task, weekDay } from './plans.ts'

const read = (parts: Parameters<typeof planXml>[0]) => importMspdi(planXml(parts))

function scheduleOf({ schedule }: MspdiImport) {
  if (!schedule) throw new Error('The plan has no schedule.')
  return schedule
}

function analysed(plan: MspdiImport) {
  const analysis = analyseSchedule(scheduleOf(plan))
  if (!analysis.feasible) throw new Error(analysis.message)
  return Object.fromEntries(
    analysis.tasks.map(({ id, earlyStart, earlyFinish }) => [id, `${earlyStart} ${earlyFinish}`]),
  )
}
const noted = ({ notes }: MspdiImport) => Object.fromEntries(notes.map(({ code, at }) => [code, at]))
const summary = (uid: number, level: number, ...inside: Parameters<typeof element>[1][]) =>
  element('Task', { UID: uid, Name: `Summary ${uid}`, OutlineLevel: level, Summary: 1 }, ...inside)

describe('an imported plan', () => {
  it('has the dates of the file when it is analysed', () => {
    const plan = read({
      project: { StatusDate: '2026-01-07T08:00:00' },
      calendars: [calendar(1, officeWeek, element('Exceptions', dayOff('2026-01-13')))],
      tasks: [
        summary(0, 0),
        summary(1, 1),
        task(2, 16, {
          OutlineLevel: 2,
          PercentComplete: 100,
          ActualStart: '2026-01-05T08:00:00',
          ActualFinish: '2026-01-06T17:00:00',
        }),
        task(3, 24, { OutlineLevel: 2 }, link(2, { Type: 1, LinkLag: 4800, LagFormat: 7 })),
        task(4, 24, { DurationFormat: 8 }, link(3, { Type: 1 })),
        task(5, 0, { Milestone: 1, Deadline: '2026-01-20T17:00:00' }, link(4, { Type: 1 })),
      ],
    })
    expect(analysed(plan)).toEqual({
      2: '2026-01-05T08:00 2026-01-06T17:00',
      3: '2026-01-08T08:00 2026-01-12T17:00',
      4: '2026-01-12T17:00 2026-01-13T17:00',
      5: '2026-01-14T08:00 2026-01-14T08:00',
    })
    expect(plan.notes).toEqual([])
    expect(plan.unknown).toEqual([])
  })

  it('tells outline, progress, costs and work of its tasks', () => {
    const plan = read({
      project: { CurrencyCode: 'EUR' },
      tasks: [
        task(7, 12, {
          OutlineNumber: '1.2',
          Milestone: 0,
          PercentComplete: 50,
          ActualStart: '2026-01-05T08:00:00',
          RemainingDuration: 'PT6H0M0S',
          Cost: 123456.5,
          Work: 'PT10H30M0S',
        }),
      ],
    })
    expect(plan.tasks[0]).toMatchObject({
      uid: 7,
      outlineNumber: '1.2',
      milestone: false,
      duration: 720,
      cost: '1234.565',
      work: 630,
    })
    expect(scheduleOf(plan).tasks[0]).toEqual({
      id: '7',
      name: 'Task 7',
      duration: 1.5,
      percentComplete: 50,
      actualStart: '2026-01-05T08:00',
      remainingDuration: 0.75,
      effort: 10.5,
      cost: '1234.57',
      currency: 'EUR',
    })
  })

  it.each([
    [3, 'minutes'],
    [4, 'elapsedMinutes'],
    [5, 'hours'],
    [6, 'elapsedHours'],
    [7, 'days'],
    [8, 'elapsedDays'],
    [9, 'weeks'],
    [10, 'elapsedWeeks'],
    [11, 'months'],
    [12, 'elapsedMonths'],
    [19, 'percent'],
    [20, 'elapsedPercent'],
    [21, 'none'],
    [35, 'estimatedMinutes'],
    [36, 'estimatedElapsedMinutes'],
    [37, 'estimatedHours'],
    [38, 'estimatedElapsedHours'],
    [39, 'estimatedDays'],
    [40, 'estimatedElapsedDays'],
    [41, 'estimatedWeeks'],
    [42, 'estimatedElapsedWeeks'],
    [43, 'estimatedMonths'],
    [44, 'estimatedElapsedMonths'],
    [51, 'estimatedPercent'],
    [52, 'estimatedElapsedPercent'],
    [53, 'estimatedNone'],
  ])('reads the format %i of durations and lags as %s', (code, name) => {
    const plan = read({
      tasks: [task(1, 24, { DurationFormat: code }), task(2, 8, link(1, { LinkLag: 240, LagFormat: code }))],
    })
    expect([plan.tasks[0]?.durationFormat, plan.tasks[1]?.links?.[0]?.lagFormat]).toEqual([name, name])
    const elapsed = name.toLowerCase().includes('elapsed')
    const { tasks, links } = scheduleOf(plan)
    expect(tasks[0]).toMatchObject(elapsed ? { duration: 1, durationUnit: 'elapsedDays' } : { duration: 3 })
    const percent = name.toLowerCase().includes('percent')
    const minutes = percent ? 24 * 60 * 2.4 : 24
    expect(links[0]?.lag).toBeCloseTo(minutes / (elapsed ? 1440 : 480))
    expect(links[0]?.lagUnit).toBe(elapsed ? 'elapsedDays' : undefined)
  })

  it.each([
    [0, 'FF'],
    [1, 'FS'],
    [2, 'SF'],
    [3, 'SS'],
  ])('reads the link type %i as %s', (code, type) => {
    const lead = link(1, { Type: code, LinkLag: -2400, LagFormat: 7 })
    const { links } = scheduleOf(read({ tasks: [task(1, 8), task(2, 8, lead)] }))
    expect(links).toEqual([{ from: '1', to: '2', type, lag: -0.5 }])
  })

  it.each(['ASAP', 'ALAP', 'MSO', 'MFO', 'SNET', 'SNLT', 'FNET', 'FNLT'])(
    'reads the constraint %s',
    (type) => {
      const code = ['ASAP', 'ALAP', 'MSO', 'MFO', 'SNET', 'SNLT', 'FNET', 'FNLT'].indexOf(type)
      const dated = { ConstraintType: code, ConstraintDate: '2026-01-08T08:00:00' }
      const plan = read({ tasks: [task(1, 8, dated)] })
      expect(plan.tasks[0]?.constraintType).toBe(type)
      const date = code < 2 ? {} : { date: '2026-01-08T08:00' }
      expect(scheduleOf(plan).tasks[0]?.constraint).toEqual(code === 0 ? undefined : { type, ...date })
    },
  )

  it('has baseline 0 with its dates, work and cost', () => {
    const baseline = (number: number, cost: number) =>
      element('Baseline', {
        Number: number,
        Start: '2026-01-05T08:00:00',
        Finish: '2026-01-06T17:00:00',
        Duration: 'PT16H0M0S',
        Work: 'PT16H0M0S',
        Cost: cost,
      })
    const plan = read({ tasks: [task(1, 8, baseline(1, 7), baseline(0, 80_000))] })
    expect(plan.tasks[0]?.baselines?.map(({ number, cost }) => [number, cost])).toEqual([
      [1, '0.07'],
      [0, '800.00'],
    ])
    expect(scheduleOf(plan).baseline).toEqual([
      {
        id: '1',
        start: '2026-01-05T08:00',
        finish: '2026-01-06T17:00',
        duration: 2,
        effort: 16,
        cost: '800.00',
      },
    ])
  })

  it('has the work resources with what tasks need of them', () => {
    const { schedule, resources } = read({
      calendars: [
        calendar(1, officeWeek),
        element('Calendar', { UID: 2, IsBaseCalendar: 0, BaseCalendarUID: 1 }),
        element('Calendar', { UID: 3, BaseCalendarUID: 1 }, element('Exceptions', dayOff('2026-01-05'))),
      ],
      tasks: [task(1, 8)],
      resources: [
        element('Resource', { UID: 0, Type: 1 }),
        element('Resource', { UID: 1, Name: 'Ann', Type: 1, MaxUnits: 1, CalendarUID: 2 }),
        element('Resource', { UID: 2, Name: 'Bo', Type: 1, MaxUnits: 0.5, CalendarUID: 3 }),
        element('Resource', { UID: 3, Name: 'Sand', Type: 0 }),
        element('Resource', { UID: 4, Name: 'Travel', Type: 2 }),
      ],
      assignments: [1, 2, 3, 4, -65_535].map((uid) =>
        element('Assignment', { UID: uid + 10, TaskUID: 1, ResourceUID: uid, Units: 0.5, Work: 'PT4H0M0S' }),
      ),
    })
    expect(resources.map(({ type }) => type)).toEqual(['work', 'work', 'work', 'material', 'cost'])
    expect(schedule?.resources).toEqual([
      { id: '1', capacity: 1 },
      { id: '2', capacity: 0.5, calendar: '3' },
    ])
    expect(schedule?.tasks[0]?.demands).toEqual({ 1: 0.5, 2: 0.5 })
  })
})

describe('what a schedule cannot say', () => {
  it('is noted with the tasks it is about', () => {
    const plan = read({
      project: { ScheduleFromStart: 0 },
      tasks: [
        task(1, 8),
        task(2, 8, { Active: 0 }),
        task(3, 8, { ExternalTask: 1 }),
        task(4, 8, { IsSubproject: 1 }),
        task(5, 8, { Manual: 1, Start: '2026-01-08T08:00:00' }, link(1, { Type: 1 })),
        task(6, 8, link(1, { CrossProject: 1, CrossProjectName: 'other\\7' }), link(99), link(6)),
        task(7, 8, { ConstraintType: 4, LevelingDelay: 4800 }),
        task(1, 8),
        element('Task', { UID: 9, OutlineLevel: 1 }),
        element('Task', { UID: 10, IsNull: 1 }),
        task(11, 8, { ConstraintType: 2, ConstraintDate: '2025-12-01T08:00:00' }),
        task(12, 8, { PercentComplete: 130, Start: '5 January' }),
      ],
    })
    expect(noted(plan)).toEqual({
      unreadableValue: ['Start'],
      scheduledFromFinish: [],
      inactiveTask: ['2'],
      externalTask: ['3'],
      subproject: ['4'],
      repeatedTask: ['1'],
      manualTask: ['5'],
      constraintWithoutDate: ['7'],
      levelingDelay: ['7'],
      taskWithoutDuration: ['9'],
      dateBeforeStart: ['11'],
      valueOutOfRange: ['12'],
      crossProjectLink: ['6'],
      unknownPredecessor: ['6', '6'],
    })
    expect(scheduleOf(plan).tasks.map(({ id }) => id)).toEqual(['1', '4', '5', '6', '7', '9', '11', '12'])
    expect(analysed(plan)[5]).toBe('2026-01-08T08:00 2026-01-08T17:00')
  })

  it('puts links of summary tasks on the tasks below, where that means the same', () => {
    const below = (uid: number) => task(uid, 8, { OutlineLevel: 2 })
    const plan = read({
      tasks: [
        summary(1, 1),
        below(2),
        below(3),
        summary(4, 1, link(1, { Type: 1, LinkLag: 4800, LagFormat: 7 })),
        below(5),
        task(6, 8, { OutlineLevel: 2 }, link(4)),
        task(7, 8, link(4, { Type: 3 }), link(1)),
      ],
    })
    expect(scheduleOf(plan).links).toEqual([
      ...['2', '3'].flatMap((from) => ['5', '6'].map((to) => ({ from, to, type: 'FS', lag: 1 }))),
      { from: '2', to: '7', type: 'FS' },
      { from: '3', to: '7', type: 'FS' },
    ])
    expect(noted(plan)).toEqual({ summaryLink: ['6', '7'] })
  })

  it('does not grow with the square of its tasks', () => {
    const uids = Array.from({ length: 2000 }, (_, i) => i + 2)
    const wide = read({
      tasks: [
        summary(1, 1),
        ...uids.map((uid) => task(uid, 1, { OutlineLevel: 2 })),
        ...uids.map((uid) => task(uid + 2000, 1, link(1))),
      ],
    })
    expect(scheduleOf(wide).links).toHaveLength(100_000)
    expect(wide.notes).toMatchObject([{ code: 'summaryLink', count: 1950 }])
    const deep = read({ tasks: uids.map((uid) => task(uid, 1, { OutlineLevel: uid })) })
    expect(scheduleOf(deep).tasks).toHaveLength(1)
  })

  it('leaves no schedule where nothing says when it starts', () => {
    const plan = importMspdi(
      '<Project xmlns="http://schemas.microsoft.com/project"><Tasks><Task><UID>1</UID></Task></Tasks></Project>',
    )
    expect([plan.schedule, noted(plan)]).toEqual([null, { noStart: [] }])
  })
})

describe('a calendar', () => {
  const calendars = (...inside: string[]) =>
    read({ calendars: inside, tasks: [task(1, 8, { CalendarUID: 2 })] })

  it('is its own days and exceptions over those of its parent', () => {
    const night = element('WeekDays', weekDay(2, ['22:00', '00:00']), weekDay(3))
    const plan = calendars(
      calendar(1, officeWeek, element('Exceptions', dayOff('2026-01-06', '2026-01-07'))),
      element('Calendar', { UID: 2, BaseCalendarUID: 1 }, night),
    )
    const office = ['08:00-12:00', '13:00-17:00']
    expect(scheduleOf(plan).calendars?.['2']).toEqual({
      workingWeek: {
        monday: ['22:00-24:00'],
        tuesday: [],
        wednesday: office,
        thursday: office,
        friday: office,
        saturday: [],
        sunday: [],
      },
      exceptions: [{ date: '2026-01-06', until: '2026-01-07' }],
      hoursPerDay: 8,
    })
  })

  it('has the exceptions of files before Project 2007, which are days of type 0', () => {
    const old = element(
      'WeekDay',
      { DayType: 0, DayWorking: 1 },
      element('TimePeriod', { FromDate: '2026-01-10T00:00:00', ToDate: '2026-01-10T23:59:00' }),
      element('WorkingTimes', element('WorkingTime', { FromTime: '09:00:00', ToTime: '11:00:00' })),
    )
    const plan = calendars(
      calendar(1, officeWeek),
      calendar(2, officeWeek.replace('</WeekDays>', `${old}</WeekDays>`)),
    )
    expect(scheduleOf(plan).calendars?.['2']?.exceptions).toEqual([
      { date: '2026-01-10', shifts: ['09:00-11:00'] },
    ])
  })

  it.each([
    [1, 'daily', true],
    [2, 'yearlyByDay', false],
    [3, 'yearlyByPosition', false],
    [4, 'monthlyByDay', false],
    [5, 'monthlyByPosition', false],
    [6, 'weekly', false],
    [7, 'byDayCount', true],
    [8, 'byWeekdayCount', false],
    [9, 'none', true],
  ])('has an exception of type %i (%s) in the schedule or a note: %s', (code, type, inSchedule) => {
    const plan = calendars(
      calendar(1, officeWeek),
      calendar(2, officeWeek, element('Exceptions', dayOff('2026-01-06', '2026-01-07', { Type: code }))),
    )
    expect(plan.calendars[1]?.exceptions?.[0]?.type).toBe(type)
    expect(scheduleOf(plan).calendars?.['2']?.exceptions).toHaveLength(inSchedule ? 1 : 0)
    expect(noted(plan)).toEqual(inSchedule ? {} : { exceptionLeftOut: ['2'] })
  })

  it('that cannot be used is left out and noted', () => {
    const idle = element('WeekDays', [1, 2, 3, 4, 5, 6, 7].map((day) => weekDay(day)).join(''))
    const circle = calendars(calendar(1, officeWeek), element('Calendar', { UID: 2, BaseCalendarUID: 2 }))
    const unusable = [
      calendars(calendar(1, officeWeek)),
      calendars(calendar(1, officeWeek), calendar(2, idle)),
      circle,
    ]
    expect(unusable.map(noted)).toEqual([
      { unknownCalendar: ['2'] },
      { calendarWithoutWork: ['2'] },
      { unknownCalendar: ['2'] },
    ])
    for (const plan of unusable) expect(analysed(plan)[1]).toBe('2026-01-05T08:00 2026-01-05T17:00')
  })

  it('has no shifts that overlap or go on after midnight', () => {
    const days = element(
      'WeekDays',
      weekDay(2, ['08:00', '12:00'], ['11:00', '15:00']),
      weekDay(3, ['22:00', '06:00']),
    )
    const plan = calendars(calendar(1, officeWeek), calendar(2, days))
    expect(scheduleOf(plan).calendars?.['2']?.workingWeek).toMatchObject({
      monday: ['08:00-12:00'],
      tuesday: ['22:00-24:00'],
    })
    expect(noted(plan)).toEqual({ shiftLeftOut: ['2'], shiftCutAtMidnight: ['2'] })
  })
})
