import type { MspdiAssignment, MspdiResource } from '../../contract/mspdi.ts'
import type { ChosenProject } from './chosen.ts'
import { minutes, sumOf, total } from './quantities.ts'
import type { XerRow } from './tables.ts'

/** What MSPDI says where nobody is assigned, as for the role of an assignment. */
const nobody = -65_535

/** It can do as much as its rate says that applies at the status date. */
export function planResource(
  { project, notes }: ChosenProject,
  row: XerRow<'RSRC'>,
  rates: readonly XerRow<'RSRCRATE'>[],
): MspdiResource {
  const { rsrc_id: uid } = row
  const known = rates.filter((rate) => rate.max_qty_per_hr !== undefined)
  if (new Set(known.map((rate) => rate.max_qty_per_hr)).size > 1) notes.add('varyingCapacity', uid)
  const ordered = known.toSorted((a, b) => ((a.start_date ?? '') < (b.start_date ?? '') ? -1 : 1))
  const now =
    ordered.findLast((rate) => (rate.start_date ?? '') <= (project.last_recalc_date ?? '')) ?? ordered[0]
  return {
    uid,
    name: row.rsrc_name,
    type: row.rsrc_type,
    initials: row.rsrc_short_name,
    email: row.email_addr,
    maxUnits: now?.max_qty_per_hr,
    calendarUid: row.clndr_id,
  }
}

export function planAssignment(row: XerRow<'TASKRSRC'>, isMaterial: boolean): MspdiAssignment {
  const [actual, left] = [total([row.act_reg_qty, row.act_ot_qty]), row.remain_qty]
  const actualCost = sumOf([row.act_reg_cost, row.act_ot_cost])
  const work = (quantity: number | undefined) => (isMaterial ? undefined : minutes(quantity))
  return {
    uid: row.taskrsrc_id,
    taskUid: row.task_id,
    resourceUid: row.rsrc_id ?? nobody,
    start: row.act_start_date ?? row.restart_date ?? row.target_start_date,
    finish: row.act_end_date ?? row.reend_date ?? row.target_end_date,
    actualStart: row.act_start_date,
    actualFinish: row.act_end_date,
    units: isMaterial ? (total([actual, left]) ?? row.target_qty) : row.target_qty_per_hr,
    work: work(total([actual, left]) ?? row.target_qty),
    actualWork: work(actual),
    remainingWork: work(left),
    cost: sumOf([actualCost, row.remain_cost]),
    actualCost,
  }
}
