import {
  createExecutionContext,
  createMessageBatch,
  createScheduledController,
  getQueueResult,
} from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { createSchedule, getRun, listRuns, startRun } from '#domain/jobs'
import { type JobDefinition, RunQuery } from '#domain/jobs/contract.ts'
import type { JobMessage } from '../../functions/domain/context.ts'
import { createContext, systemActor } from '../../functions/context.ts'
import type { Env } from '../../functions/env.ts'
import worker from '../../workers/main.ts'

const { jobs } = vi.hoisted(() => ({ jobs: Array<JobDefinition>() }))
vi.mock('../../functions/jobs.ts', () => ({ jobs, defaultSchedules: [] }))

const fakeJob = (): JobDefinition => ({
  key: `job-${uuidv7()}`,
  title: 'Fake',
  description: 'Has two steps',
  cursor: z.literal('second'),
  blocked: () => null,
  step: async (_ctx, { cursor }) => ({ cursor: cursor === null ? 'second' : null, counts: { read: 1 } }),
})

const sent: JobMessage[] = []

// Messages are kept here instead of the queue, so that only the test delivers them.
const recording: Env = {
  ...env,
  JOBS: { send: async (message) => void sent.push(message) },
}

beforeEach(() => {
  sent.length = 0
})
afterEach(() => {
  vi.restoreAllMocks()
})

function addJob(): JobDefinition {
  const job = fakeJob()
  jobs.push(job)
  return job
}

const system = (bindings: Env = recording) => createContext(bindings, systemActor('test'))

async function start(job: JobDefinition, bindings: Env = recording): Promise<JobMessage> {
  const { runId } = await startRun(system(bindings), { jobKey: job.key, mode: 'incremental' })
  return { runId, step: 0 }
}

const readRun = (job: JobDefinition, message: JobMessage) =>
  getRun(system(), { jobKey: job.key, id: message.runId })

/** Delivers one batch; answers how many messages were acknowledged and after how long the others come again. */
async function deliver(queue: string, bodies: unknown[]) {
  const messages = bodies.map((body, index) => ({
    id: `m${index}`,
    timestamp: new Date(),
    attempts: 1,
    body,
  }))
  const batch = createMessageBatch(queue, messages)
  const retries = batch.messages.map((message) => vi.spyOn(message, 'retry'))
  await worker.queue(batch, recording)
  const { explicitAcks, retryMessages } = await getQueueResult(batch, createExecutionContext())
  return {
    acknowledged: explicitAcks.length,
    retried: retryMessages.map((message) => message.msgId),
    delays: retries.flatMap((retry) => retry.mock.calls.map(([options]) => options?.delaySeconds)),
  }
}

const tick = () => worker.scheduled(createScheduledController(), recording)

/** The database answers no statement that names this. */
function breakDatabaseFor(text: string): void {
  const real = globalThis.fetch
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    if (String(init?.body).includes(text)) throw new TypeError('connection refused')
    return real(input, init)
  })
}

describe('the job queue', () => {
  it('takes one step of each run in a batch and sends what comes next', async () => {
    const [one, two] = [addJob(), addJob()]
    const messages = [await start(one), await start(two)]
    sent.length = 0
    expect(await deliver('quarterdeck-jobs', messages)).toMatchObject({ acknowledged: 2, retried: [] })
    expect(sent.toSorted((a, b) => (a.runId < b.runId ? -1 : 1))).toEqual(
      messages.map(({ runId }) => ({ runId, step: 1 })),
    )
  })

  it('brings back the one message that failed, and no other of its batch', async () => {
    const added = Array.from({ length: 10 }, addJob)
    const messages = await Promise.all(added.map((job) => start(job)))
    breakDatabaseFor(messages[7]?.runId ?? '')
    expect(await deliver('quarterdeck-jobs', messages)).toEqual({
      acknowledged: 9,
      retried: ['m7'],
      delays: [15],
    })
    vi.restoreAllMocks()
    const steps = await Promise.all(
      messages.map(async (message, index) => (await readRun(added[index] ?? fakeJob(), message)).step),
    )
    expect(steps).toEqual([1, 1, 1, 1, 1, 1, 1, 0, 1, 1])
  })

  it('acknowledges a message that comes twice and one that nobody can read', async () => {
    const job = addJob()
    const message = await start(job)
    const bodies = [message, message, { nonsense: true }, 'text', null]
    expect(await deliver('quarterdeck-jobs', bodies)).toMatchObject({ acknowledged: 5, retried: [] })
    expect(await readRun(job, message)).toMatchObject({ step: 1, counts: { read: 1 } })
  })

  it('carries a run to its end', async () => {
    const job = addJob()
    const message = await start(job, env)
    await vi.waitFor(async () => expect((await readRun(job, message)).state).toBe('succeeded'), {
      timeout: 15_000,
      interval: 200,
    })
    expect((await readRun(job, message)).counts.read).toBe(2)
  })
})

describe('the queue of dead messages', () => {
  it('closes the run that waits for one, to be replayed', async () => {
    const job = addJob()
    const message = await start(job)
    expect(await deliver('quarterdeck-jobs-dead', [message, message, 'text'])).toMatchObject({
      acknowledged: 3,
      retried: [],
    })
    expect((await readRun(job, message)).state).toBe('dead')
  })

  it('keeps a message while the database is away', async () => {
    const message = await start(addJob())
    breakDatabaseFor(message.runId)
    expect(await deliver('quarterdeck-jobs-dead', [message])).toEqual({
      acknowledged: 0,
      retried: ['m0'],
      delays: [60],
    })
  })
})

describe('the cron trigger', () => {
  it('starts what is due once, however often it fires', async () => {
    const job = addJob()
    const anHourAgo = { ...system(), now: () => new Date(Date.now() - 3_600_000) }
    const schedule = {
      jobKey: job.key,
      cron: '* * * * *',
      timeZone: 'UTC',
      mode: 'full' as const,
      enabled: true,
    }
    await createSchedule(anHourAgo, schedule)
    await Promise.all([tick(), tick(), tick()])
    const { items } = await listRuns(system(), job.key, RunQuery.parse({}))
    expect(items).toMatchObject([{ trigger: 'schedule', mode: 'full', requestedBy: 'system:cron' }])
    expect(sent.filter((message) => message.runId === items[0]?.id)).toHaveLength(1)
  })

  it('fails when the database is away, so that the platform may fire it again', async () => {
    breakDatabaseFor('select')
    await expect(tick()).rejects.toThrow()
  })
})
