import type { MspdiLink } from '../../contract/mspdi.ts'
import type { ChosenProject } from './chosen.ts'
import type { XerRow } from './tables.ts'

/** One relation, as its successor has it. */
export function planLink(
  { project, projects, lagCalendar }: ChosenProject,
  row: XerRow<'TASKPRED'>,
): MspdiLink {
  const { pred_proj_id: from = project.proj_id, pred_type: type = 'FS', lag_hr_cnt: hours = 0 } = row
  const link: MspdiLink = { predecessorUid: row.pred_task_id, type }
  if (hours !== 0) {
    link.lag = Math.round(hours * 600)
    link.lagFormat = lagCalendar === 'elapsed' ? 'elapsedDays' : 'days'
  }
  if (from === project.proj_id) return link
  return { ...link, crossProject: true, crossProjectName: projects.get(from) }
}
