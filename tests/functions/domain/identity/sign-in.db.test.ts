import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changePassword, createPerson, deactivatePerson, getMe, signIn } from '#domain/identity'
import type { Person } from '#domain/identity/contract.ts'
import type { Ctx } from '../../../../functions/domain/context.ts'
import { openWorld, type World } from '../../../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ env: { STAND_INS: 'notion,azure' } })
})
afterAll(() => world.close())

const password = 'a password for tests'
const create = (email: string) =>
  createPerson(world.as('admin'), { email, name: 'Someone', role: 'member', password })
const enter = (
  email: string,
  secret = password,
  { address = email, ctx = world.as('nobody') }: { address?: string; ctx?: Ctx } = {},
) => signIn(ctx, { email, password: secret }, { address, headers: new Headers() })
const asPerson = ({ id, name, email, role }: Person, sessionId?: string) =>
  world.as(role, { actor: { kind: 'user', id, name, email, role, sessionId } })

async function sessionsOf({ id }: Person): Promise<string[]> {
  const { rows } = await world.db.execute<{ id: string }>(
    sql`select id from sessions where user_id = ${id} order by id`,
  )
  return rows.map((row) => row.id)
}

describe('signing in', () => {
  it('answers who it is and sets cookies that scripts cannot read', async () => {
    const { id } = await create('In@Example.com')
    const { user, cookies } = await enter('IN@example.com')
    expect(user).toEqual({ id, name: 'Someone', email: 'in@example.com', role: 'member' })
    expect(cookies).toHaveLength(2)
    for (const cookie of cookies) expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/)
  })

  it('gives the same answer for an unknown e-mail, a wrong password and a person without one', async () => {
    await create('known@example.com')
    const answers = await Promise.all(
      [enter('known@example.com', 'wrong'), enter('unknown@example.com'), enter('not an e-mail')].map(
        (attempt) => attempt.catch((error: unknown) => ({ ...Object(error), message: String(error) })),
      ),
    )
    expect(answers[0]).toMatchObject({ code: 'unauthenticated' })
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
  })

  it('tells a deactivated person so only when the password is right', async () => {
    const { id } = await create('left@example.com')
    await deactivatePerson(world.as('admin'), id)
    await expect(enter('left@example.com', 'wrong')).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(enter('left@example.com')).rejects.toMatchObject({ code: 'forbidden' })
    const { rows } = await world.db.execute(sql`select 1 from sessions where user_id = ${id}`)
    expect(rows).toEqual([])
  })
})

describe('guessing passwords', () => {
  const start = Date.parse('2026-01-01T00:00:00.000Z')
  const at = (seconds: number) => world.as('nobody', { now: () => new Date(start + seconds * 1000) })
  const limited = { code: 'rate_limited', extra: { retryAfterSeconds: 40 } }

  it('is stopped after ten failures for one e-mail, from wherever they come, until the minute is over', async () => {
    await create('victim@example.com')
    for (let address = 0; address < 10; address++) {
      const attempt = enter('victim@example.com', 'wrong', { address: `10.0.0.${address}`, ctx: at(0) })
      await expect(attempt).rejects.toMatchObject({ code: 'unauthenticated' })
    }
    const blocked = enter('victim@example.com', password, { address: '10.0.0.99', ctx: at(20) })
    await expect(blocked).rejects.toMatchObject(limited)
    await expect(
      enter('victim@example.com', password, { address: '10.0.0.99', ctx: at(60) }),
    ).resolves.toBeDefined()
  })

  it('is stopped after ten failures from one address, whoever they try', async () => {
    for (let person = 0; person < 10; person++)
      await expect(
        enter(`p${person}@example.com`, 'wrong', { address: '10.9.9.9', ctx: at(0) }),
      ).rejects.toMatchObject({
        code: 'unauthenticated',
      })
    await expect(
      enter('p10@example.com', 'wrong', { address: '10.9.9.9', ctx: at(20) }),
    ).rejects.toMatchObject(limited)
  })

  it('is not what somebody does who signs in often', async () => {
    await create('often@example.com')
    for (let time = 0; time < 12; time++)
      await enter('often@example.com', password, { address: '10.7.7.7', ctx: at(0) })
  })
})

describe('changing a password', () => {
  it('needs the current one, ends the other sessions and keeps this one', async () => {
    const person = await create('changes@example.com')
    await enter(person.email)
    await enter(person.email)
    const [kept] = await sessionsOf(person)
    const newPassword = 'an even better password'
    const wrong = changePassword(asPerson(person, kept), { currentPassword: 'wrong', newPassword })
    await expect(wrong).rejects.toMatchObject({ code: 'invalid', errors: [{ path: 'currentPassword' }] })
    await changePassword(asPerson(person, kept), { currentPassword: password, newPassword })
    expect(await sessionsOf(person)).toEqual([kept])
    await expect(enter(person.email)).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(enter(person.email, newPassword)).resolves.toBeDefined()
  })

  it('cannot be done with an API token', async () => {
    const { id, name, email, role } = await create('by-token@example.com')
    const ctx = world.as(role, { actor: { kind: 'token', id, name, email, role } })
    const attempt = changePassword(ctx, { currentPassword: password, newPassword: 'another password' })
    await expect(attempt).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('asking who I am', () => {
  it('answers with workspace, stand-ins, flags and unread notifications in one round trip', async () => {
    const person = await create('me@example.com')
    await world.db
      .execute(sql`insert into feature_flags (key, enabled) values ('gantt', true), ('leads', false)
      on conflict (key) do update set enabled = excluded.enabled`)
    await world.db.execute(sql`insert into notifications (id, user_id, kind, title, link, read_at) values
      (gen_random_uuid(), ${person.id}, 'mention', 'Unread', '/', null),
      (gen_random_uuid(), ${person.id}, 'mention', 'Read', '/', now())`)
    const before = world.gateway.roundTrips()
    const me = await getMe(asPerson(person))
    expect(world.gateway.roundTrips() - before).toBe(1)
    expect(me).toMatchObject({
      id: person.id,
      name: 'Someone',
      email: 'me@example.com',
      role: 'member',
      level: 50,
      workspace: { name: 'Quarterdeck', timeZone: 'UTC', demo: false },
      standIns: ['notion', 'azure'],
      flags: { gantt: true, leads: false },
      unreadNotifications: 1,
    })
  })

  it('is refused for a person who is gone', async () => {
    await expect(getMe(world.as('member'))).rejects.toMatchObject({ code: 'unauthenticated' })
  })
})
