import { z } from 'zod'
import { linkTypes } from '../../contract/names.ts'
import type { Notes } from '../mspdi/notes.ts'
import { textValue, timeValue } from '../mspdi/values.ts'
import { refused } from './refused.ts'

const column = <T>(read: (text: string) => T | undefined) =>
  z
    .string()
    .optional()
    .transform((value) => (value === undefined ? undefined : read(value.trim())))

const wholeId = z
  .string()
  .regex(/^\s*[1-9]\d{0,14}\s*$/)
  .transform(Number)

/** Numbers have a comma where the exporting machine writes one. Beyond a million hours there is no schedule. */
const numberOf = (text: string): number | undefined =>
  /^[+-]?\d{1,7}([.,]\d{0,30})?$/.test(text) ? Number(text.replace(',', '.')) + 0 : undefined

const number = column(numberOf)
const reference = column((text) => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined))
const order = column((text) => (/^-?\d{1,15}$/.test(text) ? Number(text) : undefined))
const flag = column((text) => ({ Y: true, N: false })[text])
// Control characters, some of which stand for line breaks, could not be written as XML.
const text = column((value) => textValue.read(value.replaceAll(/[\p{Cc}\ufffe\uffff]+/gu, ' ')))
const time = column((value) => {
  const [, day, clock = '00:00', seconds = ':00'] =
    /^((?:19|20|21)\d\d-\d\d-\d\d)(?: (\d\d:\d\d)(:\d\d)?)?$/.exec(value) ?? []
  return day === undefined ? undefined : timeValue.read(`${day}T${clock}${seconds}`)
})
/** Exact decimal text, at least two places. */
const amount = column((value) => {
  const [, sign = '', whole, fraction = ''] = /^([+-]?)(\d{1,12})(?:[.,](\d{1,12}))?$/.exec(value) ?? []
  if (whole === undefined) return undefined
  return `${sign === '-' ? sign : ''}${whole}.${fraction.replace(/0+$/, '').padEnd(2, '0')}`
})
const code = <const V>(names: Record<string, V>) =>
  column((value): V | undefined => (Object.hasOwn(names, value) ? names[value] : undefined))

/** P6 lets work miss the soft ones and shows float below zero. The types are those of Oracle's map between P6 and Microsoft Project. */
const constraint = code({
  CS_ALAP: { type: 'ALAP', soft: false },
  CS_MSOA: { type: 'SNET', soft: false },
  CS_MEOA: { type: 'FNET', soft: false },
  CS_MSO: { type: 'MSO', soft: true },
  CS_MSOB: { type: 'SNLT', soft: true },
  CS_MEO: { type: 'MFO', soft: true },
  CS_MEOB: { type: 'FNLT', soft: true },
  CS_MANDSTART: { type: 'MSO', soft: false },
  CS_MANDFIN: { type: 'MFO', soft: false },
})

const activityType = code({
  TT_Task: 'task',
  TT_Rsrc: 'resource',
  TT_Mile: 'startMilestone',
  TT_FinMile: 'finishMilestone',
  TT_LOE: 'levelOfEffort',
  TT_WBS: 'wbsSummary',
})
const taskType = code({
  DT_FixedDUR2: 'fixedDuration',
  DT_FixedDrtn: 'fixedDuration',
  DT_FixedRate: 'fixedUnits',
  DT_FixedQty: 'fixedWork',
})
const lagCalendar = code({
  rcal_Predecessor: 'predecessor',
  rcal_Successor: 'successor',
  rcal_ProjDefault: 'project',
  rcal_24hour: 'elapsed',
})
const status = code({ TK_NotStart: 'planned', TK_Active: 'started', TK_Complete: 'finished' })
const percentType = code({ CP_Drtn: 'duration', CP_Units: 'units', CP_Phys: 'physical' })
const resourceType = code({ RT_Labor: 'work', RT_Equip: 'work', RT_Mat: 'material' })
// Some programs number them: PR_FF1.
const linkType = column((value) => linkTypes.find((type) => value.startsWith(`PR_${type}`)))

const dates = { act_start_date: time, act_end_date: time, restart_date: time, reend_date: time }
const plannedDates = { target_start_date: time, target_end_date: time }
const projectDates = {
  plan_start_date: time,
  plan_end_date: time,
  scd_end_date: time,
  last_recalc_date: time,
}
const constraints = { cstr_type: constraint, cstr_date: time, cstr_type2: constraint, cstr_date2: time }
const work = {
  act_work_qty: number,
  act_equip_qty: number,
  remain_work_qty: number,
  remain_equip_qty: number,
}
const durations = { target_drtn_hr_cnt: number, remain_drtn_hr_cnt: number, expect_end_date: time }
const progress = { status_code: status, complete_pct_type: percentType, phys_complete_pct: number }
const lengths = { day_hr_cnt: number, week_hr_cnt: number, month_hr_cnt: number }
const quantities = { act_reg_qty: number, act_ot_qty: number, remain_qty: number }
const costs = { act_reg_cost: amount, act_ot_cost: amount, remain_cost: amount }

const schemas = {
  CURRTYPE: z.object({ curr_short_name: text, curr_symbol: text, decimal_digit_cnt: number }),
  PROJECT: z.object({
    proj_id: wholeId,
    proj_short_name: text,
    export_flag: flag,
    clndr_id: reference,
    name_sep_char: text,
    critical_drtn_hr_cnt: number,
    critical_path_type: text,
    ...projectDates,
  }),
  SCHEDOPTIONS: z.object({
    proj_id: reference,
    sched_calendar_on_relationship_lag: lagCalendar,
    sched_retained_logic: flag,
    sched_progress_override: flag,
  }),
  CALENDAR: z.object({
    clndr_id: wholeId,
    clndr_name: text,
    clndr_type: text,
    base_clndr_id: reference,
    clndr_data: column((value) => value),
    ...lengths,
  }),
  PROJWBS: z.object({
    wbs_id: wholeId,
    proj_id: reference,
    parent_wbs_id: reference,
    seq_num: order,
    proj_node_flag: flag,
    wbs_short_name: text,
    wbs_name: text,
  }),
  TASK: z.object({
    task_id: wholeId,
    proj_id: reference,
    wbs_id: reference,
    clndr_id: reference,
    task_code: text,
    task_name: text,
    task_type: activityType,
    duration_type: taskType,
    early_start_date: time,
    early_end_date: time,
    suspend_date: time,
    resume_date: time,
    ...durations,
    ...progress,
    ...work,
    ...dates,
    ...plannedDates,
    ...constraints,
  }),
  TASKPRED: z.object({
    task_id: wholeId,
    pred_task_id: wholeId,
    proj_id: reference,
    pred_proj_id: reference,
    pred_type: linkType,
    lag_hr_cnt: number,
  }),
  RSRC: z.object({
    rsrc_id: wholeId,
    rsrc_name: text,
    rsrc_short_name: text,
    email_addr: text,
    clndr_id: reference,
    rsrc_type: resourceType,
  }),
  RSRCRATE: z.object({ rsrc_id: reference, start_date: time, max_qty_per_hr: number }),
  TASKRSRC: z.object({
    taskrsrc_id: wholeId,
    task_id: wholeId,
    proj_id: reference,
    rsrc_id: reference,
    target_qty: number,
    target_qty_per_hr: number,
    ...quantities,
    ...costs,
    ...dates,
    ...plannedDates,
  }),
}

/** The tables that are read, with their rows as they arrive. What cannot be read is left out of its row and noted; a row without its id is refused. */
export function openTables(notes: Notes) {
  const collect = <S extends z.ZodObject>(name: string, schema: S) => {
    const rows: z.output<S>[] = []
    return {
      rows,
      columns: new Set(Object.keys(schema.shape)),
      take(values: Record<string, string>, line: number): void {
        const { success, data, error } = schema.safeParse(values)
        if (!success)
          throw refused(
            `A row of ${name} has no proper ${error.issues[0]?.path.join('.')}: it must be a whole number above zero.`,
            line,
          )
        for (const [key, value] of Object.entries(data))
          if (value === undefined && values[key]) notes.add('unreadableValue', `${name}/${key}`)
        rows.push(data)
      },
    }
  }
  return {
    CURRTYPE: collect('CURRTYPE', schemas.CURRTYPE),
    PROJECT: collect('PROJECT', schemas.PROJECT),
    SCHEDOPTIONS: collect('SCHEDOPTIONS', schemas.SCHEDOPTIONS),
    CALENDAR: collect('CALENDAR', schemas.CALENDAR),
    PROJWBS: collect('PROJWBS', schemas.PROJWBS),
    TASK: collect('TASK', schemas.TASK),
    TASKPRED: collect('TASKPRED', schemas.TASKPRED),
    RSRC: collect('RSRC', schemas.RSRC),
    RSRCRATE: collect('RSRCRATE', schemas.RSRCRATE),
    TASKRSRC: collect('TASKRSRC', schemas.TASKRSRC),
  }
}

export type XerRow<T extends keyof typeof schemas> = z.output<(typeof schemas)[T]>
