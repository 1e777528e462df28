import { existsSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import { neonConfig } from '@neondatabase/serverless'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/neon-http'
import { integer, jsonb, pgTable, serial, text, timestamp } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Gateway } from '../../dev/postgres/gateway.ts'
import { send, targets } from './postgres-targets.ts'

let gateway: Gateway
neonConfig.fetchEndpoint = () => gateway.fetchEndpoint

const tasks = pgTable('tasks', {
  id: serial('id').primaryKey(),
  title: text('title').notNull().unique(),
  points: integer('points'),
  tags: text('tags').array(),
  extra: jsonb('extra'),
  due: timestamp('due', { withTimezone: true }),
})

const db = () => drizzle(gateway.databaseUrl)

describe.each(targets)('drizzle on $name', (target) => {
  beforeAll(async () => {
    gateway = await target.start()
    await gateway.exec(`create table tasks (id serial primary key, title text not null unique, points int,
      tags text[], extra jsonb, due timestamptz)`)
  })
  afterAll(() => gateway.close())

  it('writes and reads back rows with every kind of column', async () => {
    const due = new Date('2026-10-25T00:30:00.123Z')
    const task = { title: 'First', points: 3, tags: ['a b', '"c"'], extra: { deep: [1, null, 'x'] }, due }
    await db().insert(tasks).values(task)
    expect(await db().select().from(tasks)).toEqual([{ id: 1, ...task }])
  })

  it('upserts and returns', async () => {
    const upsert = db().insert(tasks).values({ title: 'First', points: 5 })
    const set = { points: sql`excluded.points` }
    const rows = await upsert
      .onConflictDoUpdate({ target: tasks.title, set })
      .returning({ points: tasks.points })
    expect(rows).toEqual([{ points: 5 }])
  })

  it('runs a batch as one transaction and one round trip', async () => {
    const before = gateway.roundTrips()
    const [, rows] = await db().batch([
      db().insert(tasks).values({ title: 'Second' }),
      db().select({ title: tasks.title }).from(tasks).orderBy(tasks.id),
    ])
    expect(rows).toEqual([{ title: 'First' }, { title: 'Second' }])
    expect(gateway.roundTrips() - before).toBe(1)
  })

  it('undoes a batch in which a statement fails', async () => {
    const batch = db().batch([
      db().insert(tasks).values({ title: 'Third' }),
      db().insert(tasks).values({ title: 'First' }),
    ])
    await expect(batch).rejects.toMatchObject({ code: '23505' })
    expect(
      await db()
        .select()
        .from(tasks)
        .where(sql`title = 'Third'`),
    ).toEqual([])
  })
})

describe.each(targets)('what the gateway in front of $name refuses', (target) => {
  beforeAll(async () => {
    gateway = await target.start()
  })
  afterAll(() => gateway.close())

  const select = { query: 'select 1', params: [] }

  it('is a request without a connection string', async () => {
    const answer = await send(gateway, select, { 'Neon-Connection-String': undefined })
    expect(answer).toMatchObject({ status: 400, body: { message: expect.stringContaining('missing') } })
  })

  it.each([
    'postgres://quarterdeck:wrong@db.quarterdeck.localhost/quarterdeck',
    'postgres://someone:local@db.quarterdeck.localhost/quarterdeck',
    'postgres://quarterdeck:local@elsewhere.example/quarterdeck',
    'postgres://quarterdeck:local@db.quarterdeck.localhost/other',
    'https://quarterdeck:local@db.quarterdeck.localhost/quarterdeck',
    'nonsense',
  ])('is the connection string %s', async (connectionString) => {
    const answer = await send(gateway, select, { 'Neon-Connection-String': connectionString })
    expect(answer).toMatchObject({ status: 400, body: { code: '28P01' } })
    expect(JSON.stringify(answer)).not.toMatch(/wrong|local@/)
  })

  it.each(['no json', '[]', '{"query": 1}', '{"queries": [{}]}', '{"query": "select 1", "params": "x"}'])(
    'is the body %s',
    async (body) => {
      expect(await send(gateway, body)).toMatchObject({ status: 400 })
    },
  )

  it('is a text or a number of parameters that the wire protocol cannot carry', async () => {
    expect(await send(gateway, { query: 'select 1 \0' })).toMatchObject({
      status: 400,
      body: { code: '22021' },
    })
    const params = Array.from({ length: 65_536 }, () => null)
    expect(await send(gateway, { query: 'select 1', params })).toMatchObject({
      status: 400,
      body: { code: '08P01' },
    })
    const answer = await send(gateway, { query: 'select $1::text', params: ['\ud800 and é\udc00'] })
    expect(answer).toMatchObject({ status: 200, body: { rows: [['\ufffd and é\ufffd']] } })
  })

  it('is too few or too many parameters', async () => {
    const params = ['1', '2']
    expect(await send(gateway, { query: 'select $1::int', params })).toMatchObject({
      body: { code: '08P01' },
    })
    expect(await send(gateway, { query: 'select $1::int', params: [] })).toMatchObject({
      body: { code: '08P01' },
    })
  })

  it('is any other path or method', async () => {
    const headers = { 'Neon-Connection-String': gateway.databaseUrl }
    expect((await fetch(gateway.fetchEndpoint, { headers })).status).toBe(405)
    expect((await fetch(new URL('/other', gateway.fetchEndpoint), { method: 'POST', headers })).status).toBe(
      404,
    )
  })

  it('is a host name that is not this machine', async () => {
    expect(await statusFor(gateway, 'evil.example')).toBe(403)
    expect(await statusFor(gateway, 'localhost')).toBe(200)
  })

  it('is an answer beyond 64 MiB', async () => {
    const query = `select repeat('x', 1048576) from generate_series(1, 65)`
    expect(await send(gateway, { query })).toMatchObject({ status: 507 })
  })
})

function statusFor(to: Gateway, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { host, 'Neon-Connection-String': to.databaseUrl }
    request(to.fetchEndpoint, { method: 'POST', headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end('{"query": "select 1"}')
  })
}

const fixtures = new URL('../../../shared/fixtures/neon/', import.meta.url)
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, fixtures), 'utf8'))

/** Which table a column comes from differs from database to database. */
const withoutOrigin = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer), (key, value: unknown) =>
    key === 'tableID' || key === 'columnID' ? expect.any(Number) : value,
  )

const headersSchema = z.record(z.string(), z.string())
const captures = z.object({
  captures: z.array(
    z.object({ name: z.string(), request: z.object({ headers: headersSchema, body: z.unknown() }) }),
  ),
})
const cases = z.object({
  cases: z.array(
    z.object({
      name: z.string(),
      request_headers: headersSchema.optional(),
      request_body: z.unknown(),
      response: z.object({ status: z.number(), body: z.unknown() }),
    }),
  ),
})

describe.runIf(existsSync(fixtures)).each(targets)('recorded traffic against $name', (target) => {
  beforeAll(async () => {
    gateway = await target.start()
  })
  afterAll(() => gateway.close())

  it('gets the answers of the original', async () => {
    for (const recorded of cases.parse(read('http-responses.json')).cases) {
      const answer = await send(gateway, recorded.request_body, recorded.request_headers)
      expect(answer, recorded.name).toEqual(withoutOrigin(recorded.response))
    }
  })

  it('is understood as the driver wrote it', async () => {
    await gateway.exec('create table "T" (x int); drop table if exists t; create table t (x int)')
    for (const { name, request: recorded } of captures.parse(read('http-requests.json')).captures) {
      const headers = { ...recorded.headers, 'Neon-Connection-String': gateway.databaseUrl }
      expect(await send(gateway, recorded.body, headers), name).toMatchObject({ status: 200 })
    }
  })
})
