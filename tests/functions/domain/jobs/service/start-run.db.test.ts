import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getRun, listAllRuns, listJobs, listRuns, startRun } from '#domain/jobs'
import { AnyRunQuery, type JobMode, RunQuery } from '#domain/jobs/contract.ts'
import { openWorld, type World } from '../../../../world.ts'
import { type Bench, failing, fakeJob, openBench, pagedJob } from '../fakes.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const start = (bench: Bench, mode: JobMode = 'incremental') =>
  startRun(bench.as('lead'), { jobKey: bench.job.key, mode })

const read = (bench: Bench, id: string) => getRun(bench.as('viewer'), { jobKey: bench.job.key, id })

describe('starting a run', () => {
  it('commits the run before its message is sent', async () => {
    const bench = openBench(world, pagedJob(1))
    const ctx = bench.as('lead')
    let state: string | undefined
    const send = async ({ runId }: { runId: string }) => {
      state = (await read(bench, runId)).state
    }
    const { coalesced } = await startRun({ ...ctx, queue: { send } }, { jobKey: bench.job.key, mode: 'full' })
    expect([coalesced, state]).toEqual([false, 'queued'])
  })

  it('makes one run of twenty starts at once, and one message', async () => {
    const bench = openBench(world, pagedJob(1))
    const started = await Promise.all(Array.from({ length: 20 }, () => start(bench)))
    expect(new Set(started.map((run) => run.runId)).size).toBe(1)
    expect(started.filter((run) => !run.coalesced)).toHaveLength(1)
    expect(bench.sent).toHaveLength(1)
  })

  it('joins a running run, which notes it, and starts anew after its end', async () => {
    const bench = openBench(world, pagedJob(2))
    const first = await start(bench)
    await bench.deliver()
    expect(await start(bench, 'full')).toEqual({ runId: first.runId, coalesced: true })
    const run = await read(bench, first.runId)
    expect(run.mode).toBe('incremental')
    expect(run.log.at(-1)?.fields).toMatchObject({ trigger: 'manual', mode: 'full' })
    await bench.drain()
    expect((await start(bench)).coalesced).toBe(false)
  })

  it('runs one job for several subjects at once, once for each, and tells a step which one is its own', async () => {
    const seen: unknown[] = []
    const job = fakeJob(
      async (_ctx, { subject }) => {
        seen.push(subject)
        return { cursor: null, counts: {} }
      },
      { perSubject: true },
    )
    const bench = openBench(world, job)
    const startOn = (subject?: string) =>
      startRun(bench.as('lead'), { jobKey: job.key, mode: 'full', ...(subject ? { subject } : {}) })
    const [one, other] = [await startOn('one'), await startOn('other')]
    expect(await startOn('one')).toEqual({ runId: one.runId, coalesced: true })
    await expect(startOn()).rejects.toMatchObject({ code: 'invalid' })
    await bench.drain()
    expect(seen).toEqual(['one', 'other'])
    expect((await read(bench, other.runId)).subject).toBe('other')
    bench.pass(25 * 3_600_000)
    expect(await listJobs(bench.as('viewer'))).toMatchObject([{ perSubject: true, stale: false }])
  })

  it('makes a run that has not begun read everything when that is asked for', async () => {
    const bench = openBench(world, pagedJob(2))
    const { runId } = await start(bench)
    await start(bench, 'full')
    await start(bench, 'incremental')
    expect((await read(bench, runId)).mode).toBe('full')
  })

  it('loses nothing when the queue cannot be reached', async () => {
    const bench = openBench(world, pagedJob(1))
    const ctx = { ...bench.as('lead'), queue: { send: failing('the queue is away') } }
    const { runId } = await startRun(ctx, { jobKey: bench.job.key, mode: 'incremental' })
    expect((await read(bench, runId)).state).toBe('queued')
  })

  it('is refused for members, for unknown jobs and, with the reason, for blocked ones', async () => {
    const bench = openBench(world, pagedJob(1, { blocked: () => 'Set NOTION_TOKEN.' }))
    const { key } = bench.job
    const starting = (role: 'member' | 'lead', jobKey: string) =>
      startRun(bench.as(role), { jobKey, mode: 'incremental' })
    await expect(starting('member', key)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(starting('lead', 'nothing')).rejects.toMatchObject({ code: 'not_found' })
    await expect(starting('lead', key)).rejects.toMatchObject({
      code: 'not_configured',
      message: 'Set NOTION_TOKEN.',
    })
  })
})

describe('listing', () => {
  it('pages through the runs of a job, newest first, in one round trip a page', async () => {
    const bench = openBench(world, pagedJob(1))
    const ids: string[] = []
    for (let run = 0; run < 5; run++) {
      ids.unshift((await start(bench)).runId)
      await bench.drain()
    }
    const seen: string[] = []
    let after: string | undefined
    do {
      const before = world.gateway.roundTrips()
      const page = await listRuns(bench.as('viewer'), bench.job.key, RunQuery.parse({ limit: 2, after }))
      expect(world.gateway.roundTrips() - before).toBe(1)
      seen.push(...page.items.map((run) => run.id))
      after = page.next ?? undefined
    } while (after)
    expect(seen).toEqual(ids)
    const dead = await listRuns(bench.as('viewer'), bench.job.key, RunQuery.parse({ state: 'dead,failed' }))
    expect(dead.items).toEqual([])
  })

  it('lists runs of several jobs together, and narrows by job and trigger', async () => {
    const benches = [openBench(world, pagedJob(1)), openBench(world, pagedJob(1))]
    const ids = []
    for (const bench of benches) ids.unshift((await start(bench)).runId)
    const keys = benches.map(({ job }) => job.key)
    const list = async (input: Record<string, unknown>) =>
      (await listAllRuns(world.as('viewer'), AnyRunQuery.parse(input))).items.map(({ id }) => id)
    expect(await list({ job: keys.join(',') })).toEqual(ids)
    expect(await list({ job: keys[0] })).toEqual([ids[1]])
    expect(await list({ job: keys.join(','), trigger: 'manual,replay' })).toEqual(ids)
    expect(await list({ job: keys.join(','), trigger: 'schedule' })).toEqual([])
  })

  it('shows jobs with last run, last success, freshness and why one is blocked, in one round trip', async () => {
    const bench = openBench(world, pagedJob(2))
    const blocked = pagedJob(1, { blocked: () => 'Set NOTION_TOKEN.' })
    const jobs = [bench.job, blocked]
    await start(bench)
    await bench.drain()
    const { runId } = await start(bench)
    bench.pass(25 * 3_600_000)
    const earlier = expect.objectContaining({ state: 'succeeded', durationMs: expect.any(Number) })
    const before = world.gateway.roundTrips()
    const [ready, waiting] = await listJobs({ ...bench.as('viewer'), jobs })
    expect(world.gateway.roundTrips() - before).toBe(1)
    expect(ready).toMatchObject({
      key: bench.job.key,
      blockedReason: null,
      lastRun: { id: runId, state: 'queued' },
      recentRuns: [earlier, { id: runId, state: 'queued', mode: 'incremental', durationMs: null }],
      lastSuccessAt: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/),
      nextRunAt: null,
      stale: true,
    })
    expect(ready?.freshnessSeconds).toBeGreaterThanOrEqual(25 * 3600)
    expect(waiting).toMatchObject({
      blockedReason: 'Set NOTION_TOKEN.',
      lastRun: null,
      lastSuccessAt: null,
      freshnessSeconds: null,
      stale: false,
    })
  })

  it('shows the newest 500 lines of a long log, oldest first, and says that there are more', async () => {
    const pages = pagedJob(3)
    const bench = openBench(
      world,
      fakeJob(async (ctx, input) => {
        for (let line = 1; line < 180; line++) input.note('info', `line ${line}`)
        return pages.step(ctx, input)
      }),
    )
    const { runId } = await start(bench)
    await bench.drain()
    const run = await read(bench, runId)
    expect([run.logTruncated, run.log.length]).toEqual([true, 500])
    expect(run.log.at(-1)?.message).toBe('page 3')
    expect(run.log[0]?.message).toBe('line 41')
  })
})
