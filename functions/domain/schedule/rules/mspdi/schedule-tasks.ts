import type { Constraint, ScheduleTask } from '../../contract/input.ts'
import type { MspdiTask } from '../../contract/mspdi.ts'
import type { ScheduleContext } from './schedule.ts'

const most = { size: 1_000_000, name: 500 }

/** To the minute, as the schedule counts. */
export const localTime = (time: string) => time.slice(0, 16)

/** Durations in days: of work, or of 24 hours where the format says that every minute counts. */
export function durationIn(minutesPerDay: number, { durationFormat }: Pick<MspdiTask, 'durationFormat'>) {
  const elapsed = isElapsed(durationFormat)
  return { elapsed, days: (minutes: number) => minutes / (elapsed ? 1440 : minutesPerDay) }
}

export const isElapsed = (format: string | undefined) => format?.toLowerCase().includes('elapsed') ?? false

/** One leaf task of the plan. */
export function scheduleTask(context: ScheduleContext, task: MspdiTask): ScheduleTask {
  const { notes, calendars } = context
  const { uid, name, duration, calendarUid, deadline, work } = task
  const { elapsed, days } = durationIn(context.minutesPerDay, task)
  if (duration === undefined) notes.add('taskWithoutDuration', uid)
  if (task.levelingDelay) notes.add('levelingDelay', uid)
  const calendar = calendars.ofTask(calendarUid)
  return {
    id: String(uid),
    ...(name === undefined ? {} : { name: name.slice(0, most.name) }),
    duration: within(context, task, days(duration ?? 0)) ?? 0,
    ...(elapsed ? { durationUnit: 'elapsedDays' as const } : {}),
    ...(calendar === undefined ? {} : { calendar }),
    ...constraintOf(context, task),
    ...(deadline === undefined ? {} : { deadline: localTime(deadline) }),
    ...progressOf(context, task),
    ...optional('effort', work === undefined ? undefined : within(context, task, work / 60)),
    ...costOf(context, task.cost),
    ...demandsOf(context, task),
  }
}

const optional = <K extends string, V>(key: K, value: V | undefined) =>
  value === undefined ? {} : { [key]: value }

function within({ notes }: ScheduleContext, { uid }: MspdiTask, size: number): number | undefined {
  if (size >= 0 && size <= most.size) return size
  notes.add('valueOutOfRange', uid)
  return undefined
}

/** Whole cents with the currency of the project. */
export function costOf({ plan, notes }: ScheduleContext, amount: string | undefined) {
  if (amount === undefined) return {}
  const cost = rounded(amount)
  if (cost.length > 19) {
    notes.add('valueOutOfRange', 'Cost')
    return {}
  }
  const currency = plan.project.currencyCode
  return { cost, ...(currency !== undefined && /^[A-Z]{3}$/.test(currency) ? { currency } : {}) }
}

function rounded(amount: string): string {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? []
  const cents =
    BigInt(whole + fraction.padEnd(2, '0').slice(0, 2)) + (Number(fraction[2] ?? 0) >= 5 ? 1n : 0n)
  const digits = String(cents).padStart(3, '0')
  return `${cents === 0n ? '' : sign}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

function constraintOf(context: ScheduleContext, task: MspdiTask): { constraint?: Constraint } {
  const { notes } = context
  const { uid, constraintType: type = 'ASAP', constraintDate } = task
  if (isPinned(task)) {
    notes.add('manualTask', uid)
    return fixed(context, { type: 'MSO', date: task.start }, uid)
  }
  if (type === 'ASAP') return {}
  if (type === 'ALAP') return { constraint: { type } }
  if (constraintDate !== undefined) return fixed(context, { type, date: constraintDate }, uid)
  notes.add('constraintWithoutDate', uid)
  return {}
}

/** A manual task that has not begun stays where somebody put it. */
export const isPinned = (task: MspdiTask): task is MspdiTask & { start: string } =>
  task.manual === true && task.start !== undefined && task.actualStart === undefined

const upperBounds: readonly string[] = ['MSO', 'MFO', 'SNLT', 'FNLT']

function fixed(
  { notes, projectStart }: ScheduleContext,
  { type, date }: { type: Constraint['type']; date: string },
  uid: number,
): { constraint?: Constraint } {
  if (upperBounds.includes(type) && date < projectStart) {
    notes.add('dateBeforeStart', uid)
    return {}
  }
  return { constraint: { type, date: localTime(date) } }
}

function progressOf(context: ScheduleContext, task: MspdiTask): Partial<ScheduleTask> {
  const { percentComplete: percent, actualStart, remainingDuration } = task
  const { days } = durationIn(context.minutesPerDay, task)
  const known = percent !== undefined && percent >= 0 && percent <= 100
  if (percent !== undefined && !known) context.notes.add('valueOutOfRange', task.uid)
  const actualFinish = finishOf(context, task)
  const left =
    actualStart === undefined || remainingDuration === undefined
      ? undefined
      : within(context, task, days(remainingDuration))
  return {
    ...(known ? { percentComplete: percent } : {}),
    ...(actualStart === undefined ? {} : { actualStart: localTime(actualStart) }),
    ...(actualFinish === undefined ? {} : { actualFinish: localTime(actualFinish) }),
    ...(left === undefined ? {} : { remainingDuration: left }),
  }
}

function finishOf({ notes }: ScheduleContext, { uid, actualStart, actualFinish }: MspdiTask) {
  if (actualStart === undefined || actualFinish === undefined || actualStart <= actualFinish)
    return actualFinish
  notes.add('valueOutOfRange', uid)
  return undefined
}

function demandsOf(
  { calendars, resources, notes }: ScheduleContext,
  { uid, ignoreResourceCalendar }: MspdiTask,
): Partial<ScheduleTask> {
  const assigned = calendars.assignmentsOf(uid).filter(({ resourceUid }) => resources.has(resourceUid))
  if (assigned.length === 0) return {}
  const demands: Record<string, number> = {}
  for (const { resourceUid, units = 1 } of assigned) {
    const sum = (demands[resourceUid] ?? 0) + Math.max(0, units)
    demands[resourceUid] = Math.min(sum, most.size)
  }
  const narrowed = assigned.some(({ resourceUid }) => resources.get(resourceUid)?.calendar !== undefined)
  if (ignoreResourceCalendar && narrowed) notes.add('resourceCalendarIgnored', uid)
  return { demands }
}
