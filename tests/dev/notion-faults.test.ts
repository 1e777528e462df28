import { Client, isNotionClientError, LogLevel } from '@notionhq/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type NotionStandIn, startNotion } from '../../dev/notion/index.ts'

const size = { programs: 2, projects: 6, budgetLines: 30, risks: 4, actions: 4 }
let notion: NotionStandIn
let client: Client
let lines: string

beforeEach(async () => {
  notion = await startNotion({ size })
  const { url: baseUrl, token: auth } = notion
  client = new Client({ auth, baseUrl, notionVersion: '2026-03-11', retry: false, logLevel: LogLevel.ERROR })
  lines = notion.control.sources().find(({ role }) => role === 'budgetLines')?.dataSourceId ?? ''
})

afterEach(() => notion.close())

type Answer = Record<string, unknown> & { results?: { id: string }[] }

async function ask(body: unknown = {}): Promise<{ status: number; headers: Headers; body: Answer }> {
  const response = await send('POST', `/v1/data_sources/${lines}/query`, body)
  return { status: response.status, headers: response.headers, body: await response.json() }
}

function send(method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(notion.url + path, {
    method,
    headers: { authorization: `Bearer ${notion.token}`, 'notion-version': '2026-03-11' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

describe('faults that answer with an error', () => {
  it('gives each its status and code, then is over', async () => {
    const expected = [
      ['conflict', 409, 'conflict_error'],
      ['overloaded', 529, 'service_overload'],
      ['internalError', 500, 'internal_server_error'],
      ['unavailable', 503, 'service_unavailable'],
      ['gatewayTimeout', 504, 'gateway_timeout'],
    ] as const
    for (const [kind, status, code] of expected) {
      notion.control.addFault({ kind })
      expect((await ask()).body).toMatchObject({
        object: 'error',
        status,
        code,
        request_id: expect.any(String),
      })
      expect((await ask()).status).toBe(200)
    }
  })

  it('tells how long to wait and why when the rate is exceeded', async () => {
    notion.control.addFault({
      kind: 'rateLimited',
      retryAfterSeconds: 75,
      reason: 'public_api_space_request_rate_limit',
    })
    const { headers, body } = await ask()
    expect(headers.get('retry-after')).toBe('75')
    expect(body).toMatchObject({
      status: 429,
      code: 'rate_limited',
      additional_data: { retry_after: '75', rate_limit_reason: 'public_api_space_request_rate_limit' },
    })
  })

  it('lets an overloaded service name a pause too', async () => {
    notion.control.addFault({ kind: 'overloaded', retryAfterSeconds: 3 })
    expect((await ask()).headers.get('retry-after')).toBe('3')
  })

  it('gives guidance with a 503', async () => {
    notion.control.addFault({ kind: 'unavailable' })
    expect((await ask()).body.additional_data).toMatchObject({ retry_guidance: expect.any(Array) })
  })

  it('answers a bad gateway in HTML, which the client cannot read as an error of the service', async () => {
    notion.control.addFault({ kind: 'badGateway' })
    const failure: unknown = await client.users.me({}).catch((error: unknown) => error)
    expect(isNotionClientError(failure) && failure.code).toBe('notionhq_client_response_error')
    expect(failure).toMatchObject({ status: 502 })
  })

  it('saves the write and says so in a 503 that must not be repeated', async () => {
    const page = notion.control.rows({ source: 'projects' })[0]?.id ?? ''
    notion.control.addFault({ kind: 'unavailable', saved: true })
    const response = await send('PATCH', `/v1/pages/${page}`, { properties: { Budget: { number: 77 } } })
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ additional_data: { committed_resource_id: page } })
    expect(notion.control.row({ page }).values.Budget).toBe(77)
  })
})

describe('faults of the connection', () => {
  it('drops the connection without an answer', async () => {
    notion.control.addFault({ kind: 'drop' })
    await expect(ask()).rejects.toThrow('fetch failed')
    expect(notion.control.counters()).toMatchObject({ dropped: 1, total: 1 })
  })

  it('can carry the write out and lose only its answer', async () => {
    const page = notion.control.rows({ source: 'projects' })[0]?.id ?? ''
    notion.control.addFault({ kind: 'drop', afterAnswer: true })
    const write = send('PATCH', `/v1/pages/${page}`, { properties: { Budget: { number: 78 } } })
    await expect(write).rejects.toThrow('fetch failed')
    expect(notion.control.row({ page }).values.Budget).toBe(78)
  })

  it('hangs for a while and then answers', async () => {
    notion.control.addFault({ kind: 'hang', ms: 60 })
    const startedMs = performance.now()
    expect((await ask()).status).toBe(200)
    expect(performance.now() - startedMs).toBeGreaterThan(50)
  })

  it('lets go of a hanging request when it closes', async () => {
    notion.control.addFault({ kind: 'hang', ms: 600_000 })
    const hanging = ask().catch(() => 'cut off')
    await expect.poll(() => notion.control.faults()).toEqual([])
    await notion.close()
    expect(await hanging).toBe('cut off')
  })

  it('cuts JSON in the middle of a 200', async () => {
    notion.control.addFault({ kind: 'truncated' })
    const response = await send('POST', `/v1/data_sources/${lines}/query`, {})
    expect(response.status).toBe(200)
    await expect(response.json()).rejects.toThrow(SyntaxError)
  })

  it('adds latency to every request', async () => {
    notion.control.setLatency({ ms: 40 })
    const startedMs = performance.now()
    await ask()
    expect(performance.now() - startedMs).toBeGreaterThan(35)
  })
})

describe('faults of paging', () => {
  it('serves fewer rows than asked for and still gives all of them', async () => {
    notion.control.addFault({ kind: 'shortPage', rows: 3 })
    const first = await ask({ page_size: 20 })
    expect(first.body).toMatchObject({ has_more: true })
    expect(first.body.results).toHaveLength(3)
    const second = await ask({ page_size: 100, start_cursor: first.body.next_cursor })
    const ids = [...(first.body.results ?? []), ...(second.body.results ?? [])].map(({ id }) => id)
    expect(new Set(ids).size).toBe(30)
  })

  it('can even serve an empty page that has more', async () => {
    notion.control.addFault({ kind: 'shortPage', rows: 0 })
    const { body } = await ask()
    expect(body).toMatchObject({ results: [], has_more: true, next_cursor: expect.any(String) })
  })

  it('repeats a cursor for as long as it is told to', async () => {
    const first = await ask({ page_size: 10 })
    notion.control.addFault({ kind: 'repeatCursor', times: 'forever' })
    const start_cursor = first.body.next_cursor
    const second = await ask({ page_size: 10, start_cursor })
    const third = await ask({ page_size: 10, start_cursor: second.body.next_cursor })
    expect(second.body).toMatchObject({ next_cursor: start_cursor, has_more: true })
    expect(third.body.results).toEqual(second.body.results)
    notion.control.clearFaults()
    const fourth = await ask({ page_size: 10, start_cursor })
    expect(fourth.body.next_cursor).not.toBe(start_cursor)
  })

  it('keeps paging faults for queries and leaves other requests alone', async () => {
    notion.control.addFault({ kind: 'shortPage', rows: 1 })
    await client.users.me({})
    expect((await ask()).body.results).toHaveLength(1)
  })
})

describe('aiming faults', () => {
  it('hits only matching requests, as often as asked', async () => {
    notion.control.addFault({ kind: 'internalError', times: 2, path: '/v1/users' })
    notion.control.addFault({ kind: 'conflict', method: 'PATCH' })
    expect((await ask()).status).toBe(200)
    expect((await send('GET', '/v1/users')).status).toBe(500)
    expect((await send('GET', '/v1/users/me')).status).toBe(500)
    expect((await send('GET', '/v1/users/me')).status).toBe(200)
    expect(notion.control.faults()).toHaveLength(1)
  })
})

describe('the rate budget', () => {
  it('can be spent in one burst and comes back with the next window', async () => {
    notion.control.setRateLimit({ budget: 3 })
    const statuses = await Promise.all(Array.from({ length: 5 }, async () => (await ask()).status))
    expect(statuses.toSorted()).toEqual([200, 200, 200, 429, 429])
    const { headers, body } = await ask()
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(55)
    expect(body).toMatchObject({ additional_data: { rate_limit_reason: 'public_api_request_rate_limit' } })
    notion.control.advanceClock({ ms: 60_000 })
    expect((await ask()).status).toBe(200)
    expect(notion.control.counters()).toMatchObject({ rateLimited: 3, byStatus: { 200: 4, 429: 3 } })
  })

  it('is obeyed by a client that waits as told', async () => {
    const patient = new Client({ auth: notion.token, baseUrl: notion.url, notionVersion: '2026-03-11' })
    notion.control.setRateLimit({ budget: 1, windowMs: 300 })
    await patient.users.me({})
    await patient.users.me({})
    expect(notion.control.counters().rateLimited).toBeGreaterThan(0)
  })
})
