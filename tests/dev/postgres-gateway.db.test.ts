import { neon, neonConfig } from '@neondatabase/serverless'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Gateway } from '../../dev/postgres/gateway.ts'
import { send, targets } from './postgres-targets.ts'

let gateway: Gateway
neonConfig.fetchEndpoint = () => gateway.fetchEndpoint

const sql = () => neon(gateway.databaseUrl)
const query = (text: string, params: unknown[] = [], headers = {}) =>
  send(gateway, { query: text, params }, headers)
const described = (name: string, dataTypeID: number) => ({ name, dataTypeID, format: 'text' })

describe.each(targets)('the gateway in front of $name', (target) => {
  beforeAll(async () => {
    gateway = await target.start()
    await gateway.exec(`
      create type mood as enum ('calm', 'a "loud" one');
      create domain percent as numeric check (value between 0 and 100);
      create table people (id serial primary key, name text not null unique, age int check (age > 0));
      create table notes (id int primary key, person int references people deferrable initially deferred);
      create table counters (n int not null);
      insert into counters values (0);
    `)
  })
  afterAll(() => gateway.close())

  it.each([
    ['9007199254740993::int8', '9007199254740993'],
    ['1234567890.12345678901234567890::numeric', '1234567890.12345678901234567890'],
    ['0.1::float8', '0.1'],
    ['true', 't'],
    [`'2026-03-29 01:30:00+02'::timestamptz`, '2026-03-28 23:30:00+00'],
    [`'2026-03-29 01:30:00'::timestamp`, '2026-03-29 01:30:00'],
    [`'2026-03-29'::date`, '2026-03-29'],
    [`'1 day 02:03:04'::interval`, '1 day 02:03:04'],
    [`'{"b": 1,  "a": [null]}'::json`, '{"b": 1,  "a": [null]}'],
    [`'{"b": 1,  "a": [null]}'::jsonb`, '{"a": [null], "b": 1}'],
    [`'\\x0001ff'::bytea`, '\\x0001ff'],
    [`array['a', null, 'b "c"', '', 'd,e']`, '{a,NULL,"b \\"c\\"","","d,e"}'],
    ['array[[1, 2], [3, 4]]', '{{1,2},{3,4}}'],
    [`'a "loud" one'::mood`, 'a "loud" one'],
    [`array['calm', 'a "loud" one']::mood[]`, '{calm,"a \\"loud\\" one"}'],
    ['42.50::percent', '42.50'],
    [`row(1, 'x', null)`, '(1,x,)'],
    ['int4range(1, 5)', '[1,5)'],
    [`'0190a1b2-c3d4-7000-8000-000000000000'::uuid`, '0190a1b2-c3d4-7000-8000-000000000000'],
    [`'naïve – 😀'`, 'naïve – 😀'],
    [`''`, ''],
    ['null::text', null],
  ])('gives %s as the untouched text of Postgres', async (expression, text) => {
    const { status, body } = await query(`select ${expression} as value`)
    expect(status).toBe(200)
    expect(body).toMatchObject({ rows: [[text]] })
  })

  it('takes parameters as text, whatever their type, and leaves null null', async () => {
    const [row] =
      await sql()`select ${'{"a": [1, "x"]}'}::jsonb as json, ${['a', 'b "c"', null]}::text[] as list,
      ${true}::bool as flag, ${12}::int as number, ${null}::text as nothing, ${'null'}::text as word,
      ${new Date('2026-01-02T03:04:05.678Z')}::timestamptz as instant, ${'007'}::text as digits,
      ${Buffer.from([0, 1, 255])}::bytea as bytes, ${'[1]'}::jsonb as array_json, ${'calm'}::mood as mood,
      ${'"quoted"'}::jsonb as string_json, ${9007199254740993n}::int8 as big`
    expect(row).toEqual({
      json: { a: [1, 'x'] },
      list: ['a', 'b "c"', null],
      flag: true,
      number: 12,
      nothing: null,
      word: 'null',
      instant: new Date('2026-01-02T03:04:05.678Z'),
      digits: '007',
      bytes: Buffer.from([0, 1, 255]),
      array_json: [1],
      mood: 'calm',
      string_json: 'quoted',
      big: '9007199254740993',
    })
  })

  it('takes parameters as raw JSON values, too', async () => {
    const text = 'select $1::int, $2::bool, $3::jsonb, $4::text[], $5::int[], $6::text'
    const { body } = await query(text, [42, true, { a: 1 }, ['x', 'y"\\', null], [[1], [2]], null])
    expect(body).toMatchObject({ rows: [['42', 't', '{"a": 1}', '{x,"y\\"\\\\",NULL}', '{{1},{2}}', null]] })
  })

  it('describes the columns and gives several of the same name apart', async () => {
    const { body } = await query('select p.id, 1 as id, name::varchar(10) from people p')
    expect(body).toMatchObject({
      fields: [
        { ...described('id', 23), columnID: 1, dataTypeSize: 4, dataTypeModifier: -1 },
        { ...described('id', 23), tableID: 0, columnID: 0 },
        { ...described('name', 1043), dataTypeSize: -1, dataTypeModifier: 14 },
      ],
      rows: [],
      rowAsArray: true,
    })
  })

  it.each([
    ['create table if not exists made (a int)', 'CREATE', null],
    ['insert into made select generate_series(1, 3)', 'INSERT', 3],
    ['update made set a = a + 1 where a > 1', 'UPDATE', 2],
    ['select * from made', 'SELECT', 3],
    ['delete from made where a = 100', 'DELETE', 0],
    ['truncate made', 'TRUNCATE', null],
    ['vacuum made', 'VACUUM', null],
    ['', '', null],
  ])('reports what %j did', async (text, command, rowCount) => {
    const { status, body } = await query(text)
    expect(status).toBe(200)
    expect(body).toMatchObject({ command, rowCount })
  })

  it('gives objects and JSON values to who asks for neither arrays nor raw text', async () => {
    const text = `select 1 as n, 2.5::float8 as f, 'NaN'::float8 as nan, 7::int8 as big, true as yes, null as nothing,
      '{"a": 1}'::json as j, array[true, null] as flags, array[array['a,b', 'NULL'], array['c"d', '']] as words,
      array['calm']::mood[] as moods, '[0:1]={1,2}'::int[] as bounded, '{}'::text[] as none`
    const headers = { 'Neon-Raw-Text-Output': 'false', 'Neon-Array-Mode': undefined }
    const { body } = await query(text, [], headers)
    const row = {
      n: 1,
      f: 2.5,
      nan: 'NaN',
      big: '7',
      yes: true,
      nothing: null,
      j: { a: 1 },
      flags: [true, null],
      words: [
        ['a,b', 'NULL'],
        ['c"d', ''],
      ],
      moods: ['calm'],
      bounded: [1, 2],
      none: [],
    }
    expect(body).toMatchObject({ rows: [row], rowAsArray: false })
  })

  it('lets each query of a batch choose arrays or objects', async () => {
    const queries = [{ query: 'select 1 as a', arrayMode: false }, { query: 'select 1 as a' }]
    const { body } = await send(gateway, { queries })
    expect(body).toMatchObject({ results: [{ rows: [{ a: '1' }] }, { rows: [['1']] }] })
  })

  it('refuses several statements in one query', async () => {
    await expect(sql().query('select 1; select 2')).rejects.toMatchObject({ code: '42601' })
  })

  it('passes everything on that Postgres says about an error', async () => {
    await sql()`insert into people (name) values ('Ada')`
    await expect(sql()`insert into people (name) values ('Ada')`).rejects.toMatchObject({
      name: 'NeonDbError',
      message: 'duplicate key value violates unique constraint "people_name_key"',
      code: '23505',
      severity: 'ERROR',
      detail: 'Key (name)=(Ada) already exists.',
      table: 'people',
      constraint: 'people_name_key',
      schema: expect.any(String),
    })
    await expect(sql()`insert into people (name) values (null)`).rejects.toMatchObject({
      code: '23502',
      column: 'name',
    })
    await expect(sql().query('select nothing_there')).rejects.toMatchObject({ code: '42703', position: '8' })
  })

  it('passes on what a function raises', async () => {
    const raise = `do $$ begin raise exception 'Too late' using errcode = 'QD409', detail = 'd', hint = 'h',
      table = 't', column = 'c', constraint = 'k', schema = 's', datatype = 'y'; end $$`
    const { status, body } = await query(raise)
    expect(status).toBe(400)
    expect(body).toMatchObject({
      message: 'Too late',
      code: 'QD409',
      detail: 'd',
      hint: 'h',
      table: 't',
      column: 'c',
      constraint: 'k',
      schema: 's',
      dataType: 'y',
      where: expect.stringContaining('inline_code_block'),
    })
  })

  it('runs a batch in one transaction', async () => {
    const results = await sql().transaction((tx) => [
      tx`insert into people (name) values ('Grace') returning name, pg_current_xact_id()::text as xid`,
      tx`select name, pg_current_xact_id()::text as xid from people where name = 'Grace'`,
    ])
    expect(results[0]).toEqual(results[1])
  })

  it('undoes the whole batch when one statement fails, and goes on working', async () => {
    const batch = sql().transaction((tx) => [
      tx`insert into people (name) values ('Undone')`,
      tx`insert into people (name, age) values ('Wrong', -1)`,
      tx`insert into people (name) values ('Never')`,
    ])
    await expect(batch).rejects.toMatchObject({ code: '23514', constraint: 'people_age_check' })
    expect(await sql()`select name from people where name in ('Undone', 'Wrong', 'Never')`).toEqual([])
  })

  it('reports an error that only COMMIT finds, having undone the batch', async () => {
    const batch = sql().transaction((tx) => [tx`insert into notes values (1, 999)`, tx`select 1`])
    await expect(batch).rejects.toMatchObject({ code: '23503', table: 'notes' })
    expect(await sql()`select id from notes`).toEqual([])
  })

  it('gives a batch the isolation level and the modes it asks for', async () => {
    const show = sql()`select current_setting('transaction_isolation') as level,
      current_setting('transaction_read_only') as ro, current_setting('transaction_deferrable') as df`
    const options = { isolationLevel: 'Serializable', readOnly: true, deferrable: true } as const
    expect(await sql().transaction([show], options)).toEqual([
      [{ level: 'serializable', ro: 'on', df: 'on' }],
    ])
    expect(await sql().transaction([show])).toEqual([[{ level: 'read committed', ro: 'off', df: 'off' }]])
    const write = sql().transaction([sql()`insert into people (name) values ('No')`], { readOnly: true })
    await expect(write).rejects.toMatchObject({ code: '25006' })
    const odd = await send(gateway, { queries: [] }, { 'Neon-Batch-Isolation-Level': 'serializable' })
    expect(odd).toMatchObject({ status: 400, body: { message: 'invalid isolation level' } })
  })

  it('answers an empty batch', async () => {
    expect(await send(gateway, { queries: [] })).toEqual({ status: 200, body: { results: [] } })
  })

  it('leaves no transaction open behind a request', async () => {
    await query('begin')
    await query('insert into counters values (77)')
    await query('rollback')
    expect(await sql()`select n from counters where n = 77`).toEqual([{ n: 77 }])
    await sql()`delete from counters where n = 77`
  })

  it('keeps every session in UTC', async () => {
    const zones = await Promise.all(
      Array.from({ length: 12 }, () => sql()`select current_setting('TimeZone') as zone, pg_sleep(0.01)`),
    )
    expect(new Set(zones.map(([row]) => row?.['zone']))).toEqual(new Set(['UTC']))
  })

  it('answers 50 requests at once, each right, and counts them', async () => {
    const before = gateway.roundTrips()
    const increments = Array.from({ length: 50 }, () => sql()`update counters set n = n + 1 returning n`)
    const values = (await Promise.all(increments)).map(([row]) => Number(row?.['n']))
    expect(values.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1))
    expect(gateway.roundTrips() - before).toBe(50)
  })

  it('carries thousands of rows each way', async () => {
    const numbers = Array.from({ length: 20_000 }, (_, at) => at)
    const names = numbers.map((number) => `row "${number}" – é`)
    await sql()`create table big as select * from unnest(${numbers}::int[], ${names}::text[]) as r (n, name)`
    const rows = await sql()`select * from big order by n`
    expect(rows.map((row) => row['name'])).toEqual(names)
  })

  it('refuses COPY FROM STDIN, which has no data here, and goes on working', async () => {
    expect(await query('copy counters from stdin')).toMatchObject({ status: 400, body: { code: '57014' } })
    expect(await query('select 1')).toMatchObject({ status: 200, body: { rows: [['1']] } })
  })

  it('runs scripts of several statements, and says what is wrong with one', async () => {
    await gateway.exec(
      'create table script (a int); insert into script values (1); insert into script values (2)',
    )
    expect(await sql()`select count(*)::int as n from script`).toEqual([{ n: 2 }])
    const wrong = gateway.exec('insert into script values (3); insert into script values (1 / 0)')
    await expect(wrong).rejects.toMatchObject({ code: '22012', message: 'division by zero' })
    await expect(gateway.exec('begin; insert into script values (4)')).rejects.toThrow('rolled back')
    expect(await sql()`select count(*)::int as n from script`).toEqual([{ n: 2 }])
  })
})
