import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '#domain/identity/contract.ts'
import { listNotifications, notify, readNotifications } from '#domain/notifications'
import { type News, NotificationQuery } from '#domain/notifications/contract.ts'
import type { Ctx } from '../../../../functions/domain/context.ts'
import { systemActor } from '../../../../functions/context.ts'
import { openWorld, type World } from '../../../world.ts'

let world: World
let system: Ctx
beforeAll(async () => {
  world = await openWorld()
  system = world.as('admin', { actor: systemActor('jobs') })
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.db.execute(sql`delete from users`)
  world.published.length = 0
})

/** A person who can be told things, and a context in which they act. */
async function person(role: Role, gone: 'deactivated_at' | 'deleted_at' | null = null): Promise<Ctx> {
  const ctx = world.as(role)
  await world.db.execute(sql`
    insert into users (id, name, email, role) values (${ctx.actor.id}, 'A person', ${`${ctx.actor.id}@quarterdeck.example`}, ${role})`)
  if (gone)
    await world.db.execute(sql`update users set ${sql.identifier(gone)} = now() where id = ${ctx.actor.id}`)
  return ctx
}

const failure = (over: Partial<News> = {}): News => ({
  to: { level: 'lead' },
  kind: 'job_failure',
  title: 'The Notion sync failed',
  body: 'It has failed three times.',
  link: '/pipelines',
  ...over,
})
const query = (input: Record<string, unknown> = {}) => NotificationQuery.parse(input)
const listOf = (ctx: Ctx, input = {}) => listNotifications(ctx, query(input))

describe('telling people', () => {
  it('several things at once takes one round trip and one push each', async () => {
    const [lead, member] = [await person('lead'), await person('member')]
    const to = (ctx: Ctx) => ({ to: { userIds: [ctx.actor.id] } })
    const before = world.gateway.roundTrips()
    await notify(system, [failure(to(lead)), failure({ ...to(lead), title: 'Again' }), failure(to(member))])
    await notify(system, [])
    expect(world.gateway.roundTrips() - before).toBe(1)
    expect(world.published).toHaveLength(2)
    expect((await listOf(lead)).items).toHaveLength(2)
    expect((await listOf(member)).items).toHaveLength(1)
  })

  it('reaches everyone at or above the level who is still here, in one round trip, and pushes to exactly those', async () => {
    const [admin, lead, member] = [await person('admin'), await person('lead'), await person('member')]
    const gone = [await person('lead', 'deactivated_at'), await person('lead', 'deleted_at')]
    const before = world.gateway.roundTrips()
    await notify(system, failure())
    expect(world.gateway.roundTrips() - before).toBe(1)
    const told = [admin, lead].map((ctx) => ctx.actor.id)
    expect(world.published.map((change) => [change.topic, change.userId])).toEqual(
      expect.arrayContaining(told.map((id) => ['notifications', id])),
    )
    expect(world.published).toHaveLength(2)
    for (const ctx of [member, ...gone]) expect((await listOf(ctx)).items).toEqual([])
    expect(await listOf(lead)).toMatchObject({
      items: [
        {
          kind: 'job_failure',
          title: 'The Notion sync failed',
          body: 'It has failed three times.',
          link: '/pipelines',
          readAt: null,
        },
      ],
      next: null,
      unreadCount: 1,
    })
  })

  it('reaches named people, whatever their role, and nobody when nobody is named', async () => {
    const [viewer, other] = [await person('viewer'), await person('viewer')]
    await notify(system, failure({ to: { userIds: [viewer.actor.id, uuidv7()] }, kind: 'assignment' }))
    await notify(system, failure({ to: { userIds: [] } }))
    expect((await listOf(viewer)).items).toHaveLength(1)
    expect((await listOf(other)).items).toEqual([])
  })

  it('tells of one incident once, and tells those who come later', async () => {
    const first = await person('lead')
    await notify(system, failure({ incident: 'sync:1' }))
    const second = await person('lead')
    await notify(system, failure({ incident: 'sync:1', title: 'Seen again' }))
    await notify(system, failure({ incident: 'sync:2' }))
    expect((await listOf(first)).items.map((item) => item.title)).toEqual([
      'The Notion sync failed',
      'The Notion sync failed',
    ])
    expect((await listOf(second)).items.map((item) => item.title)).toEqual([
      'The Notion sync failed',
      'Seen again',
    ])
    expect(world.published.filter((change) => change.userId === first.actor.id)).toHaveLength(2)
  })

  it('repeats itself when no incident is named', async () => {
    const lead = await person('lead')
    await notify(system, failure())
    await notify(system, failure())
    expect((await listOf(lead)).unreadCount).toBe(2)
  })
})

describe('reading notifications', () => {
  it('pages through them newest first, each once, in one round trip a page', async () => {
    const lead = await person('lead')
    for (const title of ['1', '2', '3', '4', '5']) await notify(system, failure({ title }))
    const seen: string[] = []
    let after: string | undefined
    do {
      const before = world.gateway.roundTrips()
      const page = await listOf(lead, { limit: 2, after })
      expect(world.gateway.roundTrips() - before).toBe(1)
      expect(page.unreadCount).toBe(5)
      seen.push(...page.items.map((item) => item.title))
      after = page.next ?? undefined
    } while (after)
    expect(seen).toEqual(['5', '4', '3', '2', '1'])
  })

  it('marks the named ones, then all, and answers how many are left', async () => {
    const lead = await person('lead')
    for (const title of ['1', '2', '3']) await notify(system, failure({ title }))
    const [newest] = (await listOf(lead)).items
    expect(await readNotifications(lead, { ids: [String(newest?.id)] })).toEqual({ unreadCount: 2 })
    expect((await listOf(lead, { unread: 'true' })).items.map((item) => item.title)).toEqual(['2', '1'])
    expect(await readNotifications(lead, {})).toEqual({ unreadCount: 0 })
    expect((await listOf(lead)).items.every((item) => item.readAt !== null)).toBe(true)
  })

  it('pushes only when something was unread', async () => {
    const lead = await person('lead')
    await notify(system, failure())
    world.published.length = 0
    await readNotifications(lead, {})
    await readNotifications(lead, {})
    expect(world.published).toEqual([{ topic: 'notifications', userId: lead.actor.id }])
  })

  it("never shows or touches other people's", async () => {
    const [mine, theirs] = [await person('lead'), await person('admin')]
    await notify(system, failure({ to: { userIds: [theirs.actor.id] } }))
    const [item] = (await listOf(theirs)).items
    expect((await listOf(mine)).items).toEqual([])
    await readNotifications(mine, { ids: [String(item?.id)] })
    expect((await listOf(theirs)).unreadCount).toBe(1)
  })

  it('is for people who are signed in', async () => {
    await expect(listOf(world.as('nobody'))).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(listOf(system)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
