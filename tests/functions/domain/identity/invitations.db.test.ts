import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  acceptInvitation,
  createPerson,
  deactivatePerson,
  invitePerson,
  resetPassword,
  signIn,
} from '#domain/identity'
import type { Invitation } from '#domain/identity/contract.ts'
import { openWorld, type World } from '../../../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const password = 'a password for tests'
const invite = (email: string) => invitePerson(world.as('admin'), { email, name: 'New here', role: 'member' })
const tokenOf = (invitation: Invitation) =>
  String(new URL(invitation.invitationUrl).searchParams.get('invitation'))
const enter = (email: string, secret = password) =>
  signIn(world.as('nobody'), { email, password: secret }, { address: email, headers: new Headers() })

describe('inviting a person', () => {
  it('makes the person and a link to the sign-in page for a week, and stores no secret', async () => {
    const now = new Date('2026-01-01T00:00:00.000Z')
    const invitation = await invitePerson(world.as('admin', { now: () => now }), {
      email: 'one@example.com',
      name: 'One',
      role: 'lead',
    })
    expect(invitation.person).toMatchObject({ email: 'one@example.com', role: 'lead', state: 'invited' })
    expect(invitation.invitationUrl).toMatch(/^http:\/\/localhost:8787\/login\?invitation=[\w-]{43}$/)
    expect(invitation.expiresAt).toBe('2026-01-08T00:00:00.000Z')
    const { rows } = await world.db.execute(sql`select identifier, value from verifications`)
    expect(JSON.stringify(rows)).not.toContain(tokenOf(invitation))
  })

  it('refuses a second person with the same e-mail, at the field', async () => {
    await invite('same@example.com')
    await expect(invite('SAME@example.com')).rejects.toMatchObject({
      code: 'conflict',
      errors: [{ path: 'email' }],
    })
  })

  it('is for admins', async () => {
    const attempt = invitePerson(world.as('lead'), { email: 'x@example.com', name: 'X', role: 'viewer' })
    await expect(attempt).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('accepting an invitation', () => {
  it('sets the password once, in the person’s own name', async () => {
    const invitation = await invite('accepts@example.com')
    const accepted = await acceptInvitation(world.as('nobody'), { token: tokenOf(invitation), password })
    expect(accepted).toMatchObject({ id: invitation.person.id, state: 'active' })
    expect((await enter('accepts@example.com')).user.id).toBe(invitation.person.id)
    const { rows } = await world.db.execute(
      sql`select actor from audit_log where table_name = 'accounts' and after ->> 'user_id' = ${accepted.id}`,
    )
    expect(rows).toEqual([{ actor: accepted.id }])
    await expect(
      acceptInvitation(world.as('nobody'), { token: tokenOf(invitation), password: 'another password' }),
    ).rejects.toMatchObject({ code: 'invalid', errors: [{ path: 'token' }] })
  })

  it('lets only one of two simultaneous uses through', async () => {
    const token = tokenOf(await invite('race@example.com'))
    const results = await Promise.allSettled(
      ['the first password', 'the second password'].map((secret) =>
        acceptInvitation(world.as('nobody'), { token, password: secret }),
      ),
    )
    expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({
      reason: { code: 'invalid' },
    })
  })

  it('is refused after a week, for an unknown link and for a deactivated person', async () => {
    const token = tokenOf(await invite('late@example.com'))
    const later = new Date(Date.now() + 8 * 86_400_000)
    const refused = { code: 'invalid', errors: [{ path: 'token' }] }
    await expect(
      acceptInvitation(world.as('nobody', { now: () => later }), { token, password }),
    ).rejects.toMatchObject(refused)
    await expect(acceptInvitation(world.as('nobody'), { token: 'unknown', password })).rejects.toMatchObject(
      refused,
    )
    const gone = await invite('gone@example.com')
    await deactivatePerson(world.as('admin'), gone.person.id)
    await expect(
      acceptInvitation(world.as('nobody'), { token: tokenOf(gone), password }),
    ).rejects.toMatchObject(refused)
  })
})

describe('resetting a password', () => {
  it('gives a new link, and earlier links stop working', async () => {
    const first = await invite('lost@example.com')
    const second = await resetPassword(world.as('admin'), first.person.id)
    await expect(
      acceptInvitation(world.as('nobody'), { token: tokenOf(first), password }),
    ).rejects.toMatchObject({ code: 'invalid' })
    await acceptInvitation(world.as('nobody'), { token: tokenOf(second), password })
    await expect(enter('lost@example.com')).resolves.toMatchObject({ user: { name: 'New here' } })
  })

  it('replaces the old password, ends the sessions and is audited without the secret', async () => {
    const { id, email } = await createPerson(world.as('admin'), {
      email: 'reset@example.com',
      name: 'Reset',
      role: 'member',
      password,
    })
    await enter(email)
    const reset = await resetPassword(world.as('admin'), id)
    await acceptInvitation(world.as('nobody'), { token: tokenOf(reset), password: 'a new password' })
    await expect(enter(email)).rejects.toMatchObject({ code: 'unauthenticated' })
    const sessions = await world.db.execute(sql`select 1 from sessions where user_id = ${id}`)
    expect(sessions.rows).toEqual([])
    const { rows } = await world.db.execute<{ after: object }>(
      sql`select actor, after from audit_log where table_name = 'accounts' and action = 'update' and actor = ${id}`,
    )
    expect(rows.map((row) => Object.keys(row.after))).toEqual([['password_changed_at']])
  })

  it('asks to reactivate a deactivated person first', async () => {
    const { person } = await invite('deactivated@example.com')
    await deactivatePerson(world.as('admin'), person.id)
    await expect(resetPassword(world.as('admin'), person.id)).rejects.toMatchObject({ code: 'invalid' })
  })
})
