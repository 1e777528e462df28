import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { runStep } from '#domain/jobs'
import type { JobDefinition, RunState } from '#domain/jobs/contract.ts'
import type { Ctx, JobMessage } from '../../../../functions/domain/context.ts'
import type { Role } from '#domain/identity/contract.ts'
import type { World } from '../../../world.ts'

/** A job of its own, so that tests do not meet in the rule of one active run per job. */
export const fakeJob = (step: JobDefinition['step'], over: Partial<JobDefinition> = {}): JobDefinition => ({
  key: `job-${uuidv7()}`,
  title: 'Fake',
  description: 'Does what a test says',
  cursor: z.object({ page: z.int() }),
  blocked: () => null,
  step,
  ...over,
})

/** A chain of `pages` steps; each reads 10 rows and inserts one. */
export const pagedJob = (pages: number, over: Partial<JobDefinition> = {}): JobDefinition =>
  fakeJob(async (_ctx, { cursor, note }) => {
    const page = z.object({ page: z.int() }).nullable().parse(cursor)?.page ?? 1
    note('info', `page ${page}`)
    return { cursor: page < pages ? { page: page + 1 } : null, counts: { read: 10, inserted: 1 } }
  }, over)

export const failing = (message: string) => async (): Promise<never> => {
  throw new Error(message)
}

/** A step that waits inside until it is told to end, and says when it was entered. */
export function sleepingJob(key: string, read: number) {
  const [entered, enter] = openGate()
  const [woken, wakeUp] = openGate()
  const step: JobDefinition['step'] = async () => {
    enter()
    await woken
    return { cursor: null, counts: { read } }
  }
  return { job: fakeJob(step, { key }), entered, wakeUp }
}

function openGate(): [Promise<void>, () => void] {
  let open: (() => void) | undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return [opened, () => open?.()]
}

export interface Bench {
  job: JobDefinition
  /** Messages that were sent and not delivered yet. */
  sent: { message: JobMessage; delaySeconds: number }[]
  as(role: Role): Ctx
  /** Moves the clock on. */
  pass(ms: number): void
  /** Delivers the oldest message. */
  deliver(): Promise<RunState | 'skipped' | 'nothing sent'>
  /** Delivers until nothing is left; answers what the last delivery came to. */
  drain(): Promise<RunState | 'skipped' | 'nothing sent'>
}

/** One job with a clock and a queue of its own. */
export function openBench(world: World, job: JobDefinition): Bench {
  const sent: Bench['sent'] = []
  let ahead = 0
  const over: Partial<Ctx> = {
    jobs: [job],
    now: () => new Date(Date.now() + ahead),
    queue: { send: async (message, delaySeconds = 0) => void sent.push({ message, delaySeconds }) },
  }
  const as = (role: Role) => world.as(role, over)
  const deliver: Bench['deliver'] = async () => {
    const next = sent.shift()
    return next ? runStep(as('admin'), next.message) : 'nothing sent'
  }
  const drain: Bench['drain'] = async () => {
    const state = await deliver()
    return sent.length > 0 ? drain() : state
  }
  return { job, sent, as, pass: (ms) => void (ahead += ms), deliver, drain }
}

/** A tick sees every job's runs; a test that ticks begins without those of others. */
export async function forgetRuns(world: World): Promise<void> {
  await world.db.execute(sql`truncate schedules, job_runs cascade`)
}

/** People who hear of failures. */
export async function addLead(world: World): Promise<string> {
  const id = uuidv7()
  await world.db.execute(
    sql`insert into users (id, name, email, role) values (${id}, 'A lead', ${`${id}@quarterdeck.example`}, 'lead')`,
  )
  return id
}

export async function alertsOf(world: World, userId: string): Promise<string[]> {
  const { rows } = await world.db.execute<{ incident: string }>(
    sql`select incident from notifications where user_id = ${userId} order by incident`,
  )
  return rows.map((row) => row.incident)
}
