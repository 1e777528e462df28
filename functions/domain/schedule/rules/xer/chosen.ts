import type { Notes } from '../mspdi/notes.ts'
import { refused } from './refused.ts'
import type { openTables, XerRow } from './tables.ts'

export interface XerFile {
  tables: ReturnType<typeof openTables>
  notes: Notes
  /** Short name of the currency that amounts are in. */
  currency: string | undefined
  /** The id of the project to read. */
  wanted: number | undefined
}

export type ChosenProject = ReturnType<typeof chooseProject>

/** The rows of one project of the file and of what projects share. The first row with an id counts. */
export function chooseProject({ tables, notes, currency, wanted }: XerFile) {
  const unique = <R>(name: string, rows: readonly R[], idOf: (row: R) => number): R[] => {
    const ids = new Set<number>()
    return rows.filter((row) => {
      const isNew = ids.size < ids.add(idOf(row)).size
      if (!isNew) notes.add('repeatedRow', `${name} ${idOf(row)}`)
      return isNew
    })
  }
  const projects = unique('PROJECT', tables.PROJECT.rows, (row) => row.proj_id)
  const project = choose(projects, wanted, notes)
  const own = <R extends { proj_id?: number | undefined }>(rows: readonly R[]) =>
    rows.filter(({ proj_id: id = project.proj_id }) => id === project.proj_id)
  const activities = unique('TASK', own(tables.TASK.rows), (row) => row.task_id)
  const activityIds = new Set(activities.map((row) => row.task_id))
  const isKnown = (id: number, name: string) => {
    if (!activityIds.has(id)) notes.add('unknownActivity', `${name} ${id}`)
    return activityIds.has(id)
  }
  const options = own(tables.SCHEDOPTIONS.rows)[0]
  return {
    notes,
    project,
    /** Their names by id. */
    projects: new Map(projects.map((row) => [row.proj_id, row.proj_short_name])),
    options,
    lagCalendar: options?.sched_calendar_on_relationship_lag ?? 'predecessor',
    currency: tables.CURRTYPE.rows.find((row) => row.curr_short_name === currency),
    calendars: unique('CALENDAR', tables.CALENDAR.rows, (row) => row.clndr_id),
    nodes: unique('PROJWBS', own(tables.PROJWBS.rows), (row) => row.wbs_id),
    activities,
    relations: tables.TASKPRED.rows.filter(
      (row) => isOwn(row, project, notes) && isKnown(row.task_id, 'TASKPRED'),
    ),
    resources: unique('RSRC', tables.RSRC.rows, (row) => row.rsrc_id),
    rates: tables.RSRCRATE.rows,
    assignments: unique('TASKRSRC', own(tables.TASKRSRC.rows), (row) => row.taskrsrc_id).filter((row) =>
      isKnown(row.task_id, 'TASKRSRC'),
    ),
  }
}

function choose(projects: readonly XerRow<'PROJECT'>[], wanted: number | undefined, notes: Notes) {
  const chosen =
    wanted === undefined
      ? (projects.find((row) => row.export_flag) ?? projects[0])
      : projects.find((row) => row.proj_id === wanted)
  const names = projects.map((row) => `${row.proj_id} ${row.proj_short_name ?? ''}`.slice(0, 100))
  if (!chosen && names.length > 0)
    throw refused(`The file has no project ${wanted}. It has ${names.slice(0, 20).join(', ')}.`)
  if (!chosen)
    throw refused('The file has no project (table PROJECT). Export a project, not only resources or roles.')
  projects.forEach((row, i) => row !== chosen && notes.add('otherProject', names[i]))
  return chosen
}

/** A relation belongs to the project of its successor. */
function isOwn(row: XerRow<'TASKPRED'>, { proj_id: id }: XerRow<'PROJECT'>, notes: Notes): boolean {
  const isHere = (row.proj_id ?? id) === id
  if (!isHere && row.pred_proj_id === id) notes.add('linkToOtherProject', row.pred_task_id)
  return isHere
}
