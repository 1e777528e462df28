import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { editWorkspace, getWorkspace, listFlags, setFlag } from '#domain/workspace'
import { flagKeys } from '#domain/workspace/contract.ts'
import { openWorld, type World } from '../../../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

describe('the workspace', () => {
  it('is there from the first migration on, in UTC, and read in one round trip', async () => {
    const before = world.gateway.roundTrips()
    expect(await getWorkspace(world.as('viewer'))).toMatchObject({
      name: 'Quarterdeck',
      timeZone: 'UTC',
      demo: false,
    })
    expect(world.gateway.roundTrips() - before).toBe(1)
  })

  it('is edited by admins, moves its version and tells open pages', async () => {
    const admin = world.as('admin')
    const { updatedAt } = await getWorkspace(admin)
    const edited = await editWorkspace(admin, {
      updatedAt,
      changes: { name: 'Finance', timeZone: 'Europe/Berlin' },
    })
    expect(edited).toMatchObject({ name: 'Finance', timeZone: 'Europe/Berlin' })
    expect(edited.updatedAt > updatedAt).toBe(true)
    expect(world.published).toContainEqual({ topic: 'workspace' })
    const lead = editWorkspace(world.as('lead'), { updatedAt: edited.updatedAt, changes: { name: 'Mine' } })
    await expect(lead).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('answers a stale edit with what it is now and what was changed', async () => {
    const admin = world.as('admin')
    const seen = await getWorkspace(admin)
    await editWorkspace(admin, { updatedAt: seen.updatedAt, changes: { name: 'Operations' } })
    const stale = editWorkspace(admin, { updatedAt: seen.updatedAt, changes: { timeZone: 'UTC' } })
    await expect(stale).rejects.toMatchObject({
      code: 'conflict',
      extra: { current: { name: 'Operations' }, conflictingFields: ['name'] },
    })
  })
})

describe('feature flags', () => {
  it('are all on until an admin hides a page, which is recorded', async () => {
    expect(
      (await listFlags(world.as('viewer'))).every((flag) => flag.enabled && flag.updatedAt === null),
    ).toBe(true)
    const admin = world.as('admin')
    const first = await setFlag(admin, 'pipelines', false)
    expect(first).toMatchObject({
      key: 'pipelines',
      enabled: false,
      updatedAt: expect.any(String),
      changedBy: admin.actor.id,
    })
    await setFlag(admin, 'pipelines', true)
    const flags = await listFlags(world.as('viewer'))
    expect(flags.map((flag) => flag.key)).toEqual(flagKeys)
    expect(flags.find((flag) => flag.key === 'pipelines')).toMatchObject({ enabled: true })
    const audit = await world.db.execute(
      sql`select action, before, after -> 'enabled' as enabled from audit_log where table_name = 'feature_flags' and row_id = 'pipelines' order by id`,
    )
    expect(audit.rows).toEqual([
      { action: 'insert', before: null, enabled: false },
      { action: 'update', before: { enabled: false }, enabled: true },
    ])
    expect(world.published).toContainEqual({ topic: 'flags', ids: ['pipelines'] })
  })

  it('are set by admins only', async () => {
    await expect(setFlag(world.as('lead'), 'projects', false)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
