/** Text of one element, or several of them. */
export type Inside = Record<string, string | number | undefined> | string

const text = (inside: Inside) =>
  typeof inside === 'string'
    ? inside
    : Object.entries(inside)
        .map(([name, value]) => (value === undefined ? '' : `<${name}>${value}</${name}>`))
        .join('')

export const element = (name: string, ...inside: Inside[]) =>
  `<${name}>${inside.map(text).join('')}</${name}>`

const times = (...shifts: [string, string][]) =>
  element(
    'WorkingTimes',
    shifts
      .map(([from, to]) => element('WorkingTime', { FromTime: `${from}:00`, ToTime: `${to}:00` }))
      .join(''),
  )

export const weekDay = (day: number, ...shifts: [string, string][]) =>
  element(
    'WeekDay',
    { DayType: day, DayWorking: shifts.length > 0 ? 1 : 0 },
    shifts.length > 0 ? times(...shifts) : '',
  )

export const dayOff = (from: string, to = from, inside: Inside = '') =>
  element(
    'Exception',
    element('TimePeriod', { FromDate: `${from}T00:00:00`, ToDate: `${to}T23:59:00` }),
    inside,
    { DayWorking: 0 },
  )

/** Monday to Friday, eight hours. */
export const officeWeek = element(
  'WeekDays',
  [1, 2, 3, 4, 5, 6, 7]
    .map((day) =>
      day === 1 || day === 7 ? weekDay(day) : weekDay(day, ['08:00', '12:00'], ['13:00', '17:00']),
    )
    .join(''),
)

export const calendar = (uid: number, ...inside: Inside[]) =>
  element(
    'Calendar',
    { UID: uid, Name: `Calendar ${uid}`, IsBaseCalendar: 1, BaseCalendarUID: -1 },
    ...inside,
  )

export const task = (uid: number, hours: number, ...inside: Inside[]) =>
  element('Task', { UID: uid, ID: uid, Name: `Task ${uid}`, Duration: `PT${hours}H0M0S` }, ...inside)

export const link = (from: number, inside: Inside = {}) =>
  element('PredecessorLink', { PredecessorUID: from }, inside)

interface Parts {
  project?: Inside
  calendars?: string[]
  tasks?: string[]
  resources?: string[]
  assignments?: string[]
}

/** A plan that starts on Monday, the 5th of January 2026, with calendar 1. */
export function planXml({
  project = '',
  calendars = [calendar(1, officeWeek)],
  tasks = [],
  resources = [],
  assignments = [],
}: Parts = {}): string {
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Project xmlns="http://schemas.microsoft.com/project">\n',
    text({ Name: 'Plan', StartDate: '2026-01-05T08:00:00', CalendarUID: 1, MinutesPerDay: 480 }),
    text(project),
    element('Calendars', calendars.join('\n')),
    element('Tasks', tasks.join('\n')),
    element('Resources', resources.join('\n')),
    element('Assignments', assignments.join('\n')),
    '</Project>\n',
  ].join('')
}
