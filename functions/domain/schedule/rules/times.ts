import { invalid } from '../../errors.ts'
import type { Moment, ScheduleInput, ScheduleTask } from '../contract.ts'
import { type CalendarPattern, intersect, readCalendar } from './calendar.ts'
import { formatLocalTime, minutesPerDay, parseLocalTime } from './local-time.ts'
import { WorkAxis } from './work-axis.ts'

type Unit = ScheduleTask['durationUnit']

/** Work of some size, the axis that counts it and the length of its day. */
export interface Span {
  size: number
  axis: number
  day: number
}

/** How moments, durations and calendars of one schedule become numbers and back. */
export interface Times {
  plain: boolean
  axes: WorkAxis[]
  projectAxis: number
  start: number
  /** The status date; -Infinity without one. */
  status: number
  read(moment: Moment, path: string, end?: boolean): number
  write(value: number): Moment
  /** The axis of a task: its own calendar and those of the resources it uses, or the project's. */
  axisOf(task: ScheduleTask, path: string): number
  /** `axis` counts the size unless its unit is elapsed time. */
  span(size: number, unit: Unit, on: { axis: number; path: string }): Span
}

export function openTimes(input: ScheduleInput): Times {
  return typeof input.projectStart === 'number'
    ? plainTimes(input, input.projectStart)
    : localTimes(input, input.projectStart)
}

function plainTimes(input: ScheduleInput, start: number): Times {
  if (input.calendar !== undefined)
    throw invalid([{ path: 'projectStart', message: 'A schedule with a calendar starts on a date.' }])
  return {
    plain: true,
    axes: [],
    projectAxis: -1,
    start,
    status:
      input.statusDate === undefined ? Number.NEGATIVE_INFINITY : readNumber(input.statusDate, 'statusDate'),
    read: readNumber,
    write: (value) => value + 0,
    axisOf: () => -1,
    span(size, unit, { path }) {
      if (unit === undefined || unit === 'days') return { size, axis: -1, day: 1 }
      throw invalid([{ path, message: 'Units need a project that starts on a date.' }])
    },
  }
}

function readNumber(moment: Moment, path: string): number {
  if (typeof moment === 'number' && Number.isFinite(moment)) return moment
  throw invalid([{ path, message: 'The project starts at a number, so this must be a number too.' }])
}

function localTimes(input: ScheduleInput, projectStart: string): Times {
  const start = parseLocalTime(projectStart, 'projectStart')
  const shelf = openShelf(input, start)
  const projectAxis = shelf.take([''])
  return {
    plain: false,
    axes: shelf.axes,
    projectAxis,
    start,
    status:
      input.statusDate === undefined ? Number.NEGATIVE_INFINITY : readLocal(input.statusDate, 'statusDate'),
    read: readLocal,
    write: formatLocalTime,
    axisOf(task, path) {
      const own = task.calendar === undefined ? [] : [task.calendar]
      const theirs = shelf.calendarsOf(task, path)
      return own.length + theirs.length === 0
        ? projectAxis
        : shelf.take([...own, ...theirs], `${path}.calendar`)
    },
    span(size, unit, { axis }) {
      if (unit?.startsWith('elapsed'))
        return { size: Math.round(size * elapsedMinutes(unit)), axis: -1, day: minutesPerDay }
      const day = shelf.axes[axis]?.minutesOfDay ?? minutesPerDay
      const minutes = unit === 'minutes' ? 1 : unit === 'hours' ? 60 : day
      return { size: Math.round(size * minutes), axis, day }
    },
  }
}

function readLocal(moment: Moment, path: string, end = false): number {
  if (typeof moment === 'string') return parseLocalTime(moment, path, end)
  throw invalid([{ path, message: 'The project starts on a date, so this must be one too.' }])
}

const elapsedMinutes = (unit: Unit) =>
  unit === 'elapsedMinutes' ? 1 : unit === 'elapsedHours' ? 60 : minutesPerDay

const mostAxes = 500

/** Calendars by name and their meets, each made once. The empty name is the project's calendar. */
function openShelf(input: ScheduleInput, near: number) {
  const patterns = new Map<string, CalendarPattern>()
  const taken = new Map<string, number>()
  const axes: WorkAxis[] = []

  const pattern = (name: string, path: string): CalendarPattern => {
    const known = patterns.get(name) ?? readNamed(input, name, path)
    patterns.set(name, known)
    return known
  }

  const take = (names: string[], path = 'calendar'): number => {
    const key = names.join('\n')
    let axis = taken.get(key)
    if (axis === undefined) {
      if (axes.length >= mostAxes)
        throw invalid([{ path, message: `At most ${mostAxes} different calendars can be in use.` }])
      const made = names.map((name) => pattern(name, path)).reduce((a, b) => intersect(a, b, path))
      axis = axes.push(new WorkAxis(made, near)) - 1
      taken.set(key, axis)
    }
    return axis
  }

  const calendars = new Map(input.resources?.map(({ id, calendar }) => [id, calendar]))
  const calendarsOf = ({ demands = {} }: ScheduleTask, path: string): string[] => {
    if (calendars.size === 0) return []
    const names = Object.keys(demands).flatMap((id) => {
      if (!calendars.has(id))
        throw invalid([{ path: `${path}.demands`, message: `There is no resource ${id}.` }])
      return calendars.get(id) ?? []
    })
    return [...new Set(names)].toSorted()
  }
  return { axes, take, calendarsOf }
}

function readNamed(input: ScheduleInput, name: string, path: string): CalendarPattern {
  if (name === '' && typeof input.calendar === 'object') return readCalendar(input.calendar, 'calendar')
  const wanted = name === '' && typeof input.calendar === 'string' ? input.calendar : name
  if (wanted === '') return readCalendar({}, 'calendar')
  const spec = input.calendars?.[wanted]
  if (!spec) throw invalid([{ path, message: `There is no calendar named ${wanted}.` }])
  return readCalendar(spec, `calendars.${wanted}`)
}
