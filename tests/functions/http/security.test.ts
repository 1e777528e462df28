import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { app } from '../../../functions/app.ts'

const origin = 'https://quarterdeck.example'
const env = {
  DATABASE_URL: 'postgresql://nobody:nothing@db.localtest.me/none',
  AUTH_SECRET: 'a secret for tests, long enough to be one',
  APP_URL: origin,
}

// Signed out, so every request that passes the door ends in 401 and none reaches a database.
const send = (headers: Record<string, string>, { method = 'POST', body = '{}' } = {}) =>
  app.request(
    `${origin}/api/projects`,
    {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(method === 'GET' ? {} : { body }),
    },
    env,
  )

describe('a state-changing request', () => {
  it.each([
    ['a page of ours', { 'sec-fetch-site': 'same-origin', origin, cookie: 'a=b' }],
    ['an older browser on a page of ours', { origin, cookie: 'a=b' }],
    ['a program with a token', { authorization: 'Bearer other', origin: 'https://elsewhere.example' }],
    ['a program without cookies, such as a webhook', {}],
  ])('passes when it comes from %s', async (_name, headers) => {
    expect((await send(headers)).status).toBe(401)
  })

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example', cookie: 'a=b' }],
    ['another site, before anybody has a cookie', { origin: 'https://evil.example' }],
    ['a neighbouring subdomain', { 'sec-fetch-site': 'same-site', cookie: 'a=b' }],
    ['a sandboxed frame', { origin: 'null', cookie: 'a=b' }],
    ['somewhere unknown, with a cookie', { cookie: 'a=b' }],
  ])('is refused when it comes from %s', async (_name, headers) => {
    const response = await send(headers)
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({
      code: 'forbidden',
      detail: expect.stringContaining('site'),
    })
  })

  it('is not what a read is: a link from elsewhere may open one', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', cookie: 'a=b' }
    expect((await send(headers, { method: 'GET' })).status).toBe(401)
  })
})

describe('a WebSocket', () => {
  it.each([
    ['passes when it comes from a page of ours', { origin }, 401],
    ['passes when it comes from a program', {}, 401],
    ['is refused when it comes from another site', { origin: 'https://evil.example' }, 403],
  ])('%s', async (_name, from, status) => {
    const headers = { upgrade: 'websocket', cookie: 'a=b', ...from }
    expect((await send(headers, { method: 'GET' })).status).toBe(status)
  })
})

describe('a large request', () => {
  const tooMuch = 4 * 1_048_576 + 1

  it('is refused by its declared length', async () => {
    const response = await send({ 'content-length': String(tooMuch) })
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({
      code: 'too_large',
      detail: expect.stringContaining('4 MB'),
    })
  })

  it('may be a plan file of up to 32 MB', async () => {
    const sent = async (path: string, bytes: number) => {
      const headers = { 'content-length': String(bytes) }
      const response = await app.request(`${origin}${path}`, { method: 'POST', headers, body: '{}' }, env)
      return response.status
    }
    expect(await sent('/api/schedule/exports', tooMuch)).toBe(401)
    expect(await sent('/api/schedule/exports', 8 * tooMuch)).toBe(413)
    expect(await sent('/api/schedule/imports', tooMuch)).toBe(401)
    expect(await sent('/api/schedule/analyses', tooMuch)).toBe(413)
  })

  it('is refused while it arrives when it declares none', async () => {
    const chunk = new Uint8Array(1_048_576)
    let sent = 0
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(chunk)
        if (++sent === 64) controller.close()
      },
    })
    const headers = { 'transfer-encoding': 'chunked' }
    const init = { method: 'POST', body, headers, duplex: 'half' }
    const response = await app.request(new Request(`${origin}/api/projects`, init), undefined, env)
    expect(response.status).toBe(413)
    expect(sent).toBeLessThan(10)
  })
})

describe('a refused request', () => {
  const refused = (bytes: number) => {
    const left = { chunks: bytes / 1024 }
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(1024))
        if (--left.chunks === 0) controller.close()
      },
    })
    const headers = { 'content-type': 'application/json', 'content-length': String(bytes) }
    const init = { method: 'POST', headers, body, duplex: 'half' }
    const request = new Request(`${origin}/api/orders`, init)
    return { left, answer: Promise.resolve(app.request(request, undefined, env)) }
  }

  it('is read to its end, so that the next one on the connection arrives whole', async () => {
    const { left, answer } = refused(64 * 1024)
    expect((await answer).status).toBe(401)
    expect(left.chunks).toBe(0)
  })

  it('is read to its end also where its length was refused', async () => {
    const { left, answer } = refused(5 * 1_048_576)
    expect((await answer).status).toBe(413)
    expect(left.chunks).toBe(0)
  })
})

describe('every answer of the API', () => {
  it.each([['/api/projects'], ['/api/nothing-here'], ['/api/auth/get-session']])(
    'forbids what an answer never needs: %s',
    async (path) => {
      const { headers } = await app.request(origin + path, {}, env)
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('strict-transport-security')).toContain('max-age=31536000')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('permissions-policy')).toContain('camera=()')
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('x-request-id')).toBeTruthy()
    },
  )
})

describe('every static file', () => {
  const rules = readFileSync(join(import.meta.dirname, '../../../web/public/_headers'), 'utf8')
  const policy = new Map(
    (/Content-Security-Policy: (.*)/.exec(rules)?.[1] ?? '')
      .split('; ')
      .map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1)]),
  )

  it('may run scripts and reach servers of ours only, and be framed by nobody', () => {
    expect(policy.get('default-src')).toEqual(["'none'"])
    expect(policy.get('script-src')).toEqual(["'self'"])
    expect(policy.get('connect-src')).toEqual(["'self'"])
    expect(policy.get('frame-ancestors')).toEqual(["'none'"])
    expect(policy.get('form-action')).toEqual(["'self'"])
  })

  it('carries the headers that an answer of the API carries', async () => {
    const { headers } = await app.request(`${origin}/api/nothing-here`, {}, env)
    const own = new Set(['content-security-policy', 'cache-control', 'content-type', 'x-request-id'])
    const expected = [...headers].filter(([name]) => !own.has(name))
    expect(expected.length).toBeGreaterThan(5)
    for (const [name, value] of expected)
      expect(rules.toLowerCase()).toContain(`${name}: ${value}`.toLowerCase())
  })

  it('is kept for good when its name holds its hash', () => {
    expect(rules).toMatch(/\n\/assets\/\*\n {2}Cache-Control: .*max-age=31536000, immutable/)
  })
})
