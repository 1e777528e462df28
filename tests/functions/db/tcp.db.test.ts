import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Db, DatabaseUnavailable } from '../../../functions/db/client.ts'
import { sqlState } from '../../../functions/db/sql-state.ts'
import { connectTcp } from '../../../functions/db/tcp.ts'
import { createDatabase } from '../../../dev/postgres/create-database.ts'
import { realPostgres } from '../../world.ts'

describe.runIf(realPostgres)('Postgres over TCP', () => {
  let db: Db
  let url: string
  beforeAll(async () => {
    url = await createDatabase(realPostgres ?? '')
    db = connectTcp(url)
    await db.execute(
      sql`create table things (id int primary key, amount numeric(12, 2), at timestamptz, day date, tags text[], body jsonb)`,
    )
  })

  it('answers exact values, as over HTTP', async () => {
    await db.execute(
      sql`insert into things values (1, 12.50, '2026-01-31T12:00:00.123Z', '2026-01-31', '{a,"b c"}', '{"x": 1}')`,
    )
    const { rows } = await db.execute(sql`select * from things where id = ${1}`)
    expect(rows).toEqual([
      {
        id: 1,
        amount: '12.50',
        at: '2026-01-31 12:00:00.123+00',
        day: '2026-01-31',
        tags: ['a', 'b c'],
        body: { x: 1 },
      },
    ])
  })

  it('runs a batch as one transaction', async () => {
    const failing = db.batch([
      db.execute(sql`insert into things (id) values (2)`),
      db.execute(sql`insert into things (id) values (1)`),
    ])
    await expect(failing).rejects.toSatisfy((error) => sqlState(error) === '23505')
    const { rows } = await db.execute(sql`select id from things order by id`)
    expect(rows).toEqual([{ id: 1 }])
  })

  it('asks for the password at each new connection', async () => {
    const asked: number[] = []
    const renewed = connectTcp(url, async () => `token-${asked.push(1)}`)
    await renewed.execute(sql`select 1`)
    await renewed.execute(sql`select 1`)
    expect(asked).toHaveLength(2)
    connectTcp(url)
  })

  it('says that the database is unavailable when nothing listens', async () => {
    const nowhere = connectTcp('postgres://user:secret@127.0.0.1:9/none')
    const failure = await nowhere.execute(sql`select 1`).then(
      () => undefined,
      (error: unknown) => error,
    )
    expect(
      [failure, failure instanceof Error ? failure.cause : undefined].flatMap(withSource),
    ).toContainEqual(expect.any(DatabaseUnavailable))
    expect(String(failure)).not.toContain('secret')
    connectTcp(url)
  })

  const withSource = (error: unknown) => [
    error,
    error instanceof Error && 'sourceError' in error ? error.sourceError : undefined,
  ]
})
