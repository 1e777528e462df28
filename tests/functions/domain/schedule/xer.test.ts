import { describe, expect, it } from 'vitest'
import { type MspdiImport, ScheduleInput } from '#domain/schedule/contract.ts'
import {
  analyseSchedule,
  checkScheduleQuality,
  exportMspdi,
  importMspdi,
  importXer,
} from '#domain/schedule/rules.ts'
import {
  activity,
  allDay,
  calendar,
  calendarData,
  officeWeek,
  planXer,
  project,
  relation,
  table,
  wbs,
  xerOf,
} from './xer-files.ts'

const read = (parts: Parameters<typeof planXer>[0]) => importXer(planXer(parts))
const noted = ({ notes }: MspdiImport) => Object.fromEntries(notes.map(({ code, at }) => [code, at]))

function analysed({ schedule }: MspdiImport) {
  const analysis = analyseSchedule(ScheduleInput.parse(schedule))
  if (!analysis.feasible) throw new Error(analysis.message)
  return analysis
}

const datesOf = (plan: MspdiImport) =>
  Object.fromEntries(
    analysed(plan).tasks.map(({ id, earlyStart, earlyFinish }) => [id, `${earlyStart} ${earlyFinish}`]),
  )

const calendars = [
  calendar(1, calendarData(officeWeek, { '2026-01-13': [] })),
  calendar(2, calendarData(allDay), { day_hr_cnt: 24 }),
]

describe('the schedule of an XER file', () => {
  const network = (lagCalendar?: string) =>
    read({
      project: { last_recalc_date: '2026-01-07 08:00' },
      calendars,
      activities: [
        activity(21, 16, {
          status_code: 'TK_Complete',
          remain_drtn_hr_cnt: 0,
          act_start_date: '2026-01-05 08:00',
          act_end_date: '2026-01-06 17:00',
        }),
        activity(22, 24),
        activity(23, 16, { clndr_id: 2 }),
        activity(24, 8),
        activity(25, 0, { task_type: 'TT_FinMile' }),
      ],
      relations: [
        relation(21, 22, { lag_hr_cnt: 8 }),
        relation(22, 23),
        relation(23, 24, { pred_type: 'PR_SS', lag_hr_cnt: 8 }),
        relation(23, 25),
      ],
      others: lagCalendar
        ? [table('SCHEDOPTIONS', [{ proj_id: 1, sched_calendar_on_relationship_lag: lagCalendar }])]
        : [],
    })
  const dates = {
    21: '2026-01-05T08:00 2026-01-06T17:00',
    22: '2026-01-08T08:00 2026-01-12T17:00',
    // Sixteen hours around the clock.
    23: '2026-01-12T17:00 2026-01-13T09:00',
    24: '2026-01-14T08:00 2026-01-14T17:00',
    25: '2026-01-14T08:00 2026-01-14T08:00',
  }

  it('has the dates of P6, with lags in the calendar of the predecessor', () => {
    const plan = network()
    expect(datesOf(plan)).toEqual(dates)
    expect(noted(plan)).toEqual({ lagCalendar: ['predecessor'] })
    expect(plan.unknown).toEqual([])
  })

  it.each([
    ['rcal_Successor', '2026-01-15T08:00 2026-01-15T17:00', { lagCalendar: ['successor'] }],
    ['rcal_ProjDefault', '2026-01-15T08:00 2026-01-15T17:00', {}],
    ['rcal_24hour', '2026-01-12T08:00 2026-01-12T17:00', {}],
  ])('counts lags as the file says: %s', (name, expected, notes) => {
    const plan = network(name)
    expect(datesOf(plan)[24]).toBe(expected)
    expect(noted(plan)).toEqual(notes)
  })

  it('goes on with what remains of work that has begun', () => {
    const started = { status_code: 'TK_Active', act_start_date: '2026-01-05 08:00', remain_drtn_hr_cnt: 8 }
    const plan = read({
      project: { last_recalc_date: '2026-01-08 08:00' },
      activities: [activity(21, 32, { ...started, complete_pct_type: 'CP_Phys', phys_complete_pct: 40 })],
    })
    expect(datesOf(plan)).toEqual({ 21: '2026-01-05T08:00 2026-01-08T17:00' })
    expect(plan.tasks[1]).toMatchObject({
      percentComplete: 75,
      physicalPercentComplete: 40,
      remainingDuration: 480,
    })
    expect(noted(plan)).toEqual({ percentType: ['21'] })
  })

  it.each([
    [{ cstr_type: 'CS_MSOA', cstr_date: '2026-01-07 08:00' }, '2026-01-07T08:00 2026-01-07T17:00', 1],
    [{ cstr_type: 'CS_MEOA', cstr_date: '2026-01-08 17:00' }, '2026-01-08T08:00 2026-01-08T17:00', 0],
    [{ cstr_type: 'CS_MSO', cstr_date: '2026-01-07 08:00' }, '2026-01-07T08:00 2026-01-07T17:00', 0],
    [{ cstr_type: 'CS_MEO', cstr_date: '2026-01-07 17:00' }, '2026-01-07T08:00 2026-01-07T17:00', 0],
    // These come too early for the work before them, and make the float negative as in P6.
    [{ cstr_type: 'CS_MSO', cstr_date: '2026-01-05 08:00' }, '2026-01-06T08:00 2026-01-06T17:00', -1],
    [{ cstr_type: 'CS_MSOB', cstr_date: '2026-01-05 08:00' }, '2026-01-06T08:00 2026-01-06T17:00', -1],
    [{ cstr_type: 'CS_MEOB', cstr_date: '2026-01-05 17:00' }, '2026-01-06T08:00 2026-01-06T17:00', -1],
    [{ cstr_type2: 'CS_MEOB', cstr_date2: '2026-01-05 17:00' }, '2026-01-06T08:00 2026-01-06T17:00', -1],
    [
      {
        cstr_type: 'CS_MSOA',
        cstr_date: '2026-01-07 08:00',
        cstr_type2: 'CS_MEOB',
        cstr_date2: '2026-01-06 17:00',
      },
      '2026-01-07T08:00 2026-01-07T17:00',
      -1,
    ],
    [{ cstr_type: 'CS_MANDSTART', cstr_date: '2026-01-07 08:00' }, '2026-01-07T08:00 2026-01-07T17:00', 0],
    [{ cstr_type: 'CS_ALAP' }, '2026-01-08T08:00 2026-01-08T17:00', 0],
  ])('keeps the constraint %j', (constraint, expected, float) => {
    const plan = read({
      activities: [activity(21, 8), activity(22, 8, constraint), activity(23, 32)],
      relations: [relation(21, 22)],
    })
    const found = analysed(plan).tasks.find(({ id }) => id === '22')
    expect([`${found?.earlyStart} ${found?.earlyFinish}`, found?.totalFloat]).toEqual([expected, float])
  })

  it('says what a plan of Microsoft Project holds otherwise', () => {
    const soft = { cstr_type: 'CS_MSOB', cstr_date: '2026-01-05 08:00' }
    const second = { ...soft, cstr_type2: 'CS_MEOA', cstr_date2: '2026-01-09 17:00' }
    const plan = read({
      project: {
        plan_end_date: '2026-02-01 17:00',
        critical_path_type: 'CT_DrivPath',
        critical_drtn_hr_cnt: 4,
      },
      activities: [
        activity(21, 0, { task_type: 'TT_Mile', ...soft }),
        activity(22, 8, { ...second, expect_end_date: '2026-01-09 17:00', suspend_date: '2026-01-06 08:00' }),
      ],
      others: [table('SCHEDOPTIONS', [{ sched_retained_logic: 'N', sched_progress_override: 'N' }])],
    })
    expect(noted(plan)).toEqual({
      startMilestone: ['21'],
      softConstraint: ['21', '22'],
      secondConstraint: ['22'],
      expectedFinish: ['22'],
      suspendedWork: ['22'],
      mustFinishBy: [],
      longestPath: [],
      actualDates: [],
    })
    expect(plan.tasks[1]).toMatchObject({ constraintType: 'SNLT', constraintDate: '2026-01-05T08:00:00' })
    expect(plan.schedule).toMatchObject({ criticalFloat: 0.5 })
  })

  it('leaves out level of effort and WBS summary activities, which the plan has', () => {
    const plan = read({
      activities: [
        activity(21, 8),
        activity(22, 800, { task_type: 'TT_LOE' }),
        activity(23, 8),
        activity(24, 800, { task_type: 'TT_WBS' }),
      ],
      relations: [relation(21, 22, { pred_type: 'PR_SS' }), relation(22, 23, { pred_type: 'PR_FF' })],
    })
    expect(Object.keys(datesOf(plan))).toEqual(['21', '23'])
    expect(plan.tasks.find(({ uid }) => uid === 22)?.links).toEqual([{ predecessorUid: 21, type: 'SS' }])
    expect(noted(plan)).toEqual({ levelOfEffort: ['22', '24'] })
  })

  it('is written as Microsoft Project XML, read again and checked as any other', () => {
    const plan = network('rcal_ProjDefault')
    const again = importMspdi(exportMspdi(plan))
    expect({ ...again, notes: plan.notes }).toEqual(JSON.parse(JSON.stringify(plan)))
    expect(checkScheduleQuality(ScheduleInput.parse(plan.schedule)).feasible).toBe(true)
  })
})

describe('the plan of an XER file', () => {
  it('has the WBS as its outline, in its order, with activities before the elements below', () => {
    const plan = read({
      nodes: [
        wbs(12, 10, { seq_num: 2 }),
        wbs(10, 9, { proj_node_flag: 'Y', wbs_name: 'Bridge' }),
        wbs(21, 10, { seq_num: 1 }),
        wbs(13, 21),
        wbs(14, 15),
        wbs(15, 14),
      ],
      activities: [activity(21, 8, { wbs_id: 13 }), activity(22, 8), activity(23, 8, { wbs_id: 99 })],
    })
    expect(plan.project).toMatchObject({ name: 'P1', title: 'Bridge', minutesPerDay: 480, daysPerMonth: 20 })
    expect(plan.tasks.map(({ id, outlineLevel, uid, wbs: code }) => [id, outlineLevel, uid, code])).toEqual([
      [0, 0, 0, 'W10'],
      [1, 1, 22, 'A22'],
      // An activity has this id too.
      [2, 1, 24, 'W10.W21'],
      [3, 2, 13, 'W10.W21.W13'],
      [4, 3, 21, 'A21'],
      [5, 1, 12, 'W10.W12'],
      [6, 1, 14, 'W14'],
      [7, 2, 15, 'W14.W15'],
      [8, 1, 23, 'A23'],
    ])
    expect(noted(plan)).toEqual({ unknownWbs: ['14', '23'] })
  })

  it('has resources, their work and exact costs', () => {
    const plan = read({
      calendars: [...calendars, calendar(3, calendarData(officeWeek), { clndr_type: 'CA_Rsrc' })],
      activities: [
        activity(21, 16, { remain_work_qty: 24, act_work_qty: 8, complete_pct_type: 'CP_Units' }),
        activity(22, 16, { task_type: 'TT_Rsrc' }),
      ],
      others: [
        table('CURRTYPE', [{ curr_short_name: 'EUR', curr_symbol: '€', decimal_digit_cnt: 2 }]),
        table('RSRC', [
          { rsrc_id: 5, rsrc_name: 'Crew', rsrc_short_name: 'CR', rsrc_type: 'RT_Labor', clndr_id: 2 },
          { rsrc_id: 6, rsrc_name: 'Sand', rsrc_type: 'RT_Mat' },
        ]),
        table('RSRCRATE', [
          { rsrc_id: 5, start_date: '2027-01-01 00:00', max_qty_per_hr: 4 },
          { rsrc_id: 5, start_date: '2026-01-01 00:00', max_qty_per_hr: '2,5' },
        ]),
        table('TASKRSRC', [
          {
            taskrsrc_id: 1,
            task_id: 21,
            proj_id: 1,
            rsrc_id: 5,
            target_qty_per_hr: 2,
            act_reg_qty: 8,
            remain_qty: 24,
            act_reg_cost: '0.1000',
            act_ot_cost: '0,2',
            remain_cost: '123456789012.005',
          },
          { taskrsrc_id: 2, task_id: 22, rsrc_id: 5, target_qty_per_hr: 1 },
          { taskrsrc_id: 3, task_id: 21, rsrc_id: 6, remain_qty: 12, remain_cost: 7 },
          { taskrsrc_id: 4, task_id: 99, rsrc_id: 5 },
          { taskrsrc_id: 5, task_id: 22, role_id: 77 },
        ]),
      ],
    })
    expect(plan.resources).toMatchObject([
      { uid: 5, name: 'Crew', initials: 'CR', type: 'work', maxUnits: 2.5, calendarUid: 2 },
      { uid: 6, type: 'material' },
    ])
    expect(plan.tasks[1]).toMatchObject({
      cost: '123456789019.305',
      actualCost: '0.30',
      work: 1920,
      percentWorkComplete: 25,
    })
    expect(plan.assignments.map(({ resourceUid, work, units }) => [resourceUid, work, units])).toEqual([
      [5, 1920, 2],
      [5, undefined, 1],
      [6, undefined, 12],
      [-65_535, undefined, undefined],
    ])
    expect(noted(plan)).toEqual({
      varyingCapacity: ['5'],
      unknownActivity: ['TASKRSRC 99'],
      percentType: ['21'],
    })
    expect(plan.unknown).toEqual([{ path: 'TASKRSRC/role_id', count: 1 }])
    // Only resource dependent work goes by the calendar of its resource.
    expect(datesOf(plan)).toEqual({
      21: '2026-01-05T08:00 2026-01-06T17:00',
      22: '2026-01-05T08:00 2026-01-06T00:00',
    })
  })

  const several = xerOf(
    table('PROJECT', [project(3, { export_flag: 'N' }), project(1), project(2)]),
    table('CALENDAR', calendars),
    table('TASK', [activity(21, 8), activity(31, 8, { proj_id: 2 }), activity(32, 8, { proj_id: 2 })]),
    table('TASKPRED', [
      relation(31, 21, { pred_proj_id: 2 }),
      relation(21, 31, { proj_id: 2 }),
      relation(31, 32, { proj_id: 2, pred_proj_id: 2 }),
    ]),
  )

  it('is that of the first exported project, and names the others and the links to them', () => {
    const plan = importXer(several)
    expect(plan.tasks.map(({ uid, links }) => [uid, links])).toEqual([
      [21, [{ predecessorUid: 31, type: 'FS', crossProject: true, crossProjectName: 'P2' }]],
    ])
    expect(noted(plan)).toMatchObject({
      otherProject: ['3 P3', '2 P2'],
      linkToOtherProject: ['21'],
      crossProjectLink: ['21'],
    })
  })

  it('is that of the project with the id that was asked for', () => {
    const plan = importXer(several, { project: 2 })
    expect(plan.project.name).toBe('P2')
    expect(plan.tasks.map(({ uid }) => uid)).toEqual([31, 32])
    expect(() => importXer(several, { project: 4 })).toThrow(
      'The file has no project 4. It has 3 P3, 1 P1, 2 P2.',
    )
  })

  it('tells what it has not read: tables, columns and values', () => {
    const plan = read({
      activities: [
        activity(21, 8, { guid: 'x', total_float_hr_cnt: 3, cstr_type: 'CS_NEW', act_start_date: '5/1/26' }),
        activity(22, 8, { guid: 'y' }),
        activity(21, 9),
      ],
      relations: [relation(21, 22, { pred_type: 'PR_SS1' }), relation(21, 99)],
      others: [table('UDFVALUE', [{ udf: 1 }, { udf: 2 }])],
    })
    expect(plan.unknown).toEqual([
      { path: 'TASK/guid', count: 2 },
      { path: 'TASK/total_float_hr_cnt', count: 1 },
      { path: 'UDFVALUE', count: 2 },
    ])
    expect(noted(plan)).toEqual({
      unreadableValue: ['TASK/act_start_date', 'TASK/cstr_type'],
      repeatedRow: ['TASK 21'],
      unknownActivity: ['TASKPRED 99'],
    })
    expect(plan.schedule?.links).toEqual([{ from: '21', to: '22', type: 'SS' }])
  })
})
