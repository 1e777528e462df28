import type { MspdiAssignment, MspdiLink, MspdiTask } from '../../contract/mspdi.ts'
import type { Notes } from '../mspdi/notes.ts'
import { minutes, sumOf, total } from './quantities.ts'
import type { XerRow } from './tables.ts'

type Activity = XerRow<'TASK'>

export interface TaskParts {
  notes: Notes
  links(uid: number): MspdiLink[] | undefined
  assignments(uid: number): readonly MspdiAssignment[]
  /** Of the resources that do work. */
  calendarOf(resourceUid: number): number | undefined
}

export const isMilestone = ({ task_type: type }: Activity) =>
  type === 'startMilestone' || type === 'finishMilestone'

/** These follow what they span and drive nothing. */
export const isSpan = ({ task_type: type }: Activity) => type === 'levelOfEffort' || type === 'wbsSummary'

/** One activity. Its own id, which people know it by, is the WBS code. */
export function planTask(parts: TaskParts, row: Activity): MspdiTask {
  const { task_id: uid } = row
  const assignments = parts.assignments(uid)
  noteTask(parts, row)
  return {
    uid,
    name: row.task_name,
    wbs: row.task_code,
    type: row.duration_type,
    start: row.act_start_date ?? row.restart_date ?? row.early_start_date ?? row.target_start_date,
    finish: row.act_end_date ?? row.reend_date ?? row.early_end_date ?? row.target_end_date,
    duration: durationOf(row),
    durationFormat: 'days',
    work: minutes(total([row.act_work_qty, row.act_equip_qty, row.remain_work_qty, row.remain_equip_qty])),
    milestone: isMilestone(row),
    summary: false,
    ...progressOf(row),
    cost: sumOf(assignments.map(({ cost }) => cost)),
    actualCost: sumOf(assignments.map(({ actualCost }) => actualCost)),
    ...constraintsOf(parts, row),
    calendarUid: calendarOf(parts, row),
    // Those that heed them have taken one as their own.
    ignoreResourceCalendar: true,
    links: parts.links(uid),
  }
}

/** Work that has not begun is planned by what remains, as P6 does. */
function durationOf(row: Activity): number {
  const { target_drtn_hr_cnt: target, remain_drtn_hr_cnt: remaining } = row
  if (isMilestone(row)) return 0
  const planned = row.status_code === 'planned' ? (remaining ?? target) : (target ?? remaining)
  return Math.max(0, minutes(planned) ?? 0)
}

function progressOf(row: Activity): Partial<MspdiTask> {
  const { target_drtn_hr_cnt: target, remain_drtn_hr_cnt: remaining, status_code: status } = row
  const done = total([row.act_work_qty, row.act_equip_qty]) ?? 0
  const left = total([row.remain_work_qty, row.remain_equip_qty]) ?? 0
  return {
    actualStart: row.act_start_date,
    actualFinish: row.act_end_date,
    remainingDuration: remaining === undefined ? undefined : Math.max(0, minutes(remaining) ?? 0),
    percentComplete: status === 'finished' ? 100 : share((target ?? 0) - (remaining ?? 0), target ?? 0),
    percentWorkComplete: share(done, done + left),
    physicalPercentComplete:
      row.complete_pct_type === 'physical' ? share(row.phys_complete_pct ?? 0, 100) : undefined,
  }
}

/** In whole percent, and less than 100 of what is not all. */
function share(part: number, whole: number): number | undefined {
  if (whole <= 0) return undefined
  const percent = Math.round((100 * part) / whole)
  return part >= whole ? 100 : Math.min(Math.max(percent, 0), 99)
}

/** The second constraint can only be a deadline. */
function constraintsOf({ notes }: TaskParts, row: Activity): Partial<MspdiTask> {
  const { task_id: uid, cstr_type: first, cstr_type2: second, cstr_date2: date } = row
  if (!first && second) return { constraintType: second.type, constraintDate: date }
  const deadline = second?.type === 'FNLT' ? date : undefined
  if (second && deadline === undefined) notes.add('secondConstraint', uid)
  return { constraintType: first?.type, constraintDate: first ? row.cstr_date : undefined, deadline }
}

/** Resource dependent work goes by the calendar of its resources, all other by its own. */
function calendarOf({ assignments, calendarOf: of, notes }: TaskParts, row: Activity): number | undefined {
  if (row.task_type !== 'resource') return row.clndr_id
  const theirs = new Set(assignments(row.task_id).flatMap(({ resourceUid }) => of(resourceUid) ?? []))
  if (theirs.size > 1) notes.add('resourceDependent', row.task_id)
  return [...theirs][0] ?? row.clndr_id
}

function noteTask({ notes }: TaskParts, row: Activity): void {
  const { task_id: uid, task_type: type, status_code: status, complete_pct_type: percent } = row
  if (isSpan(row)) notes.add('levelOfEffort', uid)
  if (type === 'startMilestone') notes.add('startMilestone', uid)
  if (percent === 'units' || percent === 'physical') notes.add('percentType', uid)
  if (status === 'finished') return
  if (row.expect_end_date !== undefined) notes.add('expectedFinish', uid)
  if (row.suspend_date !== undefined || row.resume_date !== undefined) notes.add('suspendedWork', uid)
}
