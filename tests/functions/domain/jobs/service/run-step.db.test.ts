import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  buryMessage,
  cancelRun,
  getRun,
  listDeadLetters,
  listRuns,
  replayRun,
  runStep,
  startRun,
} from '#domain/jobs'
import { DeadLetterQuery, RunQuery } from '#domain/jobs/contract.ts'
import { openWorld, type World } from '../../../../world.ts'
import { addLead, alertsOf, type Bench, failing, fakeJob, openBench, pagedJob } from '../fakes.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

async function start(bench: Bench): Promise<string> {
  const { runId } = await startRun(bench.as('lead'), { jobKey: bench.job.key, mode: 'incremental' })
  return runId
}

const read = (bench: Bench, id: string) => getRun(bench.as('viewer'), { jobKey: bench.job.key, id })

const newest = async (bench: Bench) => {
  const { items } = await listRuns(bench.as('viewer'), bench.job.key, RunQuery.parse({}))
  return items
}

describe('a run', () => {
  it('goes step by step to its end, adding counts, attempts and log lines', async () => {
    const bench = openBench(world, pagedJob(3))
    const id = await start(bench)
    expect(await bench.drain()).toBe('succeeded')
    const run = await read(bench, id)
    expect(run).toMatchObject({
      state: 'succeeded',
      step: 2,
      error: null,
      trigger: 'manual',
      logTruncated: false,
    })
    expect(run.counts).toEqual({ read: 30, inserted: 3, updated: 0, unchanged: 0, deleted: 0, rejected: 0 })
    expect(run.attempts.map(({ step, attempt, outcome }) => [step, attempt, outcome])).toEqual([
      [0, 1, 'succeeded'],
      [1, 1, 'succeeded'],
      [2, 1, 'succeeded'],
    ])
    expect(run.log.map((line) => line.message)).toEqual(['page 1', 'page 2', 'page 3'])
    expect(run.durationMs).toBeGreaterThanOrEqual(0)
  })

  it('that could do only a part ends as failed, says why, and keeps what it did', async () => {
    const failure = 'Everything was read but risks.'
    const bench = openBench(
      world,
      fakeJob(async () => ({ cursor: null, counts: { read: 10 }, failure })),
    )
    const id = await start(bench)
    expect(await bench.drain()).toBe('failed')
    const run = await read(bench, id)
    expect(run).toMatchObject({ state: 'failed', error: failure, counts: { read: 10 } })
    expect(run.attempts).toMatchObject([{ outcome: 'failed', error: failure }])
  })

  it('is read in one round trip', async () => {
    const bench = openBench(world, pagedJob(1))
    const id = await start(bench)
    await bench.drain()
    const before = world.gateway.roundTrips()
    await read(bench, id)
    expect(world.gateway.roundTrips() - before).toBe(1)
  })

  it('tells open pages when it starts, moves on and ends', async () => {
    const bench = openBench(world, pagedJob(1))
    const id = await start(bench)
    world.published.length = 0
    await bench.drain()
    expect(world.published).toEqual([
      { topic: 'jobs', ids: [bench.job.key] },
      { topic: 'runs', ids: [id] },
      { topic: 'jobs', ids: [bench.job.key] },
      { topic: 'runs', ids: [id] },
    ])
  })

  it('works as the system actor of its job and is told when its time is used up', async () => {
    const seen: unknown[] = []
    const bench = openBench(
      world,
      fakeJob(async (ctx, { outOfTime }) => {
        seen.push(ctx.actor.id, outOfTime())
        bench.pass(20_000)
        seen.push(outOfTime())
        return { cursor: null, counts: {} }
      }),
    )
    await start(bench)
    await bench.drain()
    expect(seen).toEqual([`system:${bench.job.key}`, false, true])
  })

  it('waits before its next step when an upstream asked for it, without that being a failure', async () => {
    const bench = openBench(
      world,
      fakeJob(async (_ctx, { cursor }) =>
        cursor ? { cursor: null, counts: {} } : { cursor: { page: 2 }, counts: { read: 1 }, pauseMs: 45_500 },
      ),
    )
    const id = await start(bench)
    await bench.deliver()
    expect(bench.sent).toEqual([{ message: { runId: id, step: 1 }, delaySeconds: 46 }])
    await bench.drain()
    const run = await read(bench, id)
    expect(run.attempts.map((attempt) => attempt.outcome)).toEqual(['paused', 'succeeded'])
    expect(run).toMatchObject({ state: 'succeeded', error: null })
  })
})

describe('a message that comes twice', () => {
  it('changes nothing after its step is done', async () => {
    const bench = openBench(world, pagedJob(3))
    const id = await start(bench)
    await bench.deliver()
    const after = await read(bench, id)
    expect(await runStep(bench.as('admin'), { runId: id, step: 0 })).toBe('skipped')
    expect(await read(bench, id)).toEqual({ ...after, durationMs: expect.any(Number) })
    expect(bench.sent).toHaveLength(1)
  })

  it('changes nothing while its step is being run, however many come', async () => {
    let calls = 0
    const bench = openBench(
      world,
      fakeJob(async () => ({ cursor: null, counts: { read: ++calls } })),
    )
    const id = await start(bench)
    const states = await Promise.all(
      Array.from({ length: 8 }, () => runStep(bench.as('admin'), { runId: id, step: 0 })),
    )
    expect(states.toSorted()).toEqual([...Array.from({ length: 7 }, () => 'skipped'), 'succeeded'])
    expect(calls).toBe(1)
    expect((await read(bench, id)).counts.read).toBe(1)
  })

  it('finds nothing to do after the run has ended', async () => {
    const bench = openBench(world, pagedJob(1))
    const id = await start(bench)
    await bench.drain()
    expect(await runStep(bench.as('admin'), { runId: id, step: 0 })).toBe('skipped')
  })
})

describe('a worker that dies', () => {
  it('between the commit and the acknowledgement costs nothing', async () => {
    const bench = openBench(world, pagedJob(2))
    const id = await start(bench)
    const [first] = bench.sent
    await bench.deliver()
    if (first) bench.sent.push(first)
    expect(await bench.drain()).toBe('skipped')
    const run = await read(bench, id)
    expect(run).toMatchObject({ state: 'succeeded', counts: { read: 20, inserted: 2 } })
    expect(run.attempts).toHaveLength(2)
  })

  it('before it hears of its commit leaves counts that are right, once', async () => {
    const bench = openBench(
      world,
      fakeJob(async () => {
        world.gateway.fault('drop-after-commit')
        return { cursor: null, counts: { read: 7 } }
      }),
    )
    const id = await start(bench)
    await expect(bench.deliver()).rejects.toThrow()
    expect(await runStep(bench.as('admin'), { runId: id, step: 0 })).toBe('skipped')
    expect(await read(bench, id)).toMatchObject({ state: 'succeeded', counts: { read: 7 } })
  })
})

describe('a step that throws', () => {
  it('is tried again after 5 s and 30 s, and the run goes on when it works', async () => {
    let calls = 0
    const bench = openBench(
      world,
      fakeJob(async (_ctx, { note }) => {
        note('info', `call ${++calls}`)
        if (calls < 3) throw new Error(`broken ${calls}`)
        return { cursor: null, counts: { read: 1 } }
      }),
    )
    const id = await start(bench)
    expect(await bench.deliver()).toBe('running')
    expect(bench.sent[0]?.delaySeconds).toBe(5)
    expect(await read(bench, id)).toMatchObject({ error: 'broken 1', attempt: 1, step: 0 })
    expect(await bench.deliver()).toBe('running')
    expect(bench.sent[0]?.delaySeconds).toBe(30)
    expect(await bench.deliver()).toBe('succeeded')
    const run = await read(bench, id)
    expect(run.attempts.map(({ attempt, outcome, error }) => [attempt, outcome, error])).toEqual([
      [1, 'failed', 'broken 1'],
      [2, 'failed', 'broken 2'],
      [3, 'succeeded', null],
    ])
    expect(run).toMatchObject({ error: null, counts: { read: 1 } })
    expect(run.log.map((line) => line.message)).toContain('call 1')
  })

  it('kills the run with its third failure, leaves a dead letter and tells leads once an incident', async () => {
    const lead = await addLead(world)
    const bench = openBench(world, fakeJob(failing('the source is gone')))
    const id = await start(bench)
    expect(await bench.drain()).toBe('dead')
    const run = await read(bench, id)
    expect(run).toMatchObject({
      state: 'dead',
      error: 'the source is gone',
      step: 0,
      finishedAt: expect.any(String),
    })
    expect(run.log.at(-1)).toMatchObject({ level: 'error' })
    expect(bench.sent).toEqual([])
    await start(bench)
    expect(await bench.drain()).toBe('dead')
    expect(await alertsOf(world, lead)).toEqual([`failure:${bench.job.key}:never`])
  })

  it('says nothing secret', async () => {
    const secret = world.as('nobody').config.AUTH_SECRET
    const bench = openBench(world, fakeJob(failing(`401 for Bearer abc123 and ${secret}`)))
    const id = await start(bench)
    await bench.deliver()
    expect((await read(bench, id)).error).toBe('401 for Bearer *** and ***')
  })
})

describe('a run that no further try would help', () => {
  it('fails when its stored position does not fit the job any more', async () => {
    const bench = openBench(world, pagedJob(3))
    const id = await start(bench)
    await bench.deliver()
    await world.db.execute(sql`update job_runs set cursor = '{"offset": 3}' where id = ${id}`)
    expect(await bench.drain()).toBe('failed')
    expect(await read(bench, id)).toMatchObject({ state: 'failed', counts: { read: 10 } })
  })

  it('fails with the reason when the job is blocked meanwhile', async () => {
    let reason: string | null = null
    const bench = openBench(world, pagedJob(3, { blocked: () => reason }))
    const id = await start(bench)
    reason = 'Set NOTION_TOKEN.'
    expect(await bench.drain()).toBe('failed')
    expect((await read(bench, id)).error).toBe(reason)
  })

  it('fails when its job does not exist any more', async () => {
    const bench = openBench(world, pagedJob(1))
    const id = await start(bench)
    expect(await runStep({ ...bench.as('admin'), jobs: [] }, { runId: id, step: 0 })).toBe('failed')
  })
})

/** A run that died in its second step, whose cause is gone. */
async function dieAtPage2() {
  let broken = true
  const pages = pagedJob(3)
  const bench = openBench(
    world,
    fakeJob(async (ctx, input) => {
      if (input.cursor !== null && broken) throw new Error('page 2 is broken')
      return pages.step(ctx, input)
    }),
  )
  const id = await start(bench)
  expect(await bench.drain()).toBe('dead')
  broken = false
  return { bench, id }
}

describe('replaying a dead run', () => {
  it('makes a new run that starts where the dead one stopped', async () => {
    const { bench, id } = await dieAtPage2()
    const { runId } = await replayRun(bench.as('lead'), { jobKey: bench.job.key, id })
    expect(bench.sent.map((sent) => sent.message)).toEqual([{ runId, step: 1 }])
    expect(await bench.drain()).toBe('succeeded')
    const replay = await read(bench, runId)
    expect(replay).toMatchObject({
      trigger: 'replay',
      replayOf: id,
      state: 'succeeded',
      counts: { read: 20 },
    })
    expect(replay.attempts.map((attempt) => attempt.step)).toEqual([1, 2])
    expect(await read(bench, id)).toMatchObject({ state: 'dead', replayedBy: runId, counts: { read: 10 } })
  })

  it('answers the same new run however often it is asked, even at once', async () => {
    const { bench, id } = await dieAtPage2()
    const replays = await Promise.all(
      Array.from({ length: 5 }, () => replayRun(bench.as('lead'), { jobKey: bench.job.key, id })),
    )
    await bench.drain()
    replays.push(await replayRun(bench.as('lead'), { jobKey: bench.job.key, id }))
    expect(new Set(replays.map((replay) => replay.runId)).size).toBe(1)
    expect(await newest(bench)).toHaveLength(2)
  })

  it('takes it off the list of open dead letters', async () => {
    const { bench, id } = await dieAtPage2()
    const letters = async (show: string) => {
      const { items } = await listDeadLetters(bench.as('viewer'), DeadLetterQuery.parse({ show, limit: 200 }))
      return items.filter((letter) => letter.jobKey === bench.job.key)
    }
    expect(await letters('open')).toMatchObject([
      { runId: id, step: 1, error: 'page 2 is broken', replayRunId: null },
    ])
    const { runId } = await replayRun(bench.as('lead'), { jobKey: bench.job.key, id })
    expect(await letters('open')).toEqual([])
    expect(await letters('replayed')).toMatchObject([{ runId: id, replayRunId: runId }])
  })

  it('is refused while another run is active, for runs that are not dead, and for runs of other jobs', async () => {
    const { bench, id } = await dieAtPage2()
    const active = await start(bench)
    const replay = (run: { jobKey: string; id: string }) => replayRun(bench.as('lead'), run)
    await expect(replay({ jobKey: bench.job.key, id })).rejects.toMatchObject({ code: 'conflict' })
    await bench.drain()
    await expect(replay({ jobKey: bench.job.key, id: active })).rejects.toMatchObject({ code: 'conflict' })
    const other = openBench(world, pagedJob(1))
    const foreign = replayRun(other.as('lead'), { jobKey: other.job.key, id })
    await expect(foreign).rejects.toMatchObject({ code: 'not_found' })
  })
})

const cancel = (bench: Bench, id: string) => cancelRun(bench.as('lead'), { jobKey: bench.job.key, id })

describe('cancelling a run', () => {
  it('ends it at once while it waits', async () => {
    const bench = openBench(world, pagedJob(3))
    const id = await start(bench)
    expect(await cancel(bench, id)).toMatchObject({ state: 'cancelled', finishedAt: expect.any(String) })
    expect(await bench.drain()).toBe('skipped')
    expect((await read(bench, id)).counts.read).toBe(0)
  })

  it('lets the step that is being run end, keeps what it did and stops there', async () => {
    const bench = openBench(
      world,
      fakeJob(async (_ctx, { runId }) => {
        expect(await cancel(bench, runId)).toMatchObject({ state: 'running', cancelRequested: true })
        return { cursor: { page: 2 }, counts: { read: 10 } }
      }),
    )
    const id = await start(bench)
    expect(await bench.deliver()).toBe('cancelled')
    expect(bench.sent).toEqual([])
    expect(await read(bench, id)).toMatchObject({ state: 'cancelled', counts: { read: 10 } })
  })

  it('changes nothing when repeated and is refused after another end', async () => {
    const bench = openBench(world, pagedJob(1))
    const cancelled = await start(bench)
    const first = await cancel(bench, cancelled)
    expect(await cancel(bench, cancelled)).toEqual(first)
    expect((await read(bench, cancelled)).log).toHaveLength(1)
    const done = await start(bench)
    await bench.drain()
    await expect(cancel(bench, done)).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('a message that was given up', () => {
  it('closes the run that waits for it, to be replayed', async () => {
    const bench = openBench(world, pagedJob(2))
    const id = await start(bench)
    await buryMessage(bench.as('admin'), { runId: id, step: 0 })
    expect(await read(bench, id)).toMatchObject({ state: 'dead', attempts: [] })
    bench.sent.length = 0
    await replayRun(bench.as('lead'), { jobKey: bench.job.key, id })
    expect(await bench.drain()).toBe('succeeded')
  })

  it('does no harm to a run that has moved on', async () => {
    const bench = openBench(world, pagedJob(2))
    const id = await start(bench)
    await bench.deliver()
    await buryMessage(bench.as('admin'), { runId: id, step: 0 })
    expect(await read(bench, id)).toMatchObject({ state: 'running', step: 1 })
  })
})
