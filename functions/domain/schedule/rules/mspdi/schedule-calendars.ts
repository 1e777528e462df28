import type { WorkingCalendar } from '../../contract/input.ts'
import { weekdays } from '../../contract/names.ts'
import type { MspdiAssignment, MspdiCalendar, MspdiPlan } from '../../contract/mspdi.ts'
import { grouped } from '../grouped.ts'
import type { Notes } from './notes.ts'
import { exceptionsOf, shiftsOf } from './schedule-shifts.ts'

type Week = NonNullable<WorkingCalendar['workingWeek']>
type Exceptions = NonNullable<WorkingCalendar['exceptions']>

const office = ['08:00-12:00', '13:00-17:00']
const standardWeek: Week = {
  monday: office,
  tuesday: office,
  wednesday: office,
  thursday: office,
  friday: office,
}
const most = { parents: 50, calendars: 500, exceptions: 5000 }

/** The calendars of a plan under the names that the schedule gives them, their UIDs. */
export interface PlanCalendars {
  project: string | undefined
  ofTask(uid: number | undefined): string | undefined
  /** Undefined too where it is the same as the project's. */
  ofResource(uid: number | undefined): string | undefined
  assignmentsOf(taskUid: number): readonly MspdiAssignment[]
  /** Those that were asked for. */
  used(): Record<string, WorkingCalendar>
}

/** A calendar is its parent's week and exceptions under its own; a day that neither names is one of the standard week. */
export function readCalendars(plan: MspdiPlan, minutesPerDay: number, notes: Notes): PlanCalendars {
  const shelf: Shelf = {
    specs: new Map(plan.calendars.map((calendar) => [calendar.uid, calendar])),
    exceptions: new Map(),
    notes,
  }
  const made = new Map<number, WorkingCalendar | undefined>()
  const used = new Map<string, WorkingCalendar>()
  const assignments = grouped(plan.assignments, ({ taskUid }) => taskUid)

  const make = (uid: number): WorkingCalendar | undefined => {
    if (made.has(uid)) return made.get(uid)
    const calendar = made.size < most.calendars ? flatten(shelf, uid) : undefined
    if (made.size >= most.calendars) notes.add('tooManyCalendars', uid)
    const works = calendar && Object.values(calendar.week).some((shifts) => shifts.length > 0)
    if (calendar && !works) notes.add('calendarWithoutWork', uid)
    const result = works
      ? { workingWeek: calendar.week, exceptions: calendar.exceptions, hoursPerDay: minutesPerDay / 60 }
      : undefined
    made.set(uid, result)
    return result
  }
  const use = (uid: number | undefined): string | undefined => {
    const calendar = uid === undefined || uid < 0 ? undefined : make(uid)
    if (!calendar) return undefined
    used.set(String(uid), calendar)
    return String(uid)
  }

  const projectUid = plan.project.calendarUid ?? plan.calendars.find(({ isBase }) => isBase)?.uid
  const project = use(projectUid)
  const usual = textOf(project === undefined ? undefined : make(Number(project)))
  const texts = new Map<number, string>()
  const isUsual = (uid: number) => {
    const text = texts.get(uid) ?? textOf(make(uid))
    texts.set(uid, text)
    return text === usual
  }
  return {
    project,
    ofTask: (uid) => (uid === projectUid ? undefined : use(uid)),
    ofResource: (uid) => (uid === undefined || uid < 0 || isUsual(uid) ? undefined : use(uid)),
    assignmentsOf: (taskUid) => assignments.get(taskUid) ?? [],
    used: () => Object.fromEntries(used),
  }
}

const textOf = (calendar: WorkingCalendar | undefined) => JSON.stringify(calendar) ?? ''

interface Shelf {
  specs: ReadonlyMap<number, MspdiCalendar>
  /** A calendar's own, which those below it share. */
  exceptions: Map<MspdiCalendar, Exceptions>
  notes: Notes
}

function flatten(shelf: Shelf, uid: number): { week: Week; exceptions: Exceptions } | undefined {
  const { specs, notes } = shelf
  const line = ancestry(specs, uid)
  if (line.length === 0 || line.length > most.parents) {
    notes.add('unknownCalendar', uid)
    return undefined
  }
  const week: Week = { ...standardWeek }
  for (const calendar of line) Object.assign(week, ownWeek(calendar, notes))
  const exceptions = line.flatMap((calendar) => ownExceptions(shelf, calendar))
  if (exceptions.length > most.exceptions) notes.add('exceptionLeftOut', uid)
  return { week, exceptions: exceptions.slice(-most.exceptions) }
}

function ownExceptions({ exceptions, notes }: Shelf, calendar: MspdiCalendar): Exceptions {
  const known = exceptions.get(calendar) ?? exceptionsOf(calendar, notes).slice(-most.exceptions)
  exceptions.set(calendar, known)
  return known
}

/** From the first parent down. */
function ancestry(specs: ReadonlyMap<number, MspdiCalendar>, uid: number): MspdiCalendar[] {
  const line: MspdiCalendar[] = []
  for (let at = specs.get(uid); at && line.length <= most.parents; at = specs.get(at.baseUid ?? -1))
    line.unshift(at)
  return line
}

function ownWeek({ uid, weekDays = [] }: MspdiCalendar, notes: Notes): Week {
  const week: Week = {}
  for (const { day, working, workingTimes } of weekDays) {
    const name = weekdays.find((weekday) => weekday === day)
    if (name) week[name] = working === false ? [] : shiftsOf(workingTimes ?? [], uid, notes)
  }
  return week
}
