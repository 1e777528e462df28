/** Columns of one row; what is undefined is empty in the file. */
export type Row = Record<string, string | number | undefined>

export const table = (name: string, rows: readonly Row[]) => {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const line = (cells: readonly (string | number | undefined)[]) => cells.map((cell) => cell ?? '').join('\t')
  return [
    `%T\t${name}`,
    `%F\t${line(columns)}`,
    ...rows.map((row) => `%R\t${line(columns.map((column) => row[column]))}`),
  ]
}

export const header =
  'ERMHDR\t19.12\t2026-01-05\tProject\tadmin\tPat Doe\tdbxDatabaseNoName\tProject Management\tEUR'

export const xerOf = (...tables: string[][]) => [header, ...tables.flat(), '%E', ''].join('\r\n')

/** Such as `08:00-12:00`. */
export type Shift = string

const shiftsText = (shifts: readonly Shift[]) =>
  shifts
    .map((shift, i) => {
      const [from, to] = shift.split('-')
      return `(0||${i}(s|${from}|f|${to})())`
    })
    .join('')

const serial = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569

/** `week` begins on Sunday. */
export const calendarData = (
  week: readonly (readonly Shift[])[],
  exceptions: Record<string, readonly Shift[]> = {},
) => {
  const days = week.map((shifts, i) => `    (0||${i + 1}()(${shiftsText(shifts)}))`).join('')
  const others = Object.entries(exceptions)
    .map(([day, shifts], i) => `\u007f\u007f(0||${i}(d|${serial(day)})(${shiftsText(shifts)}))`)
    .join('')
  return `(0||CalendarData()(  (0||DaysOfWeek()(${days}))  (0||VIEW(ShowTotal|N)())  (0||Exceptions()(${others}))))`
}

const office = ['08:00-12:00', '13:00-17:00']
export const officeWeek = [[], office, office, office, office, office, []]
export const allDay = Array.from({ length: 7 }, () => ['00:00-00:00'])

export const calendar = (id: number, data: string, others: Row = {}): Row => ({
  clndr_id: id,
  clndr_name: `Calendar ${id}`,
  clndr_type: 'CA_Base',
  day_hr_cnt: 8,
  week_hr_cnt: 40,
  month_hr_cnt: 160,
  clndr_data: data,
  ...others,
})

export const activity = (id: number, hours: number, others: Row = {}): Row => ({
  task_id: id,
  proj_id: 1,
  wbs_id: 10,
  clndr_id: 1,
  task_type: 'TT_Task',
  duration_type: 'DT_FixedDUR2',
  status_code: 'TK_NotStart',
  complete_pct_type: 'CP_Drtn',
  task_code: `A${id}`,
  task_name: `Activity ${id}`,
  target_drtn_hr_cnt: hours,
  remain_drtn_hr_cnt: hours,
  ...others,
})

export const relation = (from: number, to: number, others: Row = {}): Row => ({
  task_id: to,
  pred_task_id: from,
  proj_id: 1,
  pred_proj_id: 1,
  pred_type: 'PR_FS',
  lag_hr_cnt: 0,
  ...others,
})

export const project = (id: number, others: Row = {}): Row => ({
  proj_id: id,
  proj_short_name: `P${id}`,
  export_flag: 'Y',
  clndr_id: 1,
  name_sep_char: '.',
  plan_start_date: '2026-01-05 08:00',
  critical_drtn_hr_cnt: 0,
  ...others,
})

export const wbs = (id: number, parent: number, others: Row = {}): Row => ({
  wbs_id: id,
  proj_id: 1,
  parent_wbs_id: parent,
  seq_num: id,
  proj_node_flag: 'N',
  wbs_short_name: `W${id}`,
  wbs_name: `Element ${id}`,
  ...others,
})

interface Parts {
  project?: Row
  others?: string[][]
  calendars?: Row[]
  nodes?: Row[]
  activities?: Row[]
  relations?: Row[]
}

/** A project that starts on Monday, the 5th of January 2026, in office hours. */
export const planXer = ({
  project: own = {},
  others = [],
  calendars = [calendar(1, calendarData(officeWeek))],
  nodes = [wbs(10, 9, { proj_node_flag: 'Y' })],
  activities = [],
  relations = [],
}: Parts = {}) =>
  xerOf(
    table('PROJECT', [project(1, own)]),
    table('CALENDAR', calendars),
    table('PROJWBS', nodes),
    table('TASK', activities),
    table('TASKPRED', relations),
    ...others,
  )
