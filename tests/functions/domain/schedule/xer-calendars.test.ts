import { describe, expect, it } from 'vitest'
import { ScheduleInput } from '#domain/schedule/contract.ts'
import { analyseSchedule, importXer } from '#domain/schedule/rules.ts'
import { activity, allDay, calendar, calendarData, officeWeek, planXer, type Row } from './xer-files.ts'

const read = (...calendars: Row[]) => importXer(planXer({ calendars, activities: [activity(21, 40)] }))
const calendarOf = (data: string) => read(calendar(1, data)).calendars[0]
const codesOf = ({ notes }: ReturnType<typeof read>) => notes.map(({ code }) => code)

/** When forty hours from Monday the 5th end. */
function finishOf(...calendars: Row[]) {
  const analysis = analyseSchedule(ScheduleInput.parse(read(...calendars).schedule))
  return analysis.feasible ? analysis.finish : analysis.message
}

describe('the calendar data of P6', () => {
  it.each([
    ['a week of offices', calendarData(officeWeek), '2026-01-09T17:00'],
    ['work around the clock', calendarData(allDay), '2026-01-07T00:00'],
    ['a day off', calendarData(officeWeek, { '2026-01-07': [] }), '2026-01-12T17:00'],
    [
      'a working Saturday, given last',
      calendarData(officeWeek, { '2026-01-09': [], '2026-01-10': ['09:00-17:00'] }),
      '2026-01-10T17:00',
    ],
    [
      'a short day with two shifts',
      calendarData(officeWeek, { '2026-01-09': ['08:00-10:00', '11:00-13:00'] }),
      '2026-01-12T12:00',
    ],
    ['a day of 24 hours', calendarData(officeWeek, { '2026-01-05': ['00:00-24:00'] }), '2026-01-08T17:00'],
    [
      'an evening until midnight',
      calendarData(officeWeek, { '2026-01-05': ['08:00-00:00'] }),
      '2026-01-08T17:00',
    ],
    ['line breaks as DEL', calendarData(officeWeek).replaceAll('  ', '\u007f\u007f'), '2026-01-09T17:00'],
    ['no blanks at all', calendarData(officeWeek).replaceAll(' ', ''), '2026-01-09T17:00'],
    [
      'the end before the beginning',
      calendarData(officeWeek).replaceAll(/s\|([\d:]+)\|f\|([\d:]+)/g, 'f|$2|s|$1'),
      '2026-01-09T17:00',
    ],
    [
      'clocks of twelve hours',
      calendarData(officeWeek).replaceAll('12:00', '12:00 PM').replaceAll('17:00', '05:00 PM'),
      '2026-01-09T17:00',
    ],
  ])('%s', (_name, data, finish) => {
    expect(finishOf(calendar(1, data))).toBe(finish)
    expect(codesOf(read(calendar(1, data)))).toEqual([])
  })

  it('has a day for each serial number since 1899-12-30', () => {
    const data =
      '(0||CalendarData()((0||DaysOfWeek()((0||2()((0||0(s|08:00|f|16:00)())))))(0||Exceptions()((0||0(d|46027)())(0||1(d|45292)((0||0(s|09:00|f|12:00)())))))))'
    expect(calendarOf(data)).toMatchObject({
      weekDays: [
        { day: 'sunday', working: false },
        { day: 'monday', working: true, workingTimes: [{ from: '08:00:00', to: '16:00:00' }] },
        { day: 'tuesday', working: false },
        { day: 'wednesday', working: false },
        { day: 'thursday', working: false },
        { day: 'friday', working: false },
        { day: 'saturday', working: false },
      ],
      exceptions: [
        { period: { from: '2026-01-05T00:00:00', to: '2026-01-05T23:59:00' }, working: false },
        { period: { from: '2024-01-01T00:00:00' }, workingTimes: [{ from: '09:00:00', to: '12:00:00' }] },
      ],
    })
  })

  it('has the exceptions of its base, and its own before them', () => {
    const base = calendar(2, calendarData(allDay, { '2026-01-06': [], '2026-01-07': [] }))
    const own = calendarData(officeWeek, { '2026-01-07': ['08:00-16:00'] })
    expect(finishOf(calendar(1, own, { base_clndr_id: 2 }), base)).toBe('2026-01-12T17:00')
  })

  it.each([
    ['nothing', ''],
    ['no days', '(0||CalendarData()((0||Exceptions()())))'],
    ['a record without end', calendarData(officeWeek).slice(0, -1)],
    ['one end too many', `${calendarData(officeWeek)}))`],
    ['something else', 'Monday to Friday'],
    ['records without end', '(0||a()('.repeat(100_000)],
  ])('is that of P6 when there is %s', (_name, data) => {
    expect(finishOf(calendar(1, data))).toBe('2026-01-09T16:00')
    expect(codesOf(read(calendar(1, data)))).toEqual(['calendarWithoutData'])
  })

  it('goes without a shift or day that cannot be read, and says so', () => {
    const data = calendarData([[], ['08:00-16:00', '25:00-26:00'], [], [], [], [], []], { '2026-01-05': [] })
    const { calendars, notes } = read(calendar(1, data.replace('d|46027', 'd|9999999')))
    expect(calendars[0]?.exceptions).toEqual([])
    expect(calendars[0]?.weekDays?.[1]?.workingTimes).toEqual([{ from: '08:00:00', to: '16:00:00' }])
    expect(notes).toMatchObject([
      { code: 'unreadableValue', count: 2, at: ['CALENDAR/clndr_data', 'CALENDAR/clndr_data'] },
    ])
  })
})
