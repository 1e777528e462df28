import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { enqueueDueRuns, replayRun, runStep } from '#domain/jobs'
import { cancelImport, getImport, runImport, streamRejects } from '#domain/orders'
import type { Ctx } from '../../../../../functions/domain/context.ts'
import { auditCount, csvOf, type Desk, header, openDesk, rowOf } from './desk.ts'

let desk: Desk
let prefix = 0
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())
beforeEach(() => {
  prefix++
  desk.world.queued.length = 0
})

const count = 9000
/** Several batches of orders, each hundredth row of them for a customer that is not there. */
const fileOf = () =>
  csvOf(
    header,
    ...Array.from({ length: count }, (_, i) =>
      rowOf(`${prefix}-${i}`, i % 100 === 99 ? { customer: 'C-1' } : {}),
    ),
  )

const expected = { read: count, matched: 0, inserted: count - 90, updated: 0, unchanged: 0, rejected: 90 }

const stored = async () => {
  const [row] = await desk.rows(sql`
    select count(*)::int as orders, (select count(*)::int from order_status_history h join orders o on o.id = h.order_id where o.number like ${`${prefix}-%`}) as history
    from orders where number like ${`${prefix}-%`}`)
  return row
}

/** The database works on so many more batches of an import and then is away. */
function failing(batches: number, after: 'before' | 'after'): Ctx['db'] {
  const { db } = desk.world
  let left = batches
  return new Proxy(db, {
    get(target, key) {
      if (key !== 'batch') return Reflect.get(target, key)
      return async (statements: Parameters<Ctx['db']['batch']>[0]) => {
        const writesRows = statements.length === 3
        if (writesRows && left-- <= 0 && after === 'before') throw new Error('killed')
        const result = await target.batch(statements)
        if (writesRows && left < 0) throw new Error('killed')
        return result
      }
    },
  })
}

const system = (over?: Partial<Ctx>) => desk.world.as('admin', over)

async function started(): Promise<string> {
  const { id } = await desk.upload(fileOf())
  await runImport(desk.lead, id)
  return id
}

/** Delivers one message; answers it. */
async function step(over?: Partial<Ctx>) {
  const next = desk.world.queued.shift()
  if (!next) throw new Error('No message waits')
  await runStep(system(over), next.message)
  return next.message
}

/** A clock by which a step never takes long. */
function patient(): Partial<Ctx> {
  const now = new Date()
  return { now: () => now }
}

/** A clock that says the time of a step is used up after so many questions. */
function hasty(questions: number): Partial<Ctx> {
  let asked = 0
  return { now: () => new Date(Date.now() + (asked++ < questions ? 0 : 6000)) }
}

describe('an import that is interrupted', () => {
  it.each([
    ['before it sends a batch', 'before'],
    ['when the database has done a batch whose answer is lost', 'after'],
  ] as const)('goes on %s where it stands, and counts each row once', async (_name, when) => {
    const id = await started()
    await step({ ...patient(), db: failing(2, when) })
    const half = await getImport(desk.lead, id)
    expect(half).toMatchObject({ state: 'running', phase: 'write', rowsTotal: count })
    expect(half.counts.read).toBeGreaterThan(0)
    expect(half.counts.read).toBeLessThan(count)
    await desk.deliver()
    expect(await getImport(desk.lead, id)).toMatchObject({ state: 'succeeded', counts: expected })
    expect(await stored()).toEqual({ orders: count - 90, history: count - 90 })
  })

  it('is taken up by another machine when the first one is gone in the middle of a step', async () => {
    const id = await started()
    const db = failing(1, 'after')
    // Whoever takes the step dies with it: its end is never recorded.
    const dead = new Proxy(db, {
      get: (target, key) => {
        if (key !== 'batch') return Reflect.get(target, key)
        return (statements: Parameters<Ctx['db']['batch']>[0]) =>
          desk.world.queued.length === 0 && killed
            ? Promise.reject(new Error('gone'))
            : target.batch(statements).catch(die)
      },
    })
    let killed = false
    const die = (error: unknown) => {
      killed = true
      throw error
    }
    await expect(step({ db: dead })).rejects.toThrow()
    expect((await getImport(desk.lead, id)).counts.read).toBeGreaterThan(0)
    const later = { now: () => new Date(Date.now() + 300_000) }
    await enqueueDueRuns(system(later))
    await desk.deliver(later)
    expect(await getImport(desk.lead, id)).toMatchObject({ state: 'succeeded', counts: expected })
    expect(await stored()).toEqual({ orders: count - 90, history: count - 90 })
  })

  it('is done in steps when the time of one is not enough', async () => {
    const id = await started()
    let steps = 0
    for (; desk.world.queued.length > 0; steps++) await step(hasty(6))
    expect(steps).toBeGreaterThan(1)
    expect(await getImport(desk.lead, id)).toMatchObject({ state: 'succeeded', counts: expected })
    const [run] = await desk.rows(
      sql`select state, read, inserted, rejected from job_runs where subject = ${id}`,
    )
    expect(run).toEqual({ state: 'succeeded', read: count, inserted: count - 90, rejected: 90 })
  })

  it('writes nothing twice when a message comes twice, at once or later', async () => {
    const id = await started()
    const { message } = desk.world.queued[0] ?? {}
    if (!message) throw new Error('No message waits')
    const [one, other] = [system(patient()), system(patient())]
    const outcomes = await Promise.all([runStep(one, message), runStep(other, message)])
    expect(outcomes.toSorted()).toEqual(['skipped', 'succeeded'])
    const before = await auditCount(desk)
    expect(await runStep(system(), message)).toBe('skipped')
    expect(await getImport(desk.lead, id)).toMatchObject({ state: 'succeeded', counts: expected })
    expect(await auditCount(desk)).toBe(before)
  })

  it('writes nothing twice when two machines do the same step', async () => {
    const id = await started()
    const first = step(hasty(8))
    const intrude = async () => {
      await new Promise((resolve) => setTimeout(resolve, 30))
      await desk.world.db.execute(
        sql`update job_runs set lease_until = null where subject = ${id} and state = 'running'`,
      )
      const [run] = await desk.rows(sql`select id, step from job_runs where subject = ${id}`)
      await runStep(system(), { runId: String(run?.['id']), step: Number(run?.['step']) })
    }
    const second = intrude()
    await Promise.allSettled([first, second])
    await desk.world.db.execute(
      sql`update job_runs set lease_until = null, ready_at = now() - interval '1 hour' where subject = ${id} and state = 'running'`,
    )
    await enqueueDueRuns(system())
    await desk.deliver()
    expect(await getImport(desk.lead, id)).toMatchObject({ state: 'succeeded', counts: expected })
    expect(await stored()).toEqual({ orders: count - 90, history: count - 90 })
  })

  it('survives an answer that the network loses after the commit', async () => {
    const id = await started()
    let batches = 0
    const { db, gateway } = desk.world
    const lossy = new Proxy(db, {
      get(target, key) {
        if (key !== 'batch') return Reflect.get(target, key)
        return (statements: Parameters<Ctx['db']['batch']>[0]) => {
          if (statements.length === 3 && ++batches === 2) gateway.fault('drop-after-commit')
          return target.batch(statements)
        }
      },
    })
    await step({ db: lossy })
    await desk.deliver()
    expect(await getImport(desk.lead, id)).toMatchObject({ state: 'succeeded', counts: expected })
    expect(await stored()).toEqual({ orders: count - 90, history: count - 90 })
  })

  it('is told as failed when its run is dead, and goes on when it is started or replayed', async () => {
    const id = await started()
    const away = { db: failing(0, 'before') }
    for (let tries = 0; tries < 3; tries++) await step(away)
    const dead = await getImport(desk.lead, id)
    expect(dead).toMatchObject({
      state: 'failed',
      phase: null,
      error: expect.stringContaining('goes on where it stopped'),
    })
    await replayRun(desk.lead, { jobKey: 'order-import', id: dead.runId ?? '' })
    await step({ ...hasty(8) })
    await runImport(desk.lead, id)
    await desk.deliver()
    expect(await getImport(desk.lead, id)).toMatchObject({ state: 'succeeded', counts: expected })
  })
})

describe('a cancelled import', () => {
  it('stops, keeps what is written, and can go on', async () => {
    const id = await started()
    await step(hasty(8))
    const half = await cancelImport(desk.lead, id)
    expect(half).toMatchObject({ state: 'cancelled', phase: null })
    expect(half.counts.read).toBeGreaterThan(0)
    await desk.deliver()
    expect((await getImport(desk.lead, id)).counts).toEqual(half.counts)
    expect(await cancelImport(desk.lead, id)).toMatchObject({ state: 'cancelled' })
    const done = await desk.run(id)
    expect(done).toMatchObject({ state: 'succeeded', counts: expected })
    await expect(cancelImport(desk.lead, id)).rejects.toMatchObject({ code: 'conflict' })
    await expect(runImport(desk.lead, id)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('may be a draft', async () => {
    const { id } = await desk.upload(csvOf(header, rowOf('never')))
    expect(await cancelImport(desk.lead, id)).toMatchObject({ state: 'cancelled' })
  })
})

describe('the files of imports', () => {
  it('are deleted by a later import, seven days after the end', async () => {
    const old = await desk.bring(csvOf(header, rowOf('old-1'), rowOf('old-2', { customer: 'C-1' })))
    expect(old.fileKept).toBe(true)
    await desk.world.db.execute(
      sql`update order_imports set finished_at = now() - interval '8 days' where id = ${old.id}`,
    )
    await desk.bring(csvOf(header, rowOf('new-1')))
    const after = await getImport(desk.lead, old.id)
    expect(after).toMatchObject({ fileKept: false, state: 'succeeded' })
    expect(after.rejects).toHaveLength(1)
    expect(await desk.world.as('admin').files.read(`order-imports/${old.id}/file`)).toBeUndefined()
    await expect(streamRejects(desk.lead, old.id)).rejects.toMatchObject({ code: 'not_found' })
    const [numbers] = await desk.rows(
      sql`select count(*)::int as n from order_import_numbers where import_id = ${old.id}`,
    )
    expect(numbers).toEqual({ n: 0 })
  })
})
