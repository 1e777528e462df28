import type { WorkingCalendar } from '../../contract/input.ts'
import type { MspdiCalendar } from '../../contract/mspdi.ts'
import type { Notes } from './notes.ts'

type Exceptions = NonNullable<WorkingCalendar['exceptions']>
type WorkingTimes = NonNullable<NonNullable<MspdiCalendar['exceptions']>[number]['workingTimes']>
interface Period {
  from?: string | undefined
  to?: string | undefined
}

const msPerDay = 86_400_000
const mostDays = 3660

/** Shifts in order; one that ends at midnight ends at 24:00. */
export function shiftsOf(times: WorkingTimes, uid: number, notes: Notes): string[] {
  const shifts: string[] = []
  let last = '00:00'
  for (const { from, to } of times.toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))) {
    const begin = from?.slice(0, 5)
    const end = endOf(begin, to?.slice(0, 5), () => notes.add('shiftCutAtMidnight', uid))
    if (begin === undefined || end === undefined || begin < last || end <= begin) {
      notes.add('shiftLeftOut', uid)
      continue
    }
    shifts.push(`${begin}-${end}`)
    last = end
  }
  return shifts.slice(0, 24)
}

function endOf(begin: string | undefined, end: string | undefined, cut: () => void): string | undefined {
  if (end === '00:00') return '24:00'
  if (begin === undefined || end === undefined || end > begin) return end
  cut()
  return '24:00'
}

/** Exceptions that are one range of days. Before Project 2007 they were week days of the type `exception`; newer files repeat them there. */
export function exceptionsOf(
  { uid, weekDays = [], exceptions = [] }: MspdiCalendar,
  notes: Notes,
): Exceptions {
  const old = exceptions.length === 0 ? weekDays.filter(({ day }) => day === 'exception') : []
  const found: Exceptions = []
  for (const { period, working, workingTimes = [] } of old) {
    const shifts = working === false ? [] : shiftsOf(workingTimes, uid, notes)
    found.push(...rangeOf(period, shifts, () => notes.add('exceptionLeftOut', uid)))
  }
  for (const exception of exceptions) {
    const { period, working, workingTimes = [] } = exception
    const shifts = working === false ? [] : shiftsOf(workingTimes, uid, notes)
    const leaveOut = () => notes.add('exceptionLeftOut', uid)
    if (isRange(exception)) found.push(...rangeOf(period, shifts, leaveOut))
    else leaveOut()
  }
  return found
}

// A daily recurrence of every day, and all of which the pattern says nothing, is a plain range.
const isRange = ({ type = 'daily', every = 1 }: NonNullable<MspdiCalendar['exceptions']>[number]) =>
  type === 'none' || ((type === 'daily' || type === 'byDayCount') && every <= 1)

function rangeOf(period: Period | undefined, shifts: string[], leaveOut: () => void): Exceptions {
  const [date, until] = [period?.from?.slice(0, 10), (period?.to ?? period?.from)?.slice(0, 10)]
  if (date === undefined || until === undefined) {
    leaveOut()
    return []
  }
  const days = (Date.parse(until) - Date.parse(date)) / msPerDay
  if (!(days >= 0 && days <= mostDays)) {
    leaveOut()
    return []
  }
  return [{ date, ...(days > 0 ? { until } : {}), ...(shifts.length > 0 ? { shifts } : {}) }]
}
