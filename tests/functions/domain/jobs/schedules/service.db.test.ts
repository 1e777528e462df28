import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  createSchedule,
  deleteSchedule,
  editSchedule,
  enqueueDueRuns,
  ensureSchedules,
  listDeletedSchedules,
  listJobs,
  listSchedules,
  previewSchedule,
  restoreSchedule,
} from '#domain/jobs'
import { ScheduleQuery } from '#domain/jobs/schedules/contract.ts'
import { openWorld, type World } from '../../../../world.ts'
import { type Bench, forgetRuns, openBench, pagedJob } from '../fakes.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => forgetRuns(world))
afterAll(() => world.close())

const input = (bench: Bench, cron = '30 6 * * *') => ({
  jobKey: bench.job.key,
  cron,
  timeZone: 'Europe/London',
  mode: 'incremental' as const,
  enabled: true,
})

const listOf = async (bench: Bench) =>
  (await listSchedules(bench.as('admin'), ScheduleQuery.parse({ job: bench.job.key }))).items

describe('a schedule', () => {
  it('shows its next five runs, and its first is when it is due', async () => {
    const bench = openBench(world, pagedJob(1))
    const schedule = await createSchedule(bench.as('admin'), input(bench))
    expect(schedule.nextRuns).toHaveLength(5)
    expect(schedule.nextRunAt).toBe(schedule.nextRuns[0])
    expect(await listOf(bench)).toEqual([schedule])
    expect((await listJobs(bench.as('viewer')))[0]?.nextRunAt).toBe(schedule.nextRunAt)
    expect(world.published).toContainEqual({ topic: 'schedules', ids: [schedule.id] })
  })

  it('is made once however often it is sent', async () => {
    const bench = openBench(world, pagedJob(1))
    const id = uuidv7()
    const first = await createSchedule(bench.as('admin'), { ...input(bench), id })
    expect(await createSchedule(bench.as('admin'), { ...input(bench), id })).toEqual(first)
    expect(await listOf(bench)).toHaveLength(1)
  })

  it('is refused at the fields that are wrong', async () => {
    const bench = openBench(world, pagedJob(1))
    const wrong = { ...input(bench), jobKey: 'nothing', cron: '61 * * * *', timeZone: 'Mars/Olympus' }
    await expect(createSchedule(bench.as('admin'), wrong)).rejects.toMatchObject({
      code: 'invalid',
      errors: [{ path: 'jobKey' }, { path: 'cron' }, { path: 'timeZone' }],
    })
  })

  it('can be previewed, with errors at the field', async () => {
    const ctx = world.as('admin', { now: () => new Date('2026-03-07T12:00:00.000Z') })
    const recurrence = { cron: '30 2 * * *', timeZone: 'America/New_York' }
    const { nextRuns } = await previewSchedule(ctx, recurrence)
    expect(nextRuns).toEqual(
      [9, 10, 11, 12, 13].map((day) => `2026-03-${String(day).padStart(2, '0')}T06:30:00.000Z`),
    )
    await expect(previewSchedule(ctx, { ...recurrence, cron: 'x' })).rejects.toMatchObject({
      errors: [{ path: 'cron' }],
    })
  })

  it('is for admins', async () => {
    const bench = openBench(world, pagedJob(1))
    await expect(createSchedule(bench.as('lead'), input(bench))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(listSchedules(bench.as('lead'), ScheduleQuery.parse({}))).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

describe('editing a schedule', () => {
  it('moves its next run, keeps the audit trail and is not done by a tick that moves it on', async () => {
    const bench = openBench(world, pagedJob(1))
    const made = await createSchedule(bench.as('admin'), input(bench, '* * * * *'))
    bench.pass(120_000)
    await enqueueDueRuns(bench.as('admin'))
    const changes = { cron: '0 12 * * *', timeZone: 'Asia/Kolkata' }
    const edited = await editSchedule(bench.as('admin'), { id: made.id, updatedAt: made.updatedAt, changes })
    expect(edited).toMatchObject(changes)
    expect(edited.nextRunAt).toMatch(/T06:30:00\.000Z$/)
    const { rows } = await world.db.execute(
      sql`select before, after from audit_log where row_id = ${made.id} and action = 'update'`,
    )
    expect(rows).toEqual([
      {
        before: { cron: '* * * * *', time_zone: 'Europe/London' },
        after: { cron: '0 12 * * *', time_zone: 'Asia/Kolkata' },
      },
    ])
  })

  it('is refused on an old version, with the current row, and succeeds when repeated', async () => {
    const bench = openBench(world, pagedJob(1))
    const made = await createSchedule(bench.as('admin'), input(bench))
    const edit = { id: made.id, updatedAt: made.updatedAt, changes: { enabled: false } }
    const edited = await editSchedule(bench.as('admin'), edit)
    expect(await editSchedule(bench.as('admin'), edit)).toEqual(edited)
    const stale = editSchedule(bench.as('admin'), { ...edit, changes: { mode: 'full' as const } })
    await expect(stale).rejects.toMatchObject({
      code: 'conflict',
      extra: { current: { enabled: false }, conflictingFields: ['enabled'] },
    })
  })

  it('takes a disabled schedule out of the ticks and puts it back without making up for the past', async () => {
    const bench = openBench(world, pagedJob(1))
    const made = await createSchedule(bench.as('admin'), input(bench, '0 * * * *'))
    const off = await editSchedule(bench.as('admin'), {
      id: made.id,
      updatedAt: made.updatedAt,
      changes: { enabled: false },
    })
    expect(off.nextRunAt).toBeNull()
    bench.pass(7_200_000)
    await enqueueDueRuns(bench.as('admin'))
    await editSchedule(bench.as('admin'), {
      id: made.id,
      updatedAt: off.updatedAt,
      changes: { enabled: true },
    })
    await enqueueDueRuns(bench.as('admin'))
    expect(bench.sent).toEqual([])
  })

  it('is refused at the changed field', async () => {
    const bench = openBench(world, pagedJob(1))
    const { id, updatedAt } = await createSchedule(bench.as('admin'), input(bench))
    const edit = { id, updatedAt, changes: { cron: '0 0 31 2 *' } }
    await expect(editSchedule(bench.as('admin'), edit)).rejects.toMatchObject({
      code: 'invalid',
      errors: [{ path: 'changes.cron' }],
    })
  })
})

describe('deleting a schedule', () => {
  it('hides it and stops its runs until an admin restores it', async () => {
    const bench = openBench(world, pagedJob(1))
    const { id } = await createSchedule(bench.as('admin'), input(bench, '0 * * * *'))
    const admin = bench.as('admin')
    await deleteSchedule(admin, id)
    await expect(deleteSchedule(bench.as('admin'), id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await listOf(bench)).toEqual([])
    expect(await listDeletedSchedules(bench.as('admin'))).toContainEqual(
      expect.objectContaining({ id, deletedBy: admin.actor.id, deletedAt: expect.any(String) }),
    )
    bench.pass(7_200_000)
    await restoreSchedule(bench.as('admin'), id)
    await enqueueDueRuns(bench.as('admin'))
    expect(bench.sent).toEqual([])
    expect(await listOf(bench)).toMatchObject([{ id, nextRunAt: expect.any(String) }])
  })
})

describe('the schedules that jobs come with', () => {
  it('are made once per job and mode, even by several at once', async () => {
    const bench = openBench(world, pagedJob(1))
    const { enabled: _, ...own } = input(bench)
    const ensure = () =>
      ensureSchedules(bench.as('admin'), [own, { ...own, mode: 'full' as const, cron: '0 3 * * 0' }])
    await Promise.all([ensure(), ensure(), ensure()])
    await ensure()
    const schedules = await listOf(bench)
    expect(schedules.map((schedule) => schedule.mode).toSorted()).toEqual(['full', 'incremental'])
    expect(schedules.every((schedule) => schedule.enabled && schedule.nextRunAt !== null)).toBe(true)
  })

  it('never undo what an admin changed or deleted', async () => {
    const bench = openBench(world, pagedJob(1))
    const { enabled: _, ...own } = input(bench)
    const ensure = () => ensureSchedules(bench.as('admin'), [own])
    await ensure()
    const [made] = await listOf(bench)
    const edit = { id: String(made?.id), updatedAt: String(made?.updatedAt), changes: { cron: '0 9 * * *' } }
    await editSchedule(bench.as('admin'), edit)
    await ensure()
    expect(await listOf(bench)).toMatchObject([{ cron: '0 9 * * *' }])
    await deleteSchedule(bench.as('admin'), edit.id)
    await ensure()
    expect(await listOf(bench)).toEqual([])
  })
})
