import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { cookieNames, readSession } from '#domain/identity'

const secret = 'a secret for tests, long enough to be one'
const now = new Date('2026-01-31T12:00:00.000Z')
const inAMinute = now.getTime() + 60_000

const content = {
  session: { id: 'session-1', token: 'abc', expiresAt: '2026-02-14T12:00:00.000Z', userId: 'user-1' },
  user: { id: 'user-1', name: 'Zoë Ångström', email: 'zoe@example.com', role: 'lead' },
  updatedAt: 1,
}

function cookie(session: object = content, { expiresAt = inAMinute, key = secret } = {}): string {
  const signature = createHmac('sha256', key)
    .update(JSON.stringify({ ...session, expiresAt }))
    .digest('base64url')
  return Buffer.from(JSON.stringify({ session, expiresAt, signature })).toString('base64url')
}

const own = 'abc.signature'
const read = (data: string | undefined, token: string | undefined) =>
  readSession({ token, data }, { secret, now })

describe('reading the signed session cookie', () => {
  it('says who asks', async () => {
    expect(await read(cookie(), own)).toEqual({ kind: 'user', ...content.user, sessionId: 'session-1' })
  })

  it.each([
    ['is missing', undefined],
    ['is not base64', '%%%'],
    ['is not JSON', Buffer.from('{').toString('base64url')],
    ['has another shape', Buffer.from('{"session":1}').toString('base64url')],
    ['was signed with another secret', cookie(content, { key: 'another secret' })],
    ['is over', cookie(content, { expiresAt: now.getTime() })],
    [
      'belongs to a session that is over',
      cookie({ ...content, session: { ...content.session, expiresAt: now.toISOString() } }),
    ],
    ['names no known role', cookie({ ...content, user: { ...content.user, role: 'owner' } })],
  ])('believes nothing when it %s', async (_name, data) => {
    expect(await read(data, own)).toBeUndefined()
  })

  it('believes nothing when a value was changed after signing', async () => {
    const text = Buffer.from(cookie(), 'base64url').toString().replace('"lead"', '"admin"')
    expect(text).toContain('"admin"')
    expect(await read(Buffer.from(text).toString('base64url'), own)).toBeUndefined()
  })

  it('believes nothing when its expiry was moved or its signature is garbage', async () => {
    const parts: Record<string, unknown> = JSON.parse(Buffer.from(cookie(), 'base64url').toString())
    for (const change of [{ expiresAt: inAMinute + 1 }, { signature: '' }, { signature: 'not base64 %' }]) {
      const data = Buffer.from(JSON.stringify({ ...parts, ...change })).toString('base64url')
      expect(await read(data, own)).toBeUndefined()
    }
  })

  it('believes nothing without the cookie of the same session beside it', async () => {
    expect(await read(cookie(), undefined)).toBeUndefined()
    expect(await read(cookie(), 'another.signature')).toBeUndefined()
    expect(await read(cookie(), 'abcd.signature')).toBeUndefined()
  })
})

describe('the names of the cookies', () => {
  it('carry the prefix that binds them to https where the app is served over https', () => {
    expect(cookieNames('https://quarterdeck.example').token).toBe('__Secure-quarterdeck.session_token')
    expect(cookieNames('http://localhost:8787').data).toBe('quarterdeck.session_data')
  })
})
