import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createPerson, deactivatePerson, editPerson, revokeToken } from '#domain/identity'
import { CreatedApiToken, type Person, type Role } from '#domain/identity/contract.ts'
import { type Api, openApi, password, type Sender, type Session } from '../../api.ts'
import { openWorld, type World } from '../../world.ts'

let world: World
let api: Api
beforeAll(async () => {
  world = await openWorld()
  api = await openApi(world)
  await api.signIn('admin')
})
afterEach(() => void vi.useRealTimers())
afterAll(() => world.close())

const create = (email: string, role: Role = 'member') =>
  createPerson(world.as('admin'), { email, name: 'Someone', role, password })

async function roundTrips(as: Sender): Promise<number> {
  const before = world.gateway.roundTrips()
  await api.get('/api/me', as)
  return world.gateway.roundTrips() - before
}

function later(seconds: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 })
}

const changeRole = ({ id, updatedAt }: Person, role: Role) =>
  editPerson(world.as('admin'), { id, updatedAt, changes: { role } })

async function makeToken(email: string) {
  const person = await create(email)
  const session = await api.openSession(email, password)
  const { body } = await api.post('/api/me/tokens', { name: 'Script' }, session)
  return { person, session, ...CreatedApiToken.parse(body) }
}

describe('a request with a session cookie', () => {
  it('makes no query for the session while the signed cookie is fresh', async () => {
    await create('fresh@example.com')
    const session = await api.openSession('fresh@example.com', password)
    expect(await roundTrips(session)).toBe(1)
    later(59)
    expect(await roundTrips(session)).toBe(1)
  })

  it('asks the database again after a minute and passes a fresh cookie on', async () => {
    await create('stale@example.com')
    const session = await api.openSession('stale@example.com', password)
    const before = session.get('quarterdeck.session_data')
    later(61)
    expect(await roundTrips(session)).toBeLessThanOrEqual(3)
    expect(session.get('quarterdeck.session_data')).not.toBe(before)
    expect(await roundTrips(session)).toBe(1)
  })

  it('acts with a changed role within a minute', async () => {
    const person = await create('promoted@example.com')
    const session = await api.openSession('promoted@example.com', password)
    await changeRole(person, 'admin')
    later(61)
    expect((await api.get('/api/people', session)).status).toBe(200)
  })

  it('is refused within a minute after the person was deactivated', async () => {
    const { id } = await create('leaver@example.com')
    const session = await api.openSession('leaver@example.com', password)
    await deactivatePerson(world.as('admin'), id)
    later(61)
    expect((await api.get('/api/me', session)).status).toBe(401)
  })

  it('is refused even when a session outlived the deactivation', async () => {
    const { id } = await create('outlived@example.com')
    const session = await api.openSession('outlived@example.com', password)
    await world.db.execute(sql`update users set deactivated_at = now() where id = ${id}`)
    later(61)
    expect((await api.get('/api/me', session)).status).toBe(401)
  })

  it('is refused when the cookie of the session is forged', async () => {
    const session: Session = new Map(await api.signIn('admin'))
    const [token = ''] = decodeURIComponent(session.get('quarterdeck.session_token') ?? '').split('.')
    session.delete('quarterdeck.session_data')
    session.set('quarterdeck.session_token', `${token}.${'A'.repeat(43)}%3D`)
    expect((await api.get('/api/me', session)).status).toBe(401)
  })

  it('answers that the database is away, and keeps the cookies, when the session cannot be checked', async () => {
    const session = new Map(await api.signIn('admin'))
    session.delete('quarterdeck.session_data')
    world.gateway.fault('refuse')
    const answer = await api.get('/api/me', session)
    world.gateway.fault(null)
    expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } })
    expect(answer.headers.getSetCookie()).toEqual([])
    expect((await api.get('/api/me', session)).status).toBe(200)
  })
})

describe('a request with an API token', () => {
  it('acts as its owner, with one round trip more at first and none after that', async () => {
    const { token, person } = await makeToken('script@example.com')
    expect(await roundTrips({ token })).toBe(2)
    expect(await roundTrips({ token })).toBe(1)
    expect((await api.get('/api/me', { token })).body).toMatchObject({ id: person.id, role: 'member' })
    expect((await api.get('/api/people', { token })).status).toBe(403)
    later(31)
    expect(await roundTrips({ token })).toBe(2)
  })

  it('is refused at once where it was revoked, and within half a minute elsewhere', async () => {
    const { token, id, session, person } = await makeToken('revoked@example.com')
    await api.get('/api/me', { token })
    await api.post(`/api/me/tokens/${id}/revocation`, undefined, session)
    expect(await api.get('/api/me', { token })).toMatchObject({
      status: 401,
      body: { detail: expect.stringContaining('API token') },
    })
    const second = CreatedApiToken.parse((await api.post('/api/me/tokens', { name: 'Two' }, session)).body)
    await api.get('/api/me', { token: second.token })
    const { email, role, name } = person
    const elsewhere = world.as(role, { actor: { kind: 'user', id: person.id, name, email, role } })
    await revokeToken(elsewhere, second.id)
    later(31)
    expect((await api.get('/api/me', { token: second.token })).status).toBe(401)
  })

  it('never lives longer than its expiry, however lately it was used', async () => {
    await create('expiring@example.com')
    const session = await api.openSession('expiring@example.com', password)
    const expiresAt = new Date(Date.now() + 10_000).toISOString()
    const { body } = await api.post('/api/me/tokens', { name: 'Short', expiresAt }, session)
    const { token } = CreatedApiToken.parse(body)
    expect((await api.get('/api/me', { token })).status).toBe(200)
    later(11)
    expect((await api.get('/api/me', { token })).status).toBe(401)
  })

  it('is refused when the token is unknown, also where signed-out people may go', async () => {
    const answer = await api.get('/api/health', { token: `qd_${'x'.repeat(43)}` })
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated' } })
  })

  it('never falls back to the cookies beside it', async () => {
    const session = await api.signIn('admin')
    for (const authorization of ['Bearer nonsense', 'Basic YWRtaW46cGFzc3dvcmQ='])
      expect((await api.send('GET', '/api/me', { as: session, headers: { authorization } })).status).toBe(401)
  })
})
