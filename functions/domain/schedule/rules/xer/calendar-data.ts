import { mspdiDayTypes } from '../../contract/mspdi-codes.ts'
import type { MspdiCalendar } from '../../contract/mspdi.ts'

interface WorkingTime {
  from: string
  to: string
}

export interface CalendarData extends Pick<MspdiCalendar, 'weekDays' | 'exceptions'> {
  /** Shifts and days in it that could not be read. */
  unreadable: number
}

const msPerDay = 86_400_000
/** Days are counted from 1899-12-30, as in a spreadsheet; this one is 1970-01-01. */
const unixDay = 25_569
/** Up to the year 2199. */
const lastDay = 109_574
const mostDepth = 10
const days = mspdiDayTypes.slice(1)

/**
 * Reads `clndr_data` of P6: records within records, `(0||name(attributes)(records))`. DaysOfWeek has the days 1 (Sunday) to 7, Exceptions a day each, `d|45292`,
 * and both have shifts, `s|08:00|f|12:00`; a shift until 00:00 ends at midnight. A day without shifts is off. Undefined when it is not of this form.
 */
export function readCalendarData(text: string): CalendarData | undefined {
  // Blanks and DEL, which stands for a line break, only make it readable.
  const plain = text.replaceAll(/[\s\u007f]+/g, '')
  const token = /\(\d+\|\|([^()]*)\(([^()]*)\)\(|\)\)/y
  const week = new Map<string, WorkingTime[]>()
  const exceptions = new Map<string, WorkingTime[]>()
  const path: string[] = []
  let [shifts, unreadable]: [WorkingTime[], number] = [[], 0]
  const openDay = (name: string, attributes: string) => {
    const date = path[1] === 'Exceptions' ? dateOf(attributes) : undefined
    shifts = []
    if (path[1] === 'DaysOfWeek') week.set(name, shifts)
    else if (date !== undefined) exceptions.set(date, shifts)
    else if (path[1] === 'Exceptions') unreadable++
  }
  while (token.lastIndex < plain.length) {
    const [found, name, attributes = ''] = token.exec(plain) ?? []
    if (found === undefined || path.length > mostDepth) return undefined
    if (name === undefined) {
      if (path.pop() === undefined) return undefined
      continue
    }
    path.push(name)
    if (path.length === 3) openDay(name, attributes)
    const shift = path.length === 4 ? shiftOf(attributes) : undefined
    if (shift) shifts.push(shift)
    else if (path.length === 4) unreadable++
  }
  if (path.length > 0 || week.size === 0) return undefined
  return { weekDays: weekOf(week), exceptions: exceptionsOf(exceptions), unreadable }
}

const weekOf = (week: ReadonlyMap<string, WorkingTime[]>): CalendarData['weekDays'] =>
  days.map((day, i) => ({ day, ...dayOf(week.get(String(i + 1)) ?? []) }))

const exceptionsOf = (exceptions: ReadonlyMap<string, WorkingTime[]>): CalendarData['exceptions'] =>
  [...exceptions].map(([date, shifts]) => ({
    period: { from: `${date}T00:00:00`, to: `${date}T23:59:00` },
    type: 'daily',
    ...dayOf(shifts),
  }))

const dayOf = (workingTimes: WorkingTime[]) =>
  workingTimes.length === 0 ? { working: false } : { working: true, workingTimes }

function dateOf(attributes: string): string | undefined {
  const day = Number(/^d\|(\d{1,6})$/.exec(attributes)?.[1] ?? Number.NaN)
  return day >= 1 && day <= lastDay
    ? new Date((day - unixDay) * msPerDay).toISOString().slice(0, 10)
    : undefined
}

/** The beginning (s) and the end (f) come in either order. */
function shiftOf(attributes: string): WorkingTime | undefined {
  const [, first, begin = '', , end = ''] = /^([sf])\|([^|]*)\|([sf])\|([^|]*)$/.exec(attributes) ?? []
  const [from, to] = [begin, end].map(clockOf)
  if (from === undefined || to === undefined) return undefined
  return first === 's' ? { from, to } : { from: to, to: from }
}

/** `8:00`, `17:00`, `05:00PM`, and `24:00` for midnight. */
function clockOf(text: string): string | undefined {
  const [, hours, minutes, half] = /^(\d{1,2}):([0-5]\d)(?::00)?([AP]M)?$/i.exec(text) ?? []
  if (hours === undefined) return undefined
  const afternoon = half?.toUpperCase() === 'PM' ? 12 : 0
  const hour = half ? (Number(hours) % 12) + afternoon : Number(hours) % 24
  return Number(hours) > 24 ? undefined : `${String(hour).padStart(2, '0')}:${minutes}:00`
}
