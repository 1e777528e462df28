import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPerson } from '#domain/identity'
import { Invitation, Me, Person, PersonPage, type Role } from '#domain/identity/contract.ts'
import { type Api, openApi, password, type Session } from '../../api.ts'
import { openWorld, type World } from '../../world.ts'

let world: World
let api: Api
beforeAll(async () => {
  world = await openWorld()
  api = await openApi(world)
})
afterAll(() => world.close())

const create = (email: string, role: Role = 'member') =>
  createPerson(world.as('admin'), { email, name: 'Someone', role, password })
const enter = (body: object, headers = {}) => api.send('POST', '/api/auth/sign-in/email', { body, headers })

describe('POST /api/auth/sign-in/email', () => {
  it('opens a session that GET /api/auth/get-session knows', async () => {
    const { id } = await create('route@example.com')
    const session: Session = new Map()
    const answer = await api.post(
      '/api/auth/sign-in/email',
      { email: 'route@example.com', password },
      session,
    )
    expect(answer).toMatchObject({ status: 200, body: { user: { id, role: 'member' } } })
    expect(JSON.stringify(answer.body)).not.toContain(session.get('quarterdeck.session_token')?.split('.')[0])
    expect((await api.get('/api/auth/get-session', session)).body).toMatchObject({ user: { id } })
    expect((await api.get('/api/auth/get-session')).body).toEqual({ user: null })
  })

  it('answers a wrong password and a missing one as problem details', async () => {
    const wrong = await enter({ email: 'nobody@example.com', password: 'wrong' })
    expect(wrong).toMatchObject({ status: 401, body: { code: 'unauthenticated' } })
    expect(wrong.headers.get('content-type')).toContain('application/problem+json')
    expect(wrong.headers.getSetCookie()).toEqual([])
    const missing = await enter({ email: 'nobody@example.com' })
    expect(missing).toMatchObject({ status: 422, body: { errors: [{ path: 'password' }] } })
  })

  it('says when to try again after too many failures from one address', async () => {
    const from = { 'cf-connecting-ip': '2001:db8:1:2:3::4' }
    const neighbour = { 'cf-connecting-ip': '2001:0db8:1:2:ffff::1' }
    const tries = Array.from({ length: 10 }, (_, i) => ({ email: `${i}@example.com`, password: 'wrong' }))
    for (const body of tries) expect((await enter(body, from)).status).toBe(401)
    const answer = await enter({ email: 'x@example.com', password: 'wrong' }, from)
    expect(answer).toMatchObject({ status: 429, body: { code: 'rate_limited' } })
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    const sameNetwork = await enter({ email: 'y@example.com', password: 'wrong' }, neighbour)
    expect(sameNetwork.status).toBe(429)
    const elsewhere = { 'cf-connecting-ip': '2001:db8:1:3::4' }
    const otherNetwork = await enter({ email: 'z@example.com', password: 'wrong' }, elsewhere)
    expect(otherNetwork.status).toBe(401)
  })

  it('offers nothing to sign up with', async () => {
    const body = { email: 'me@example.com', password, name: 'Me' }
    expect((await api.post('/api/auth/sign-up/email', body)).status).toBe(404)
  })
})

describe('POST /api/auth/sign-out', () => {
  it('ends the session for good, also for somebody who kept the cookies', async () => {
    await create('leaves@example.com')
    const session = await api.openSession('leaves@example.com', password)
    const kept = new Map(session)
    const answer = await api.post('/api/auth/sign-out', undefined, session)
    expect(answer.status).toBe(200)
    expect([...session.keys()]).toEqual([])
    kept.delete('quarterdeck.session_data')
    expect((await api.get('/api/me', kept)).status).toBe(401)
  })

  it('ends a session whose cookie has to be renewed first', async () => {
    await create('stale@example.com')
    const session = await api.openSession('stale@example.com', password)
    session.delete('quarterdeck.session_data')
    await api.post('/api/auth/sign-out', undefined, session)
    expect([...session.keys()]).toEqual([])
  })

  it('is fine without a session', async () => {
    expect((await api.post('/api/auth/sign-out')).status).toBe(200)
  })
})

describe('POST /api/auth/change-password', () => {
  it('changes it and leaves this session open', async () => {
    await create('change@example.com')
    const session = await api.openSession('change@example.com', password)
    const short = { currentPassword: password, newPassword: 'short' }
    expect(await api.post('/api/auth/change-password', short, session)).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'newPassword' }] },
    })
    const answer = await api.post(
      '/api/auth/change-password',
      { currentPassword: password, newPassword: 'a much better one' },
      session,
    )
    expect(answer.status).toBe(200)
    session.delete('quarterdeck.session_data')
    expect((await api.get('/api/me', session)).status).toBe(200)
    await expect(api.openSession('change@example.com', 'a much better one')).resolves.toBeDefined()
  })
})

describe('GET /api/me', () => {
  it('answers who I am in one round trip', async () => {
    await api.signIn('lead')
    const before = world.gateway.roundTrips()
    const answer = await api.get('/api/me', 'lead')
    expect(world.gateway.roundTrips() - before).toBe(1)
    expect(Me.parse(answer.body)).toMatchObject({ role: 'lead', level: 80, name: 'The lead' })
  })
})

describe('a change of role', () => {
  it('reaches the open session with the next GET /api/me, and the person is told to ask', async () => {
    const { id, updatedAt } = await create('promoted@example.com', 'viewer')
    const session = await api.openSession('promoted@example.com', password)
    await api.patch(`/api/people/${id}`, { updatedAt, changes: { role: 'admin' } }, 'admin')
    expect(world.published).toContainEqual({ topic: 'me', userId: id })
    expect((await api.get('/api/people', session)).status).toBe(403)
    expect((await api.get('/api/me', session)).body).toMatchObject({ role: 'admin', level: 100 })
    expect((await api.get('/api/people', session)).status).toBe(200)
  })
})

describe('the tokens of /api/me', () => {
  it('are made, listed and revoked', async () => {
    const made = await api.post('/api/me/tokens', { name: 'CI' }, 'viewer')
    expect(made).toMatchObject({ status: 201, body: { name: 'CI', token: expect.stringMatching(/^qd_/) } })
    const { token, id, ...rest } = made.body
    expect((await api.get('/api/me', { token: String(token) })).body).toMatchObject({ role: 'viewer' })
    expect((await api.get('/api/me/tokens', 'viewer')).body).toEqual({ items: [{ id, ...rest }] })
    const revoked = await api.post(`/api/me/tokens/${String(id)}/revocation`, undefined, 'viewer')
    expect(revoked).toMatchObject({ status: 200, body: { revokedAt: expect.any(String) } })
    expect((await api.post(`/api/me/tokens/${uuidv7()}/revocation`, undefined, 'viewer')).status).toBe(404)
  })
})

describe('/api/people', () => {
  const newcomer = { email: 'Newcomer@Example.com ', name: 'Newcomer', role: 'member' }

  it('takes a person from invitation to deactivation and back', async () => {
    const invited = await api.post('/api/people/invitations', newcomer, 'admin')
    expect(invited.status).toBe(201)
    const { person, invitationUrl } = Invitation.parse(invited.body)
    expect(person.email).toBe('newcomer@example.com')
    const token = new URL(invitationUrl).searchParams.get('invitation')

    const accepted = await api.post('/api/auth/invitations/acceptance', { token, password })
    expect(accepted).toMatchObject({ status: 200, body: { state: 'active', email: person.email } })
    const session = await api.openSession(person.email, password)

    const { updatedAt } = Person.parse(accepted.body)
    const changes = { role: 'lead' }
    const edited = await api.patch(`/api/people/${person.id}`, { updatedAt, changes }, 'admin')
    expect(edited).toMatchObject({ status: 200, body: { role: 'lead' } })
    const stale = await api.patch(
      `/api/people/${person.id}`,
      { updatedAt, changes: { name: 'Late' } },
      'admin',
    )
    expect(stale).toMatchObject({ status: 409, body: { current: { role: 'lead' } } })

    const deactivated = await api.post(`/api/people/${person.id}/deactivation`, undefined, 'admin')
    expect(deactivated).toMatchObject({ status: 200, body: { state: 'deactivated' } })
    session.delete('quarterdeck.session_data')
    expect((await api.get('/api/me', session)).status).toBe(401)
    await api.post(`/api/people/${person.id}/reactivation`, undefined, 'admin')
    await expect(api.openSession(person.email, password)).resolves.toBeDefined()
    const reset = await api.post(`/api/people/${person.id}/password-reset`, undefined, 'admin')
    expect(Invitation.parse(reset.body).invitationUrl).not.toBe(invitationUrl)
  })

  it('lists pages for admins', async () => {
    await create('listed@example.com')
    const { body } = await api.get('/api/people?q=listed&limit=1&sort=-createdAt', 'admin')
    expect(PersonPage.parse(body)).toMatchObject({ items: [{ email: 'listed@example.com' }], next: null })
    expect((await api.get('/api/people?sort=password', 'admin')).status).toBe(422)
  })

  it('answers a second invitation of the same e-mail at the field', async () => {
    const again = { ...newcomer, email: 'again@example.com' }
    await api.post('/api/people/invitations', again, 'admin')
    expect(await api.post('/api/people/invitations', again, 'admin')).toMatchObject({
      status: 409,
      body: { code: 'conflict', errors: [{ path: 'email', message: expect.any(String) }] },
    })
  })

  it('refuses an admin who demotes or deactivates themselves', async () => {
    const { id, updatedAt } = await api.person('admin')
    const demotion = { updatedAt, changes: { role: 'viewer' } }
    expect((await api.patch(`/api/people/${id}`, demotion, 'admin')).status).toBe(422)
    expect((await api.post(`/api/people/${id}/deactivation`, undefined, 'admin')).status).toBe(422)
  })

  it('answers not found for somebody who is not there', async () => {
    const nobody = `/api/people/${uuidv7()}`
    for (const what of ['deactivation', 'reactivation', 'password-reset'])
      expect((await api.post(`${nobody}/${what}`, undefined, 'admin')).status).toBe(404)
  })
})
