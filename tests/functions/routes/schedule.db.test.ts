import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportPlan, limits } from '#domain/schedule'
import {
  FeasibleSchedule,
  LevelledSchedule,
  MspdiImport,
  MspdiPlan,
  ScheduleQuality,
  SimulatedSchedule,
} from '#domain/schedule/contract.ts'
import { type Api, openApi } from '../../api.ts'
import { planXml, task } from '../domain/schedule/plans.ts'
import {
  activity,
  calendar,
  calendarData,
  officeWeek,
  project,
  relation,
  table,
  wbs,
  xerOf,
} from '../domain/schedule/xer-files.ts'
import { openWorld, type World } from '../../world.ts'

let world: World
let api: Api
beforeAll(async () => {
  world = await openWorld()
  api = await openApi(world)
  await api.signIn('viewer')
})
afterAll(() => world.close())

const schedule = {
  projectStart: 0,
  tasks: [
    { id: 'A', duration: 3, demands: { crew: 1 } },
    { id: 'B', duration: 4, demands: { crew: 1 } },
    { id: 'C', duration: 1, distribution: { type: 'uniform', min: 1, max: 3 } },
  ],
  links: [{ from: 'A', to: 'C', type: 'FS', lag: 0 }],
  resources: [{ id: 'crew', capacity: 1 }],
}
const post = (path: string, body: unknown) => api.post(`/api/schedule/${path}`, body, 'viewer')
const tasks = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `t${i}`, duration: 1 }))

describe('the schedule routes', () => {
  it('analyse a schedule without asking the database for anything but the session', async () => {
    const before = world.gateway.roundTrips()
    const { status, body } = await post('analyses', schedule)
    expect(status).toBe(200)
    expect(FeasibleSchedule.parse(body)).toMatchObject({ length: 4, criticalPaths: [['B'], ['A', 'C']] })
    expect(world.gateway.roundTrips() - before).toBeLessThanOrEqual(1)
  })

  it('answer a schedule that cannot be met with what stands in the way', async () => {
    const links = [...schedule.links, { from: 'C', to: 'A' }]
    for (const path of ['analyses', 'levellings', 'simulations', 'quality-checks']) {
      const { status, body } = await post(path, { ...schedule, links })
      expect([path, status, body['reason']]).toEqual([path, 200, 'positiveCycle'])
    }
  })

  it('level, simulate and check', async () => {
    const levelled = LevelledSchedule.parse((await post('levellings', schedule)).body)
    expect(levelled).toMatchObject({ length: 7, unlevelledFinish: 4 })
    const simulated = SimulatedSchedule.parse(
      (await post('simulations', { ...schedule, iterations: 500, seed: 3 })).body,
    )
    expect(simulated).toMatchObject({ iterations: 500, failedIterations: 0 })
    const quality = ScheduleQuality.parse((await post('quality-checks', schedule)).body)
    expect(quality).toMatchObject({ feasible: true, points: expect.any(Array) })
  })

  it('name what they cannot read', async () => {
    const unknown = await post('analyses', { ...schedule, links: [{ from: 'A', to: 'X' }] })
    expect([unknown.status, unknown.body['errors']]).toMatchObject([422, [{ path: 'links.0.to' }]])
    const wrong = await post('analyses', { ...schedule, tasks: [{ id: 'A', duration: -1 }] })
    expect([wrong.status, wrong.body['errors']]).toMatchObject([422, [{ path: 'tasks.0.duration' }]])
    expect((await post('levellings', { ...schedule, resources: undefined })).status).toBe(422)
    const risk = { id: 'r', probability: 2, tasks: [] }
    expect((await post('simulations', { ...schedule, risks: [risk] })).status).toBe(422)
  })

  it.each([
    ['analyses', { tasks: tasks(limits.tasks + 1) }],
    ['levellings', { tasks: tasks(limits.levelledTasks + 1) }],
    ['levellings', { schedules: 100_000, tasks: tasks(100) }],
    ['simulations', { iterations: 100_000, tasks: tasks(401) }],
    [
      'simulations',
      {
        iterations: 100_000,
        tasks: tasks(100),
        risks: [{ id: 'r', probability: 1, tasks: Array.from({ length: 400 }, () => 't1') }],
      },
    ],
  ])('say how much is too much for %s', async (path, much) => {
    const { status, body } = await post(path, { ...schedule, links: [], ...much })
    expect([status, body['code']]).toEqual([413, 'too_large'])
    expect(body['detail']).toMatch(/One request can have up to [\d,]+/)
  })

  it('need a session', async () => {
    for (const path of ['analyses', 'levellings', 'simulations', 'quality-checks', 'imports', 'exports'])
      expect((await api.post(`/api/schedule/${path}`, schedule)).status).toBe(401)
  })
})

describe('the routes of plan files', () => {
  const headers = { 'content-type': 'application/xml' }
  const send = (path: string, body: string) =>
    api.send('POST', `/api/schedule/${path}`, { as: 'viewer', body, headers })
  const xml = planXml({ project: { Title: 'Bridge “Ø”' }, tasks: [task(1, 16, { Critical: 1 })] })

  const xer = xerOf(
    table('PROJECT', [project(1), project(2)]),
    table('CALENDAR', [calendar(1, calendarData(officeWeek))]),
    table('PROJWBS', [wbs(10, 9, { proj_node_flag: 'Y' })]),
    table('TASK', [activity(21, 16), activity(22, 8), activity(31, 8, { proj_id: 2 })]),
    table('TASKPRED', [relation(21, 22)]),
  )

  it('read Microsoft Project XML into what the analysis takes', async () => {
    const { status, body } = await send('imports', xml)
    expect(status).toBe(200)
    const plan = MspdiImport.parse(body)
    expect(plan).toMatchObject({ unknown: [{ path: 'Task/Critical', count: 1 }], notes: [] })
    const analysis = await post('analyses', plan.schedule)
    expect(FeasibleSchedule.parse(analysis.body)).toMatchObject({ length: 2, finish: '2026-01-06T17:00' })
  })

  it('write what they have read, as a file with a name', async () => {
    const { body } = await send('imports', xml)
    const { status, headers: answered } = await post('exports', body)
    expect([status, answered.get('content-type')]).toEqual([200, 'application/xml; charset=utf-8'])
    expect(answered.get('content-disposition')).toBe(
      `attachment; filename="Bridge ___.xml"; filename*=UTF-8''Bridge%20%E2%80%9C%C3%98%E2%80%9D.xml`,
    )
    const written = await exportPlan(world.as('viewer'), MspdiPlan.parse(body))
    expect((await send('imports', written.xml)).body).toEqual(body)
  })

  it('leave out what means nothing here when that is asked for', async () => {
    const { body } = await send('imports?keep=false', xml)
    expect(MspdiImport.parse(body).tasks[0]).not.toHaveProperty('kept')
    expect((await send('imports?keep=perhaps', xml)).status).toBe(422)
  })

  it('read Primavera XER too, by what is in it, and write it as Microsoft Project XML', async () => {
    const { status, body } = await send('imports', xer)
    expect(status).toBe(200)
    const plan = MspdiImport.parse(body)
    expect(plan.notes.map(({ code }) => code)).toEqual(['otherProject'])
    const analysis = await post('analyses', plan.schedule)
    expect(FeasibleSchedule.parse(analysis.body)).toMatchObject({ length: 3, finish: '2026-01-07T17:00' })
    expect(LevelledSchedule.parse((await post('levellings', plan.schedule)).body)).toMatchObject({
      length: 3,
    })
    const written = await exportPlan(world.as('viewer'), MspdiPlan.parse(body))
    expect((await send('imports', written.xml)).body['tasks']).toEqual(body['tasks'])
  })

  it('read the project of an XER file that is asked for, in its encoding', async () => {
    const { body } = await send('imports?project=2&encoding=windows-1251', xer)
    expect(MspdiImport.parse(body).project.name).toBe('P2')
    for (const query of ['project=0', 'project=two', 'project=77', 'encoding=klingon'])
      expect([query, (await send(`imports?${query}`, xer)).status]).toEqual([query, 422])
  })

  it('refuse an XER file that is broken, with the line', async () => {
    const { status, body } = await send('imports', xer.replace('%E', 'E'))
    expect([status, body['code'], body['detail'], body['line']]).toEqual([
      422,
      'invalid',
      expect.stringMatching(/begins with “E”/),
      expect.any(Number),
    ])
    const long = `%T\tUDFVALUE\n%F\tudf\n${`%R\t${'x'.repeat(1_048_576)}\n`.repeat(32)}%E`
    expect((await send('imports', xer.replace('%E', long))).status).toBe(413)
  })

  it('refuse what is not XML, with its place', async () => {
    const bomb = `<!DOCTYPE a [<!ENTITY b "c">]>${xml}`
    for (const [file, detail] of [
      [bomb, /document type/],
      ['', /no element/],
      ['PK', /neither Microsoft Project XML.*nor a Primavera XER/],
      ['<a', /too early/],
    ] as const) {
      const { status, body } = await send('imports', file)
      expect([status, body['code'], body['detail']]).toEqual([422, 'invalid', expect.stringMatching(detail)])
    }
    const kept = [{ after: '', xml: '<Open>' }]
    const empty = { calendars: [], tasks: [], resources: [], assignments: [] }
    const wrong = await post('exports', { ...empty, project: { kept } })
    expect([wrong.status, wrong.body['errors']]).toMatchObject([422, [{ path: 'project.kept.0.xml' }]])
  })

  it('read files beyond the limit of other requests, up to one of their own', async () => {
    const padded = (megabytes: number) =>
      xml.replace('<Tasks>', `${`<!-- ${'x'.repeat(1_048_560)} -->`.repeat(megabytes)}<Tasks>`)
    expect((await send('imports', padded(5))).status).toBe(200)
    const { status, body } = await send('imports', padded(32))
    expect([status, body['code'], body['detail']]).toEqual([
      413,
      'too_large',
      expect.stringContaining('32 MB'),
    ])
  })
})
