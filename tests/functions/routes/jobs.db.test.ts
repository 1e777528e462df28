import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { runStep } from '#domain/jobs'
import {
  DeadLetterPage,
  Jobs,
  ReplayedRun,
  Run,
  RunDetail,
  RunPage,
  StartedRun,
} from '#domain/jobs/contract.ts'
import { Schedule, SchedulePage } from '#domain/jobs/schedules/contract.ts'
import { type Api, openApi } from '../../api.ts'
import { openWorld, type World } from '../../world.ts'
import { failing, fakeJob, pagedJob } from '../domain/jobs/fakes.ts'

const { jobs } = vi.hoisted(() => ({ jobs: [] }))
vi.mock('../../../functions/jobs.ts', () => ({ jobs }))

const paged = pagedJob(2)
const broken = fakeJob(failing('the source is gone'))
const blocked = pagedJob(1, { blocked: () => 'Set NOTION_TOKEN.' })

let world: World
let api: Api
beforeAll(async () => {
  Object.assign(jobs, [paged, broken, blocked])
  world = await openWorld({ jobs: [paged, broken, blocked] })
  api = await openApi(world)
})
afterAll(() => world.close())

async function start(key: string): Promise<string> {
  const answer = await api.post(`/api/jobs/${key}/runs`, { mode: 'incremental' }, 'lead')
  return StartedRun.parse(answer.body).runId
}

/** Delivers every message that waits, back-off or not. */
async function deliver(): Promise<void> {
  const next = world.queued.shift()
  if (!next) return
  await runStep(world.as('admin'), next.message)
  await deliver()
}

async function letters() {
  return DeadLetterPage.parse((await api.get('/api/jobs/dead-letters', 'viewer')).body).items
}

describe('/api/jobs', () => {
  it('starts a run, joins it, and shows its way to the end', async () => {
    const first = await api.post(`/api/jobs/${paged.key}/runs`, { mode: 'full' }, 'lead')
    expect([first.status, first.body]).toEqual([202, { runId: expect.any(String), coalesced: false }])
    const { runId } = StartedRun.parse(first.body)
    const again = await api.post(`/api/jobs/${paged.key}/runs`, { mode: 'incremental' }, 'lead')
    expect([again.status, again.body]).toEqual([202, { runId, coalesced: true }])
    await deliver()
    const lead = await api.person('lead')
    const run = RunDetail.parse((await api.get(`/api/jobs/${paged.key}/runs/${runId}`, 'viewer')).body)
    expect(run).toMatchObject({
      state: 'succeeded',
      mode: 'full',
      requestedBy: lead.id,
      requestedByName: 'The lead',
    })
    expect(run.attempts).toHaveLength(2)
    const { items } = RunPage.parse((await api.get(`/api/jobs/${paged.key}/runs?limit=1`, 'viewer')).body)
    expect(items).toMatchObject([{ id: runId, counts: { read: 20 } }])
  })

  it('lists the jobs with their state', async () => {
    const { items } = Jobs.parse((await api.get('/api/jobs', 'viewer')).body)
    expect(items.map((job) => job.key)).toEqual([paged.key, broken.key, blocked.key])
    expect(items[2]).toMatchObject({ blockedReason: 'Set NOTION_TOKEN.', lastRun: null, stale: false })
  })

  it('replays a dead run as one new run and lists its dead letter until then', async () => {
    const runId = await start(broken.key)
    await deliver()
    expect(await letters()).toMatchObject([
      { runId, jobKey: broken.key, error: 'the source is gone', attempts: 3 },
    ])
    const ofOthers = await api.get(`/api/jobs/dead-letters?job=${paged.key}`, 'viewer')
    expect(DeadLetterPage.parse(ofOthers.body).items).toEqual([])
    const replay = () => api.post(`/api/jobs/${broken.key}/runs/${runId}/replay`, undefined, 'lead')
    const [one, two] = [await replay(), await replay()]
    expect([one.status, two.status]).toEqual([202, 202])
    expect(ReplayedRun.parse(two.body)).toEqual(ReplayedRun.parse(one.body))
    expect(await letters()).toEqual([])
    await deliver()
  })

  it('cancels a run that waits', async () => {
    const runId = await start(paged.key)
    const answer = await api.post(`/api/jobs/${paged.key}/runs/${runId}/cancellation`, undefined, 'lead')
    expect(answer.status).toBe(202)
    expect(Run.parse(answer.body).state).toBe('cancelled')
    await deliver()
  })

  it('lists the runs of all jobs together', async () => {
    const all = RunPage.parse((await api.get('/api/jobs/runs?limit=200', 'viewer')).body).items
    expect(new Set(all.map(({ jobKey }) => jobKey))).toEqual(new Set([paged.key, broken.key]))
    const dead = await api.get(`/api/jobs/runs?job=${broken.key}&state=dead`, 'viewer')
    expect(RunPage.parse(dead.body).items).toMatchObject([{ state: 'dead' }, { state: 'dead' }])
    expect((await api.get('/api/jobs/runs?state=tired', 'viewer')).status).toBe(422)
  })

  it('says what is wrong', async () => {
    const runs = `/api/jobs/${paged.key}/runs`
    const status = async (path: string, body?: unknown) => (await api.post(path, body, 'lead')).status
    expect(await status(runs, { mode: 'sometimes' })).toBe(422)
    expect(await status('/api/jobs/nothing/runs', { mode: 'full' })).toBe(404)
    expect(await status(`${runs}/${uuidv7()}/replay`)).toBe(404)
    expect(await status(`${runs}/${uuidv7()}/cancellation`)).toBe(404)
    expect((await api.get(`${runs}/${uuidv7()}`, 'viewer')).status).toBe(404)
    expect((await api.get(`${runs}/not-an-id`, 'viewer')).status).toBe(422)
    expect((await api.get(`${runs}?after=nonsense`, 'viewer')).status).toBe(422)
    const refused = await api.post(`/api/jobs/${blocked.key}/runs`, { mode: 'full' }, 'lead')
    expect([refused.status, refused.body['detail']]).toEqual([409, 'Set NOTION_TOKEN.'])
  })
})

describe('/api/schedules', () => {
  const input = { jobKey: paged.key, cron: '30 2 * * *', timeZone: 'America/New_York' }

  it('creates, lists, edits, deletes and restores', async () => {
    const created = await api.post('/api/schedules', input, 'admin')
    expect(created.status).toBe(201)
    const schedule = Schedule.parse(created.body)
    expect(schedule.nextRuns).toHaveLength(5)
    const path = `/api/schedules/${schedule.id}`
    const list = async () => SchedulePage.parse((await api.get('/api/schedules', 'admin')).body).items
    expect(await list()).toEqual([schedule])
    const change = { updatedAt: schedule.updatedAt, changes: { cron: '0 5 * * *' } }
    expect(Schedule.parse((await api.patch(path, change, 'admin')).body).cron).toBe('0 5 * * *')
    const stale = { ...change, changes: { enabled: false } }
    expect((await api.patch(path, stale, 'admin')).body).toMatchObject({
      status: 409,
      conflictingFields: ['cron'],
    })
    expect((await api.send('DELETE', path, { as: 'admin' })).status).toBe(200)
    expect(await list()).toEqual([])
    expect((await api.get('/api/schedules/deleted', 'admin')).body['items']).toMatchObject([
      { id: schedule.id },
    ])
    expect((await api.post(`${path}/restoration`, undefined, 'admin')).status).toBe(200)
    expect(await list()).toHaveLength(1)
  })

  it('previews the next five runs, and answers a wrong expression or zone at its field', async () => {
    const preview = (body: unknown) => api.post('/api/schedules/preview', body, 'admin')
    const good = await preview({ cron: '@daily', timeZone: 'Asia/Kolkata' })
    expect([good.status, good.body['nextRuns']]).toEqual([
      200,
      Array.from({ length: 5 }, () => expect.stringMatching(/T18:30:00\.000Z$/)),
    ])
    const bad = await preview({ cron: '99 * * * *', timeZone: 'Mars/Olympus' })
    expect(bad.status).toBe(422)
    expect(bad.body['errors']).toMatchObject([{ path: 'cron' }, { path: 'timeZone' }])
    const create = await api.post('/api/schedules', { ...input, cron: 'daily' }, 'admin')
    expect([create.status, create.body['errors']]).toMatchObject([422, [{ path: 'cron' }]])
  })
})
