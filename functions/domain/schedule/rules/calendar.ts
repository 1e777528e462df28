import { invalid } from '../../errors.ts'
import type { WorkingCalendar } from '../contract.ts'
import { weekdays } from '../contract/names.ts'
import { minutesPerDay, parseDay } from './local-time.ts'

/** The shifts of one day as minutes of the day, in order and apart from each other. */
export interface DayShape {
  from: readonly number[]
  to: readonly number[]
  total: number
}

/** What a calendar is made of: the shape of any day. `week` has no exceptions and starts on Monday. */
export interface CalendarPattern {
  week: readonly DayShape[]
  days: ReadonlyMap<number, DayShape>
  minutesOfDay: number
}

const off: DayShape = { from: [], to: [], total: 0 }
const office = ['08:00-12:00', '13:00-17:00']
const officeWeek: NonNullable<WorkingCalendar['workingWeek']> = {
  monday: office,
  tuesday: office,
  wednesday: office,
  thursday: office,
  friday: office,
}

/** Reads a calendar; throws `invalid` at `path` when it has a wrong shift or day, or no working time at all. */
export function readCalendar(spec: WorkingCalendar, path: string): CalendarPattern {
  const named = spec.workingWeek ?? officeWeek
  const week = weekdays.map((day) => readShifts(named[day] ?? [], `${path}.workingWeek.${day}`))
  const first = week.find((shape) => shape.total > 0)
  if (!first) throw invalid([{ path, message: 'The calendar has no working time in its week.' }])
  return { week, days: readDays(spec, path), minutesOfDay: (spec.hoursPerDay ?? first.total / 60) * 60 }
}

function readDays(spec: WorkingCalendar, path: string): Map<number, DayShape> {
  const days = new Map<number, DayShape>()
  for (const holiday of spec.holidays ?? []) days.set(parseDay(holiday, `${path}.holidays`), off)
  for (const { date, until = date, shifts = [] } of spec.exceptions ?? []) {
    const [first, last] = [date, until].map((day) => parseDay(day, `${path}.exceptions`))
    if (first === undefined || last === undefined || last < first || last - first > 3660)
      throw invalid([
        { path: `${path}.exceptions`, message: 'An exception ends after it begins, within ten years.' },
      ])
    const shape = readShifts(shifts, `${path}.exceptions`)
    for (let day = first; day <= last; day++) days.set(day, shape)
  }
  return days
}

function readShifts(shifts: readonly string[], path: string): DayShape {
  const spans = shifts
    .map((text) => text.split('-').map(minuteOfDay))
    .toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
  const from = spans.map((span) => span[0] ?? Number.NaN)
  const to = spans.map((span) => span[1] ?? Number.NaN)
  const wrong = spans.some((_, i) => !inOrder(to[i - 1] ?? 0, from[i], to[i]))
  if (wrong) throw invalid([{ path, message: 'Shifts end after they begin, by 24:00, and do not overlap.' }])
  return shapeOf(from, to)
}

const inOrder = (before: number, from = Number.NaN, to = Number.NaN) =>
  before <= from && from < to && to <= minutesPerDay

const minuteOfDay = (clock: string) => {
  const [hours = Number.NaN, minutes = Number.NaN] = clock.split(':').map(Number)
  return minutes < 60 ? hours * 60 + minutes : Number.NaN
}

const shapeOf = (from: number[], to: number[]): DayShape => ({
  from,
  to,
  total: to.reduce((sum, end, i) => sum + end - (from[i] ?? 0), 0),
})

/** Works only when both work, such as a task and the people who do it. A day of duration stays that of the first. */
export function intersect(a: CalendarPattern, b: CalendarPattern, path: string): CalendarPattern {
  const week = a.week.map((shape, i) => overlap(shape, b.week[i] ?? off))
  if (week.every((shape) => shape.total === 0))
    throw invalid([
      { path, message: 'The calendars of the task and its resources have no working time in common.' },
    ])
  const days = new Map<number, DayShape>()
  for (const day of [...a.days.keys(), ...b.days.keys()])
    days.set(day, overlap(shapeOn(a, day), shapeOn(b, day)))
  return { week, days, minutesOfDay: a.minutesOfDay }
}

export const shapeOn = ({ days, week }: CalendarPattern, day: number): DayShape =>
  // 1970-01-01 was a Thursday, the fourth day of the week.
  days.get(day) ?? week[(((day + 3) % 7) + 7) % 7] ?? off

function overlap(a: DayShape, b: DayShape): DayShape {
  const spans = a.from.flatMap((start, i) =>
    b.from.map((other, j) => [Math.max(start, other), Math.min(a.to[i] ?? 0, b.to[j] ?? 0)] as const),
  )
  const common = spans.filter(([start, end]) => start < end)
  return shapeOf(
    common.map(([start]) => start),
    common.map(([, end]) => end),
  )
}
