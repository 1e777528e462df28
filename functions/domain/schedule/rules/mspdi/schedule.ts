import type { ScheduleInput, ScheduleResource } from '../../contract/input.ts'
import type { MspdiPlan } from '../../contract/mspdi.ts'
import type { Notes } from './notes.ts'
import { scheduleBaseline } from './schedule-baseline.ts'
import { type PlanCalendars, readCalendars } from './schedule-calendars.ts'
import { scheduleLinks } from './schedule-links.ts'
import { readOutline } from './schedule-outline.ts'
import { localTime, scheduleTask } from './schedule-tasks.ts'

const standardDay = 480

/**
 * The plan as input of `analyseSchedule`: its leaf tasks that are active and its own, ids are UIDs as text, durations in days of the
 * project's length. What it cannot say is noted. Null when there is no date to start from.
 */
export function scheduleOf(plan: MspdiPlan, notes: Notes): ScheduleInput | null {
  const { project } = plan
  const projectStart = project.startDate ?? earliest(plan)
  if (projectStart === undefined) {
    notes.add('noStart')
    return null
  }
  if (project.scheduleFromStart === false) notes.add('scheduledFromFinish')
  const minutesPerDay = dayLength(plan)
  const calendars = readCalendars(plan, minutesPerDay, notes)
  const outline = readOutline(plan, notes)
  const resources = scheduleResources(plan, calendars)
  const context: ScheduleContext = { plan, notes, minutesPerDay, calendars, outline, resources, projectStart }
  const tasks = outline.leaves.map((task) => scheduleTask(context, task))
  return {
    projectStart: localTime(projectStart),
    ...(calendars.project === undefined ? {} : { calendar: calendars.project }),
    calendars: calendars.used(),
    ...(project.statusDate === undefined ? {} : { statusDate: localTime(project.statusDate) }),
    ...(project.criticalSlackLimit === undefined ? {} : { criticalFloat: project.criticalSlackLimit }),
    resources: [...resources.values()],
    baseline: scheduleBaseline(context),
    tasks,
    links: scheduleLinks(context),
  }
}

/** What the parts of a schedule are made with. */
export interface ScheduleContext {
  plan: MspdiPlan
  notes: Notes
  minutesPerDay: number
  calendars: PlanCalendars
  outline: ReturnType<typeof readOutline>
  /** By UID; those that do work and can run short. */
  resources: ReadonlyMap<number, ScheduleResource>
  projectStart: string
}

function earliest({ tasks }: MspdiPlan): string | undefined {
  return tasks.flatMap(({ start }) => start ?? []).toSorted()[0]
}

function dayLength({ project }: MspdiPlan): number {
  const { minutesPerDay = standardDay } = project
  return minutesPerDay > 0 && minutesPerDay <= 1440 ? minutesPerDay : standardDay
}

/** A calendar counts where a task heeds it. */
function scheduleResources(
  { resources, tasks, assignments }: MspdiPlan,
  calendars: PlanCalendars,
): Map<number, ScheduleResource> {
  const free = new Set(tasks.filter((task) => task.ignoreResourceCalendar).map(({ uid }) => uid))
  const heeded = new Set(assignments.flatMap((one) => (free.has(one.taskUid) ? [] : one.resourceUid)))
  const found = new Map<number, ScheduleResource>()
  for (const { uid, type = 'work', isNull, maxUnits = 1, calendarUid } of resources) {
    if (uid <= 0 || type !== 'work' || isNull || found.has(uid)) continue
    const calendar = heeded.has(uid) ? calendars.ofResource(calendarUid) : undefined
    const capacity = Math.min(Math.max(maxUnits, 0), 1_000_000)
    found.set(uid, { id: String(uid), capacity, ...(calendar === undefined ? {} : { calendar }) })
  }
  return found
}
