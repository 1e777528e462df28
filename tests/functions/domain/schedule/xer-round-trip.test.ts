import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { linkTypes, mspdiDayTypes, type MspdiPlan, ScheduleInput } from '#domain/schedule/contract.ts'
import { analyseSchedule, exportMspdi, importMspdi, importXer } from '#domain/schedule/rules.ts'
import { calendar, calendarData, project, relation, type Row, table, wbs, xerOf } from './xer-files.ts'

const one = <const T>(values: readonly T[]) => fc.constantFrom(...values)
const text = fc
  .oneof(fc.string({ unit: 'grapheme', maxLength: 20 }), one(['Żółć & Ø', '"quoted"', '%E', '<b>']))
  .map((value) => value.replaceAll(/[\p{Cc}\ufffe\uffff]/gu, '').trim())
  .filter((value) => value !== '')
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const hours = fc.integer({ min: 0, max: 4000 }).map((quarters) => quarters / 4)
const date = fc
  .integer({ min: 0, max: 20_000 })
  .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10))
const time = fc.tuple(date, one(['00:00', '08:00', '16:30'])).map(([on, clock]) => `${on}T${clock}:00`)
const shifts = one([[], ['08:00-12:00'], ['00:00-00:00'], ['06:00-14:00', '14:00-22:00']])
const constraintCodes = {
  SNET: 'CS_MSOA',
  FNET: 'CS_MEOA',
  SNLT: 'CS_MSOB',
  FNLT: 'CS_MEOB',
  MSO: 'CS_MSO',
  MFO: 'CS_MANDFIN',
} as const

const taskOf = fc.record({
  name: text,
  code: text,
  duration: hours,
  level: fc.boolean(),
  constraint: maybe(fc.tuple(one(['SNET', 'FNET', 'SNLT', 'FNLT', 'MSO', 'MFO']), time)),
  deadline: maybe(time),
  start: maybe(time),
  finish: maybe(time),
  milestone: fc.boolean(),
  links: fc.array(fc.tuple(fc.nat(20), one(linkTypes), fc.integer({ min: -400, max: 400 })), {
    maxLength: 3,
  }),
  assignment: maybe(fc.tuple(hours, hours, fc.integer({ min: 0, max: 100_000 }))),
})
const planOf = fc.record({
  names: fc.tuple(text, text),
  week: fc.tuple(shifts, shifts, shifts, shifts, shifts, shifts, shifts),
  exceptions: fc.dictionary(date, shifts, { maxKeys: 4 }),
  statusDate: maybe(time),
  tasks: fc.array(taskOf, { maxLength: 12 }),
})
type Made = typeof planOf extends fc.Arbitrary<infer T> ? T : never
type MadeTask = Made['tasks'][number]

const written = (value: string | undefined) => value?.slice(0, 16).replace('T', ' ')
const workingTimes = (day: readonly string[]) =>
  day.length === 0
    ? { working: false }
    : {
        working: true,
        workingTimes: day.map((shift) => {
          const [from, to] = shift.split('-')
          return { from: `${from}:00`, to: `${to}:00` }
        }),
      }
const money = (cents: number) => (cents / 100).toFixed(2)

/** Two elements of the WBS; the second lies in the first, and each task in one of them. */
const inOrder = (tasks: readonly MadeTask[]) =>
  [false, true].flatMap((level) =>
    tasks.flatMap((task, i) => (task.level === level ? { task, uid: 101 + i } : [])),
  )

function asXer({ names: [name, title], week, exceptions, statusDate, tasks }: Made): string {
  const activities = tasks.map((task, i): Row => {
    const finished = task.finish !== undefined && task.start !== undefined && task.start <= task.finish
    const [done, left] = task.assignment ?? []
    return {
      task_id: 101 + i,
      proj_id: 1,
      wbs_id: task.level ? 11 : 10,
      clndr_id: 1,
      task_type: task.milestone ? 'TT_FinMile' : 'TT_Task',
      duration_type: 'DT_FixedRate',
      status_code: finished ? 'TK_Complete' : task.start ? 'TK_Active' : 'TK_NotStart',
      task_code: task.code,
      task_name: task.name,
      target_drtn_hr_cnt: task.milestone ? 0 : task.duration,
      remain_drtn_hr_cnt: finished || task.milestone ? 0 : task.duration,
      act_start_date: written(task.start),
      act_end_date: finished ? written(task.finish) : undefined,
      act_work_qty: done,
      remain_work_qty: left,
      cstr_type: task.constraint && constraintCodes[task.constraint[0]],
      cstr_date: written(task.constraint?.[1]),
      cstr_type2: task.constraint && task.deadline ? 'CS_MEOB' : undefined,
      cstr_date2: task.constraint && written(task.deadline),
    }
  })
  return xerOf(
    table('PROJECT', [project(1, { proj_short_name: name, last_recalc_date: written(statusDate) })]),
    table('CALENDAR', [calendar(1, calendarData(week, exceptions))]),
    table('PROJWBS', [wbs(10, 9, { proj_node_flag: 'Y', wbs_name: title }), wbs(11, 10)]),
    table('TASK', activities),
    table(
      'TASKPRED',
      tasks.flatMap((task, i) =>
        task.links.map(([from, type, lag]) =>
          relation(101 + from, 101 + i, { pred_type: `PR_${type}`, lag_hr_cnt: lag / 4 }),
        ),
      ),
    ),
    table('RSRC', [{ rsrc_id: 7, rsrc_name: 'Crew', rsrc_type: 'RT_Equip' }]),
    table(
      'TASKRSRC',
      tasks.flatMap(({ assignment }, i) =>
        assignment
          ? [
              {
                taskrsrc_id: 501 + i,
                task_id: 101 + i,
                proj_id: 1,
                rsrc_id: 7,
                target_qty_per_hr: 0.5,
                act_reg_qty: assignment[0],
                remain_qty: assignment[1],
                remain_cost: money(assignment[2]),
              },
            ]
          : [],
      ),
    ),
  )
}

function asPlan({ names: [name, title], week, exceptions, statusDate, tasks }: Made): MspdiPlan {
  const task = (
    { task: made, uid }: { task: MadeTask; uid: number },
    i: number,
  ): MspdiPlan['tasks'][number] => {
    const finished = made.finish !== undefined && made.start !== undefined && made.start <= made.finish
    const duration = made.milestone ? 0 : made.duration * 60
    const [done = 0, left = 0, cents] = made.assignment ?? []
    const worked = done >= done + left ? 100 : Math.min(99, Math.round((100 * done) / (done + left)))
    return {
      uid,
      id: i + (made.level ? 2 : 1),
      name: made.name,
      wbs: made.code,
      type: 'fixedUnits',
      outlineLevel: made.level ? 2 : 1,
      start: made.start,
      finish: finished ? made.finish : undefined,
      duration,
      durationFormat: 'days',
      work: made.assignment && (done + left) * 60,
      milestone: made.milestone,
      summary: false,
      percentComplete: finished ? 100 : duration === 0 ? undefined : 0,
      percentWorkComplete: done + left > 0 ? worked : undefined,
      cost: cents === undefined ? undefined : money(cents),
      actualStart: made.start,
      actualFinish: finished ? made.finish : undefined,
      remainingDuration: finished ? 0 : duration,
      constraintType: made.constraint?.[0],
      constraintDate: made.constraint?.[1],
      deadline: made.constraint && made.deadline,
      calendarUid: 1,
      ignoreResourceCalendar: true,
      links:
        made.links.length === 0
          ? undefined
          : made.links.map(([from, type, lag]) => ({
              predecessorUid: 101 + from,
              type,
              ...(lag === 0 ? {} : { lag: lag * 150, lagFormat: 'days' }),
            })),
    }
  }
  const ordered = inOrder(tasks).map(task)
  const level = tasks.filter((made) => !made.level).length
  const element = { summary: true }
  return {
    project: {
      name,
      title,
      startDate: '2026-01-05T08:00:00',
      criticalSlackLimit: 0,
      calendarUid: 1,
      minutesPerDay: 480,
      minutesPerWeek: 2400,
      daysPerMonth: 20,
      statusDate,
    },
    calendars: [
      {
        uid: 1,
        name: 'Calendar 1',
        isBase: true,
        weekDays: mspdiDayTypes.slice(1).map((day, i) => ({ day, ...workingTimes(week[i] ?? []) })),
        exceptions: Object.entries(exceptions).map(([on, day]) => ({
          period: { from: `${on}T00:00:00`, to: `${on}T23:59:00` },
          type: 'daily',
          ...workingTimes(day),
        })),
      },
    ],
    tasks: [
      { uid: 0, id: 0, outlineLevel: 0, name: title, wbs: 'W10', ...element },
      ...ordered.slice(0, level),
      { uid: 11, id: level + 1, outlineLevel: 1, name: 'Element 11', wbs: 'W10.W11', ...element },
      ...ordered.slice(level),
    ],
    resources: [{ uid: 7, name: 'Crew', type: 'work' }],
    assignments: tasks.flatMap(({ assignment }, i) =>
      assignment
        ? [
            {
              uid: 501 + i,
              taskUid: 101 + i,
              resourceUid: 7,
              units: 0.5,
              work: (assignment[0] + assignment[1]) * 60,
              actualWork: assignment[0] * 60,
              remainingWork: assignment[1] * 60,
              cost: money(assignment[2]),
            },
          ]
        : [],
    ),
  }
}

it('a plan that is written as XER and read again is the same plan, which Microsoft Project XML holds too', () => {
  fc.assert(
    fc.property(planOf, (made) => {
      const { unknown, notes, schedule, ...plan } = importXer(asXer(made))
      expect(plan).toEqual(asPlan(made))
      expect(unknown).toEqual([])
      const { unknown: none, notes: _, schedule: __, ...again } = importMspdi(exportMspdi(plan))
      expect(again).toEqual(plan)
      expect(none).toEqual([])
    }),
    { numRuns: 100 },
  )
})

it('any plan ends in a schedule that can be analysed', () => {
  fc.assert(
    fc.property(planOf, (made) => {
      const { schedule } = importXer(asXer(made))
      expect(analyseSchedule(ScheduleInput.parse(schedule))).toHaveProperty('feasible')
    }),
    { numRuns: 100 },
  )
})
