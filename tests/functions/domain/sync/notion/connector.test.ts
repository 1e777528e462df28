import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Ctx } from '../../../../../functions/domain/context.ts'
import { createNotionClient, type NotionClient } from '../../../../../functions/domain/sync/notion/client.ts'
import { readBatch, readPage, resolveSource } from '../../../../../functions/domain/sync/notion/connector.ts'
import { start } from '../../../../../functions/domain/sync/notion/paging.ts'
import { readConfig } from '../../../../../functions/env.ts'
import { pageOf, title } from './pages.ts'
import { memoryFiles } from '../../../../files.ts'

interface Asked {
  path: string
  headers: IncomingHttpHeaders
  body: Record<string, unknown>
}

interface Reply {
  status?: number
  headers?: Record<string, string>
  body: unknown
}

let server: Server
let asked: Asked[]
let replies: Reply[]
let pauses: number[]
let client: NotionClient

/** Answers what the test queued; the last reply again and again. */
beforeEach(async () => {
  ;[asked, replies, pauses] = [[], [], []]
  server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += String(chunk)
    asked.push({ path: request.url ?? '', headers: request.headers, body: text ? JSON.parse(text) : {} })
    const reply = replies.length > 1 ? replies.shift() : replies[0]
    response.writeHead(reply?.status ?? 200, reply?.headers).end(JSON.stringify(reply?.body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  client = createNotionClient(ctxFor(`http://127.0.0.1:${port}`))
})
afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())))

const ctxFor = (url: string): Ctx => ({
  config: readConfig({
    DATABASE_URL: 'postgres://x',
    AUTH_SECRET: 'a secret for tests, long enough to be one',
    APP_URL: 'http://localhost:8787',
    NOTION_TOKEN: 'a token',
    NOTION_API_URL: url,
  }),
  now: () => new Date('2026-03-15T12:00:00.000Z'),
  pacer: {
    take: async (_upstream, want) => ({ granted: want, retryInMs: 0 }),
    pause: async (_upstream, ms) => void pauses.push(ms),
  },
  files: memoryFiles(),
  db: Object.create(null),
  actor: { kind: 'nobody', id: 'nobody', name: 'nobody', role: null },
  requestId: 'test',
  log: { info() {}, warn() {}, error() {} },
  live: { publish: async () => {} },
  queue: { send: async () => {} },
  jobs: [],
})

const list = (results: unknown[]) => ({ object: 'list', results, next_cursor: null, has_more: false })
const noHeaders: Record<string, string> = {}
const error = (status: number, code: string, over: Record<string, unknown> = {}): Reply => ({
  status,
  body: { object: 'error', status, code, message: code, ...over },
})
const from = { dataSourceId: 'd', since: '2026-03-01T00:00:00.000Z', position: start }

describe('a query', () => {
  it('names version and token, and asks for the oldest rows first from a time on', async () => {
    replies = [{ body: list([]) }]
    await readBatch(client, from)
    expect(asked).toMatchObject([
      {
        path: '/v1/data_sources/d/query',
        headers: { 'notion-version': '2026-03-11', authorization: 'Bearer a token' },
        body: {
          filter: {
            timestamp: 'last_edited_time',
            last_edited_time: { on_or_after: '2026-03-01T00:00:00.000Z' },
          },
          sorts: [{ timestamp: 'created_time', direction: 'ascending' }],
          page_size: 100,
        },
      },
    ])
  })

  it('asks for less after it was too much', async () => {
    replies = [error(503, 'service_unavailable'), error(504, 'gateway_timeout'), { body: list([]) }]
    await readBatch(client, from)
    expect(asked.map(({ body }) => body['page_size'])).toEqual([100, 50, 25])
  })

  it('takes each row once, counts those without properties, and leaves other objects out', async () => {
    const page = pageOf({ Name: title('Atlas') })
    const partial = { object: 'page', id: '01980000-0000-7000-8000-000000000002' }
    replies = [
      { body: list([page, partial, { ...page, in_trash: false }, { object: 'data_source', id: 'x' }]) },
    ]
    expect(await readBatch(client, from)).toMatchObject({
      pages: [{ id: page.id }],
      shownIds: [page.id, partial.id, page.id],
      unreadable: 1,
      next: null,
    })
  })

  it('says what it does not understand', async () => {
    replies = [{ body: { hello: 'world' } }]
    await expect(readBatch(client, from)).rejects.toThrow(/a form that is not known \(results\)/)
  })

  it('passes on what Notion refuses', async () => {
    replies = [error(400, 'the filter is not valid')]
    await expect(readBatch(client, from)).rejects.toThrow('Notion: the filter is not valid')
  })
})

describe('a wait that Notion asks for', () => {
  it.each([
    { headers: { 'retry-after': '12' }, body: {}, expected: 12_000 },
    { headers: { 'retry-after': 'Sun, 15 Mar 2026 12:01:30 GMT' }, body: {}, expected: 90_000 },
    { headers: noHeaders, body: { additional_data: { retry_after: '7' } }, expected: 7000 },
    { headers: noHeaders, body: {}, expected: 30_000 },
  ])('is read from $headers and $body as $expected ms', async ({ headers, body, expected }) => {
    replies = [{ ...error(429, 'rate_limited', body), headers }]
    await expect(readBatch(client, from)).rejects.toMatchObject({
      name: 'UpstreamPause',
      retryInMs: expected,
    })
    expect(pauses).toEqual([expected])
  })
})

describe('a page', () => {
  it('is there, gone, or not to be understood', async () => {
    const page = pageOf({ Name: title('Atlas') })
    replies = [{ body: page }, error(404, 'object_not_found'), { body: { object: 'page', id: page.id } }]
    expect((await readPage(client, 'a')).kind).toBe('page')
    expect((await readPage(client, 'a')).kind).toBe('gone')
    expect((await readPage(client, 'a')).kind).toBe('unreadable')
  })
})

const database = (...names: string[]) => ({
  object: 'database',
  id: 'db',
  in_trash: false,
  data_sources: names.map((name) => ({ id: `id of ${name}`, name })),
})

describe('an id of the configuration', () => {
  it('that names a database stands for its one data source', async () => {
    replies = [{ body: database('Risks') }]
    expect(await resolveSource(client, 'risks', 'db')).toBe('id of Risks')
  })

  it('that names a database with several asks for one of them', async () => {
    replies = [{ body: database('Open', 'Closed') }]
    await expect(resolveSource(client, 'risks', 'db')).rejects.toThrow(
      /Name one for risks in NOTION_SOURCES: Open \(id of Open\), Closed \(id of Closed\)/,
    )
  })

  it('that names a source in the trash says so', async () => {
    const source = { object: 'data_source', id: 'db', in_trash: true, properties: {} }
    replies = [error(404, 'object_not_found'), { body: source }]
    await expect(resolveSource(client, 'risks', 'db')).rejects.toThrow(/risks is in the trash/)
  })

  it('that the integration may not read says which capability it needs', async () => {
    replies = [error(403, 'restricted_resource')]
    await expect(resolveSource(client, 'risks', 'db')).rejects.toThrow(/capability “Read content”/)
  })
})
