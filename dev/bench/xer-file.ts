type Row = Record<string, string | number>

const table = (name: string, rows: readonly Row[]) => [
  `%T\t${name}`,
  `%F\t${Object.keys(rows[0] ?? {}).join('\t')}`,
  ...rows.map((row) => `%R\t${Object.values(row).join('\t')}`),
]

/** The tasks of the Microsoft Project plan as Primavera writes them: two relations, an assignment and forty columns that mean nothing here each. */
export function xerOf(tasks: number): string {
  const ids = Array.from({ length: tasks }, (_, i) => i + 1)
  return [
    'ERMHDR\t19.12\t2026-01-05\tProject\tadmin\tPat Doe\tdbxDatabaseNoName\tProject Management\tEUR',
    ...table('PROJECT', [
      { proj_id: 1, proj_short_name: 'Plan', clndr_id: 1, plan_start_date: '2026-01-05 08:00' },
    ]),
    ...table('CALENDAR', [{ clndr_id: 1, clndr_name: 'Standard', day_hr_cnt: 8, clndr_data: week }]),
    ...table('PROJWBS', [
      { wbs_id: 1, proj_id: 1, proj_node_flag: 'Y', wbs_short_name: 'P', wbs_name: 'Plan' },
    ]),
    ...table('TASK', ids.map(taskRow)),
    ...table(
      'TASKPRED',
      ids.flatMap((id) => [1, 7].filter((back) => id > back).map((back) => relationRow(id - back, id))),
    ),
    ...table(
      'RSRC',
      Array.from({ length: 50 }, (_, i) => ({
        rsrc_id: i + 1,
        rsrc_name: `Person ${i + 1}`,
        rsrc_type: 'RT_Labor',
      })),
    ),
    ...table('TASKRSRC', ids.map(assignmentRow)),
    '%E',
  ].join('\r\n')
}

const shifts = '(0||0(s|08:00|f|12:00)())(0||1(s|13:00|f|17:00)())'
const days = [1, 2, 3, 4, 5, 6, 7].map((day) => `(0||${day}()(${day === 1 || day === 7 ? '' : shifts}))`)
const week = `(0||CalendarData()((0||DaysOfWeek()(${days.join('')}))(0||Exceptions()())))`
const others = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`other_${i}`, '2026-01-05 08:00']))

const taskRow = (id: number): Row => ({
  task_id: id,
  proj_id: 1,
  wbs_id: 1,
  clndr_id: 1,
  task_type: 'TT_Task',
  status_code: 'TK_NotStart',
  task_code: `A${id}`,
  task_name: `Task ${id}`,
  target_drtn_hr_cnt: 16,
  remain_drtn_hr_cnt: 16,
  remain_work_qty: 16,
  early_start_date: '2026-01-05 08:00',
  early_end_date: '2026-01-06 17:00',
  target_start_date: '2026-01-05 08:00',
  target_end_date: '2026-01-06 17:00',
  ...others,
})

const relationRow = (from: number, to: number): Row => ({
  task_id: to,
  pred_task_id: from,
  proj_id: 1,
  pred_proj_id: 1,
  pred_type: 'PR_FS',
  lag_hr_cnt: 8,
})

const assignmentRow = (id: number): Row => ({
  taskrsrc_id: id,
  task_id: id,
  proj_id: 1,
  rsrc_id: 1 + (id % 50),
  target_qty_per_hr: 1,
  remain_qty: 16,
  remain_cost: '1250.0000',
})
