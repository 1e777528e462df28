import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createPerson,
  deactivatePerson,
  editPerson,
  invitePerson,
  listColleagues,
  listPeople,
  reactivatePerson,
} from '#domain/identity'
import { type Person, PersonQuery, type Role } from '#domain/identity/contract.ts'
import { openWorld, type World } from '../../../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await person('admin', 'The first admin')
})
afterAll(() => world.close())

const password = 'a password for tests'
const person = (role: Role, name = `Some ${role}`): Promise<Person> =>
  createPerson(world.as('admin'), { email: `${uuidv7()}@example.com`, name, role, password })
const edit = ({ id, updatedAt }: Person, changes: { name?: string; role?: Role }) =>
  editPerson(world.as('admin'), { id, updatedAt, changes })
const asPerson = ({ id, name, email, role }: Person) =>
  world.as(role, { actor: { kind: 'user', id, name, email, role } })

const openSession = ({ id }: Person) =>
  world.db.execute(
    sql`insert into sessions (id, token, user_id, expires_at) values (${uuidv7()}, ${uuidv7()}, ${id}, now() + interval '1 day')`,
  )
const sessionsOf = async ({ id }: Person) =>
  (await world.db.execute(sql`select 1 from sessions where user_id = ${id}`)).rows.length

describe('creating a person', () => {
  it('makes one person per e-mail, whatever its case, and leaves them as they are', async () => {
    const email = 'Twice@Example.com'
    const first = await createPerson(world.as('admin'), { email, name: 'One', role: 'lead', password })
    const again = await createPerson(world.as('admin'), {
      email: 'twice@example.COM',
      name: 'Two',
      role: 'viewer',
      password,
    })
    expect(again).toEqual(first)
    expect(first).toMatchObject({ name: 'One', role: 'lead', state: 'active' })
  })

  it('never puts the password or its hash into the audit trail', async () => {
    const { id } = await person('member')
    const { rows } = await world.db.execute<{ text: string }>(
      sql`select coalesce(before::text, '') || coalesce(after::text, '') as text from audit_log where after ->> 'user_id' = ${id}`,
    )
    const { rows: stored } = await world.db.execute<{ password: string }>(
      sql`select password from accounts where user_id = ${id}`,
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]?.text).not.toContain('"password"')
    expect(rows[0]?.text).not.toContain(stored[0]?.password)
    expect(stored[0]?.password).not.toContain(password)
  })
})

describe('listing people', () => {
  it('is for admins', async () => {
    await expect(listPeople(world.as('lead'), PersonQuery.parse({}))).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  it('pages through all of them once, in order of level, in one round trip a page', async () => {
    for (const role of ['viewer', 'admin', 'member', 'lead', 'member'] as const) await person(role, 'Paged')
    const seen: Role[] = []
    let after: string | undefined
    do {
      const before = world.gateway.roundTrips()
      const query = PersonQuery.parse({ q: 'paged', sort: '-role', limit: 2, after })
      const page = await listPeople(world.as('admin'), query)
      expect(world.gateway.roundTrips() - before).toBe(1)
      seen.push(...page.items.map((item) => item.role))
      after = page.next ?? undefined
    } while (after)
    expect(seen).toEqual(['admin', 'lead', 'member', 'member', 'viewer'])
  })

  it('finds people by role and by state', async () => {
    const gone = await person('lead', 'Filtered')
    await person('lead', 'Filtered')
    await deactivatePerson(world.as('admin'), gone.id)
    await invitePerson(world.as('admin'), { email: 'new@example.com', name: 'Filtered', role: 'viewer' })
    const states = async (query: object) =>
      (await listPeople(world.as('admin'), PersonQuery.parse({ q: 'Filtered', ...query }))).items.map(
        (item) => item.state,
      )
    expect(await states({ state: 'deactivated' })).toEqual(['deactivated'])
    expect(await states({ role: 'viewer' })).toEqual(['invited'])
    expect((await states({ role: 'lead' })).toSorted()).toEqual(['active', 'deactivated'])
  })
})

describe('listing colleagues', () => {
  it('names everyone who is not locked out to every role, and nothing more about them', async () => {
    const [here, gone] = [await person('member', 'Bo Here'), await person('member', 'Bo Gone')]
    await deactivatePerson(world.as('admin'), gone.id)
    const colleagues = await listColleagues(world.as('viewer'))
    expect(colleagues).toContainEqual({ id: here.id, name: 'Bo Here', role: 'member' })
    expect(colleagues.map(({ id }) => id)).not.toContain(gone.id)
    const names = colleagues.map(({ name }) => name.toLowerCase())
    expect(names).toEqual(names.toSorted())
  })
})

describe('editing a person', () => {
  it('changes name and role and audits both with who did it', async () => {
    const ctx = world.as('admin')
    const before = await person('member', 'Before')
    const changes = { name: 'After', role: 'lead' } as const
    const after = await editPerson(ctx, { id: before.id, updatedAt: before.updatedAt, changes })
    expect(after).toMatchObject(changes)
    const { rows } = await world.db.execute(
      sql`select actor, before, after from audit_log where row_id = ${before.id} and action = 'update'`,
    )
    expect(rows).toEqual([
      { actor: ctx.actor.id, before: { name: 'Before', role: 'member' }, after: changes },
    ])
  })

  it('answers a stale edit with the current person and what others changed', async () => {
    const stale = await person('member')
    await edit(stale, { role: 'lead' })
    await expect(edit(stale, { name: 'Too late' })).rejects.toMatchObject({
      code: 'conflict',
      extra: { conflictingFields: ['role'], current: { role: 'lead' } },
    })
  })

  it('lets nobody change their own role', async () => {
    const me = await person('admin')
    const attempt = editPerson(asPerson(me), {
      id: me.id,
      updatedAt: me.updatedAt,
      changes: { role: 'lead' },
    })
    await expect(attempt).rejects.toMatchObject({ code: 'invalid', errors: [{ path: 'changes.role' }] })
  })
})

describe('the last active admin', () => {
  it('keeps the role, even against two admins who demote each other at the same moment', async () => {
    await world.db.execute(
      sql`delete from accounts where user_id in (select id from users where role = 'admin')`,
    )
    const [one, two] = [await person('admin', 'One'), await person('admin', 'Two')]
    await invitePerson(world.as('admin'), { email: 'soon@example.com', name: 'Invited', role: 'admin' })
    const results = await Promise.allSettled(
      [one, two].map(({ id, updatedAt }) =>
        editPerson(world.as('admin'), { id, updatedAt, changes: { role: 'lead' } }),
      ),
    )
    expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({
      reason: { code: 'invalid', errors: [{ path: 'changes.role' }] },
    })
    const { items } = await listPeople(
      world.as('admin'),
      PersonQuery.parse({ role: 'admin', state: 'active' }),
    )
    expect(items).toHaveLength(1)
    await expect(deactivatePerson(world.as('admin'), String(items[0]?.id))).rejects.toMatchObject({
      code: 'invalid',
      errors: [{ message: expect.stringContaining('last active admin') }],
    })
  })
})

describe('deactivating a person', () => {
  it('ends their sessions, can be repeated and can be undone', async () => {
    const leaver = await person('member')
    await openSession(leaver)
    const first = await deactivatePerson(world.as('admin'), leaver.id)
    expect(first.state).toBe('deactivated')
    expect(await sessionsOf(leaver)).toBe(0)
    expect(await deactivatePerson(world.as('admin'), leaver.id)).toEqual(first)
    expect((await reactivatePerson(world.as('admin'), leaver.id)).state).toBe('active')
  })

  it('is not possible for oneself or for somebody who does not exist', async () => {
    const me = await person('admin')
    await expect(deactivatePerson(asPerson(me), me.id)).rejects.toMatchObject({ code: 'invalid' })
    await expect(deactivatePerson(world.as('admin'), uuidv7())).rejects.toMatchObject({ code: 'not_found' })
  })

  it('tells open pages, and those of the person', async () => {
    const leaver = await person('member')
    world.published.length = 0
    await deactivatePerson(world.as('admin'), leaver.id)
    expect(world.published).toEqual([
      { topic: 'people', ids: [leaver.id] },
      { topic: 'me', userId: leaver.id },
    ])
  })
})
