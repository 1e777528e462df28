import type { ScheduleInput } from '../../contract/input.ts'
import type { MspdiPlan } from '../../contract/mspdi.ts'
import { scheduleOf } from '../mspdi/schedule.ts'
import type { ChosenProject } from './chosen.ts'
import { dayMinutes } from './plan.ts'
import { isSpan } from './plan-tasks.ts'
import { softened } from './soften.ts'

/** The schedule of the plan with what P6 does otherwise: whose calendar counts a lag, what follows other work instead of leading it, and dates that may be missed. */
export function scheduleOfPlan(chosen: ChosenProject, plan: MspdiPlan): ScheduleInput | null {
  const { activities, notes, project, lagCalendar } = chosen
  const schedule = scheduleOf(plan, notes)
  if (!schedule) return null
  const spans = new Set(activities.filter(isSpan).map((row) => String(row.task_id)))
  const soft = activities.filter(
    ({ cstr_type: first, cstr_type2: second, status_code: status }) =>
      status !== 'finished' && (first ?? second)?.soft,
  )
  const links = schedule.links.filter(({ from, to }) => !spans.has(from) && !spans.has(to))
  const lagging = links.some(({ lag, lagUnit }) => lag !== undefined && lagUnit === undefined)
  const counts = lagCalendar === 'predecessor' || lagCalendar === 'successor' ? lagCalendar : undefined
  if (counts && lagging) notes.add('lagCalendar', counts)
  const exact = {
    ...schedule,
    ...progressMode(chosen),
    ...(counts ? { lagCalendar: counts } : {}),
    criticalFloat: ((project.critical_drtn_hr_cnt ?? 0) * 60) / dayMinutes(chosen),
    tasks: schedule.tasks.filter(({ id }) => !spans.has(id)),
    links,
  }
  return softened(exact, new Set(soft.map((row) => String(row.task_id))), notes)
}

/** Retained logic unless the file says otherwise. */
function progressMode({ options, notes }: ChosenProject): Pick<ScheduleInput, 'progressMode'> {
  if (options?.sched_progress_override) return { progressMode: 'progressOverride' }
  if (options?.sched_retained_logic === false) notes.add('actualDates')
  return {}
}
