import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { startGateway, type Gateway } from '../../dev/postgres/gateway.ts'
import { connectNeon, type Db } from '../../functions/db/client.ts'

let gateway: Gateway
let db: Db
beforeAll(async () => {
  gateway = await startGateway({})
  db = connectNeon(gateway.databaseUrl, gateway.fetchEndpoint)
})
afterAll(() => gateway.close())

const estimate = async () =>
  (await db.execute(sql`select reltuples::int as rows from pg_class where relname = 'grown'`)).rows[0]?.[
    'rows'
  ]

it('gathers statistics by itself after many rows changed', async () => {
  await db.execute(sql`create table grown (id int primary key)`)
  await db.execute(sql`insert into grown select generate_series(1, 5000)`)
  await vi.waitFor(async () => expect(await estimate()).toBe(5000), { timeout: 10_000, interval: 250 })
})
