import type { MspdiPlan, MspdiProject } from '../../contract/mspdi.ts'
import { grouped } from '../grouped.ts'
import type { ChosenProject } from './chosen.ts'
import { planCalendar } from './plan-calendars.ts'
import { planLink } from './plan-links.ts'
import { outlineTasks } from './plan-outline.ts'
import { planAssignment, planResource } from './plan-resources.ts'
import { planTask } from './plan-tasks.ts'
import { minutes } from './quantities.ts'

const usualDay = 8

/** What the file says of the project, in the words of Microsoft Project. */
export function planOf(chosen: ChosenProject): MspdiPlan {
  const { calendars, notes, resources: resourceRows } = chosen
  const rates = grouped(chosen.rates, (row) => row.rsrc_id)
  const resources = resourceRows.map((row) => planResource(chosen, row, rates.get(row.rsrc_id) ?? []))
  const known = new Map(resources.map((resource) => [resource.uid, resource]))
  const isMaterial = (uid = 0) => known.get(uid)?.type === 'material'
  const assignments = chosen.assignments.map((row) => planAssignment(row, isMaterial(row.rsrc_id)))
  const assigned = grouped(assignments, ({ taskUid }) => taskUid)
  const relations = grouped(chosen.relations, (row) => row.task_id)
  const parts = {
    notes,
    links: (uid: number) => relations.get(uid)?.map((row) => planLink(chosen, row)),
    assignments: (uid: number) => assigned.get(uid) ?? [],
    calendarOf: (uid: number) => (isMaterial(uid) ? undefined : known.get(uid)?.calendarUid),
  }
  return {
    project: planProject(chosen),
    calendars: calendars.map((row) => planCalendar(row, notes)),
    tasks: outlineTasks(chosen, (row) => planTask(parts, row)),
    resources,
    assignments,
  }
}

/** Work of one day of the project's calendar. */
export function dayMinutes({ calendars, project }: ChosenProject): number {
  const day = calendars.find((row) => row.clndr_id === project.clndr_id)?.day_hr_cnt
  return Math.round((day !== undefined && day > 0 && day <= 24 ? day : usualDay) * 60)
}

function planProject(chosen: ChosenProject): MspdiProject {
  const { project, nodes, calendars, currency, notes } = chosen
  const calendar = calendars.find((row) => row.clndr_id === project.clndr_id)
  const { day_hr_cnt: day = 0, month_hr_cnt: month = 0, week_hr_cnt: week } = calendar ?? {}
  if (project.plan_end_date !== undefined) notes.add('mustFinishBy')
  if (project.critical_path_type === 'CT_DrivPath') notes.add('longestPath')
  return {
    name: project.proj_short_name,
    title: nodes.find((node) => node.proj_node_flag)?.wbs_name,
    startDate: project.plan_start_date,
    finishDate: project.scd_end_date,
    criticalSlackLimit: Math.floor(((project.critical_drtn_hr_cnt ?? 0) * 60) / dayMinutes(chosen)),
    currencyDigits:
      currency?.decimal_digit_cnt === undefined ? undefined : Math.round(currency.decimal_digit_cnt),
    currencySymbol: currency?.curr_symbol,
    currencyCode: currency?.curr_short_name,
    calendarUid: project.clndr_id,
    minutesPerDay: dayMinutes(chosen),
    minutesPerWeek: week === undefined ? undefined : Math.round(minutes(week) ?? 0),
    daysPerMonth: day > 0 && month > 0 ? Math.round(month / day) : undefined,
    statusDate: project.last_recalc_date,
  }
}
