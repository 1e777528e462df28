import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  createSchedule,
  enqueueDueRuns,
  getRun,
  listRuns,
  listSchedules,
  runStep,
  startRun,
} from '#domain/jobs'
import { type JobDefinition, type JobMode, type Run, RunQuery } from '#domain/jobs/contract.ts'
import { ScheduleQuery } from '#domain/jobs/schedules/contract.ts'
import type { Live } from '../../../../../functions/domain/context.ts'
import { openWorld, type World } from '../../../../world.ts'
import {
  addLead,
  alertsOf,
  type Bench,
  failing,
  fakeJob,
  forgetRuns,
  openBench,
  pagedJob,
  sleepingJob,
} from '../fakes.ts'

const minute = 60_000
const hour = 60 * minute

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => forgetRuns(world))
afterAll(() => world.close())

/** A bench whose job runs at every full hour, with the clock at half past. */
async function openHourly(job: JobDefinition = pagedJob(1), mode: JobMode = 'incremental'): Promise<Bench> {
  const bench = openBench(world, job)
  bench.pass(90 * minute - (Date.now() % hour))
  await schedule(bench, '0 * * * *', mode)
  return bench
}

const schedule = (bench: Bench, cron: string, mode: JobMode = 'incremental') =>
  createSchedule(bench.as('admin'), { jobKey: bench.job.key, cron, timeZone: 'UTC', mode, enabled: true })

const tick = (bench: Bench) => enqueueDueRuns(bench.as('admin'))

const runsOf = async (bench: Bench): Promise<Run[]> =>
  (await listRuns(bench.as('viewer'), bench.job.key, RunQuery.parse({}))).items

const read = (bench: Bench, id: string) => getRun(bench.as('viewer'), { jobKey: bench.job.key, id })

async function nextRunAt(bench: Bench): Promise<string | null | undefined> {
  const { items } = await listSchedules(bench.as('admin'), ScheduleQuery.parse({ job: bench.job.key }))
  return items[0]?.nextRunAt
}

describe('a due schedule', () => {
  it('starts nothing before its time and one run at its time, for the interval it names', async () => {
    const bench = await openHourly()
    const due = await nextRunAt(bench)
    await tick(bench)
    expect(await runsOf(bench)).toEqual([])
    bench.pass(31 * minute)
    await tick(bench)
    expect(await runsOf(bench)).toMatchObject([{ trigger: 'schedule', scheduledFor: due, state: 'queued' }])
    expect(await bench.drain()).toBe('succeeded')
  })

  it('makes one run of two ticks for the same minute, one after the other or at once', async () => {
    const bench = await openHourly()
    bench.pass(31 * minute)
    await tick(bench)
    await tick(bench)
    expect(await runsOf(bench)).toHaveLength(1)
    await bench.drain()
    bench.pass(hour)
    await Promise.all(Array.from({ length: 5 }, () => tick(bench)))
    const runs = await runsOf(bench)
    expect(runs).toHaveLength(2)
    expect(bench.sent).toHaveLength(1)
    expect((await read(bench, String(runs[0]?.id))).log).toEqual([])
  })

  it('makes up for an hour without ticks with one run', async () => {
    const bench = openBench(world, pagedJob(1))
    await schedule(bench, '* * * * *')
    bench.pass(hour)
    await tick(bench)
    await bench.drain()
    await tick(bench)
    expect(await runsOf(bench)).toHaveLength(1)
    expect(Date.parse(String(await nextRunAt(bench)))).toBeGreaterThan(bench.as('viewer').now().getTime())
  })

  it('joins a run that is still active and notes it there', async () => {
    const bench = await openHourly(pagedJob(2))
    const { runId } = await startRun(bench.as('lead'), { jobKey: bench.job.key, mode: 'incremental' })
    await bench.deliver()
    const due = await nextRunAt(bench)
    bench.pass(31 * minute)
    await tick(bench)
    expect(await runsOf(bench)).toHaveLength(1)
    expect((await read(bench, runId)).log.at(-1)).toMatchObject({
      level: 'info',
      fields: { scheduledFor: due, mode: 'incremental' },
    })
    await tick(bench)
    expect((await read(bench, runId)).log).toHaveLength(2)
  })

  it('prefers the full run when both are due, and lets it wait for an incremental one', async () => {
    const bench = await openHourly(pagedJob(2))
    await schedule(bench, '0 * * * *', 'full')
    bench.pass(31 * minute)
    await tick(bench)
    expect(await runsOf(bench)).toMatchObject([{ mode: 'full' }])
    await bench.drain()
    await startRun(bench.as('lead'), { jobKey: bench.job.key, mode: 'incremental' })
    await bench.deliver()
    bench.pass(hour)
    await tick(bench)
    expect(await runsOf(bench)).toHaveLength(2)
    await bench.drain()
    await tick(bench)
    expect(await runsOf(bench)).toMatchObject([{ mode: 'full', trigger: 'schedule' }, {}, {}])
  })

  it('starts nothing for a blocked job or one that is gone, but moves on', async () => {
    const bench = await openHourly(pagedJob(1, { blocked: () => 'Set NOTION_TOKEN.' }))
    const due = String(await nextRunAt(bench))
    bench.pass(31 * minute)
    await tick(bench)
    expect(await runsOf(bench)).toEqual([])
    expect(String(await nextRunAt(bench)) > due).toBe(true)
    bench.pass(hour)
    await enqueueDueRuns({ ...bench.as('admin'), jobs: [] })
    expect(await runsOf(bench)).toEqual([])
  })
})

describe('a message that was lost', () => {
  it('is sent again a minute after it should have come, once a minute', async () => {
    const bench = openBench(world, pagedJob(2))
    const { runId } = await startRun(bench.as('lead'), { jobKey: bench.job.key, mode: 'incremental' })
    bench.sent.length = 0
    await tick(bench)
    expect(bench.sent).toEqual([])
    bench.pass(61_000)
    await tick(bench)
    await tick(bench)
    expect(bench.sent.map((sent) => sent.message)).toEqual([{ runId, step: 0 }])
    await bench.deliver()
    bench.sent.length = 0
    bench.pass(61_000)
    await tick(bench)
    expect(bench.sent.map((sent) => sent.message)).toEqual([{ runId, step: 1 }])
    expect(await bench.drain()).toBe('succeeded')
  })

  it('is not taken for lost while its step pauses', async () => {
    const bench = openBench(
      world,
      fakeJob(async () => ({ cursor: { page: 2 }, counts: {}, pauseMs: 5 * minute })),
    )
    await startRun(bench.as('lead'), { jobKey: bench.job.key, mode: 'incremental' })
    await bench.deliver()
    bench.sent.length = 0
    bench.pass(5 * minute)
    await tick(bench)
    expect(bench.sent).toEqual([])
  })
})

/** The step of a run, taken by a worker that sleeps in it. */
async function openTaken(bench: Bench, runId: string, rows: number) {
  const { job, entered, wakeUp } = sleepingJob(bench.job.key, rows)
  const ended = runStep({ ...bench.as('admin'), jobs: [job] }, { runId, step: 0 })
  await entered
  return { wakeUp, ended }
}

async function openStuck(bench: Bench) {
  const { runId } = await startRun(bench.as('lead'), { jobKey: bench.job.key, mode: 'incremental' })
  bench.sent.length = 0
  return { runId, ...(await openTaken(bench, runId, 99)) }
}

describe('a step whose worker does not come back', () => {
  it('is freed once, counts as an attempt and is tried again', async () => {
    const bench = openBench(world, pagedJob(1))
    const { runId, wakeUp, ended } = await openStuck(bench)
    await tick(bench)
    expect(bench.sent).toEqual([])
    bench.pass(121_000)
    await Promise.all([tick(bench), tick(bench)])
    expect(bench.sent.map((sent) => sent.message)).toEqual([{ runId, step: 0 }])
    expect(await bench.drain()).toBe('succeeded')
    wakeUp()
    expect(await ended).toBe('skipped')
    const run = await read(bench, runId)
    expect(run.attempts.map(({ attempt, outcome }) => [attempt, outcome])).toEqual([
      [1, 'reaped'],
      [2, 'succeeded'],
    ])
    expect(run.counts.read).toBe(10)
  })

  it('changes nothing when it comes back while another works on the step', async () => {
    const bench = openBench(world, pagedJob(2))
    const { runId, wakeUp, ended } = await openStuck(bench)
    bench.pass(121_000)
    await tick(bench)
    const second = await openTaken(bench, runId, 1)
    wakeUp()
    expect(await ended).toBe('skipped')
    expect(await read(bench, runId)).toMatchObject({ state: 'running', step: 0, counts: { read: 0 } })
    second.wakeUp()
    expect(await second.ended).toBe('succeeded')
    expect((await read(bench, runId)).counts.read).toBe(1)
  })

  it('kills the run when that happens three times', async () => {
    const bench = openBench(world, pagedJob(1))
    const { runId } = await openStuck(bench)
    for (const attempt of [1, 2, 3]) {
      await world.db.execute(
        sql`update job_runs set lease_until = ${bench.as('viewer').now().toISOString()}, attempts = ${attempt} where id = ${runId}`,
      )
      await tick(bench)
    }
    const run = await read(bench, runId)
    expect(run.state).toBe('dead')
    expect(run.attempts.map((attempt) => attempt.outcome)).toEqual(['reaped', 'reaped', 'reaped'])
  })
})

describe('stale data', () => {
  it('is told to leads once an incident, and again after the next success', async () => {
    const lead = await addLead(world)
    const bench = await openHourly(pagedJob(1))
    bench.pass(31 * minute)
    await tick(bench)
    await bench.drain()
    expect(await alertsOf(world, lead)).toEqual([])
    bench.pass(25 * hour)
    await tick(bench)
    await tick(bench)
    expect(await alertsOf(world, lead)).toHaveLength(1)
    await bench.drain()
    bench.pass(25 * hour)
    await tick(bench)
    expect(await alertsOf(world, lead)).toHaveLength(2)
  })

  it('is no alert for jobs that are blocked or have no enabled schedule', async () => {
    const lead = await addLead(world)
    const blocked = await openHourly(pagedJob(1, { blocked: () => 'Set NOTION_TOKEN.' }))
    const unscheduled = openBench(world, pagedJob(1))
    for (const bench of [blocked, unscheduled]) {
      bench.pass(48 * hour)
      await tick(bench)
    }
    expect(await alertsOf(world, lead)).toEqual([])
  })
})

const deaf: Live = {
  publish: async ({ topic }) => {
    if (topic === 'notifications') throw new Error('the hub is away')
  },
}

describe('a tick', () => {
  it('does the rest when one part fails, and then throws', async () => {
    const lead = await addLead(world)
    const bench = await openHourly(fakeJob(failing('no')))
    bench.pass(48 * hour)
    await expect(enqueueDueRuns({ ...bench.as('admin'), live: deaf })).rejects.toThrow('the hub is away')
    expect(await runsOf(bench)).toHaveLength(1)
    expect(await alertsOf(world, lead)).toHaveLength(1)
  })

  it('is not for people below admin', async () => {
    const bench = openBench(world, pagedJob(1))
    await expect(enqueueDueRuns(bench.as('lead'))).rejects.toMatchObject({ code: 'forbidden' })
  })
})
