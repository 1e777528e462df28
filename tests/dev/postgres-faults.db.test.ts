import { once } from 'node:events'
import { connect } from 'node:net'
import { neon, neonConfig } from '@neondatabase/serverless'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startGateway } from '../../dev/postgres/gateway.ts'
import type { Gateway } from '../../dev/postgres/gateway.ts'
import { targets } from './postgres-targets.ts'

let gateway: Gateway
neonConfig.fetchEndpoint = () => gateway.fetchEndpoint

const sql = () => neon(gateway.databaseUrl)
const heeding = (signal: AbortSignal) => ({ fetchOptions: { signal } })

describe.each(targets)('a fault of the gateway in front of $name', (target) => {
  beforeEach(async () => {
    gateway = await target.start()
    await gateway.exec('create table marks (n int)')
  })
  afterEach(() => gateway.close())

  it('refuses connections until it is cleared', async () => {
    gateway.fault('refuse')
    await expect(sql()`select 1`).rejects.toThrow('Error connecting to database')
    await expect(sql()`insert into marks values (1)`).rejects.toThrow('Error connecting to database')
    gateway.fault(null)
    expect(await sql()`select n from marks`).toEqual([])
  })

  it('hangs until the client gives up, and works again once cleared', async () => {
    gateway.fault('hang')
    await expect(
      sql().query('insert into marks values (1)', [], heeding(AbortSignal.timeout(50))),
    ).rejects.toThrow('Timeout')
    gateway.fault(null)
    expect(await sql()`select n from marks`).toEqual([])
  })

  it('drops one answer after the work is done', async () => {
    gateway.fault('drop-after-commit')
    await expect(sql()`insert into marks values (1)`).rejects.toThrow('Error connecting to database')
    expect(await sql()`select n from marks`).toEqual([{ n: 1 }])
  })
})

describe.each(targets)('closing the gateway in front of $name', (target) => {
  it('still answers what is in flight', async () => {
    gateway = await target.start()
    const before = gateway.roundTrips()
    const answers = Promise.all(Array.from({ length: 5 }, () => sql()`select 1 as n, pg_sleep(0.1)`))
    await vi.waitFor(() => expect(gateway.roundTrips()).toBe(before + 5))
    await gateway.close()
    expect((await answers).map(([row]) => row?.['n'])).toEqual([1, 1, 1, 1, 1])
  })

  it('does not wait for clients that only keep a connection', async () => {
    gateway = await target.start()
    await sql()`select 1`
    const silent = connect(Number(new URL(gateway.fetchEndpoint).port), '127.0.0.1')
    await once(silent, 'connect')
    const startedMs = performance.now()
    await gateway.close()
    expect(performance.now() - startedMs).toBeLessThan(1_000)
    silent.destroy()
  })
})

describe('closing the gateway', () => {
  it('lets go of a request that hangs, and of its port', async () => {
    gateway = await startGateway({})
    gateway.fault('hang')
    const hanging = sql()`select 1`
    const lost = expect(hanging).rejects.toThrow('Error connecting to database')
    await vi.waitFor(async () => expect(await isListening(gateway)).toBe(true))
    await gateway.close()
    await lost
    expect(await isListening(gateway)).toBe(false)
  })

  it('frees the port it was given, and names the port when another one has it', async () => {
    const first = await startGateway({})
    const port = Number(new URL(first.fetchEndpoint).port)
    await expect(startGateway({ port })).rejects.toThrow(`Cannot listen on 127.0.0.1:${port}`)
    await first.close()
    const second = await startGateway({ port })
    expect(second.fetchEndpoint).toBe(first.fetchEndpoint)
    await second.close()
  })
})

async function isListening(to: Gateway): Promise<boolean> {
  const socket = connect(Number(new URL(to.fetchEndpoint).port), '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

describe('a Postgres that cannot be reached', () => {
  it.each([
    [
      'postgres://user:hidden-word@127.0.0.1:1/db',
      'Cannot connect to Postgres at 127.0.0.1:1: connect ECONNREFUSED',
    ],
    [
      'postgres://user:hidden-word@nowhere.invalid/db',
      'Cannot connect to Postgres at nowhere.invalid:5432: ',
    ],
    ['postgres://user:hidden-word@host:many/db', 'The database URL cannot be read'],
  ])('ends the start in one line without the password: %s', async (databaseUrl, message) => {
    const error: unknown = await startGateway({ databaseUrl }).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(Error)
    expect(String(error)).toContain(message)
    expect(String(error)).not.toMatch(/hidden-word|\n/)
  })
})

async function running(mark: string): Promise<number[]> {
  const statement = `select pg_sleep(60) /* ${mark} */`
  const rows = await sql()`select pid from pg_stat_activity where query = ${statement} and state = 'active'`
  return rows.map((row) => Number(row['pid']))
}

const servers = [process.env['TEST_DATABASE_URL']].filter((url) => url !== undefined)

describe.each(servers)('connections to a Postgres server', (databaseUrl) => {
  beforeEach(async () => {
    gateway = await startGateway({ databaseUrl })
  })
  afterEach(() => gateway.close())

  it('end the statement of a client that went away', async () => {
    const client = new AbortController()
    const waiting = sql().query('select pg_sleep(60) /* gone */', [], heeding(client.signal))
    const gone = expect(waiting).rejects.toThrow('aborted')
    await vi.waitFor(async () => expect(await running('gone')).toHaveLength(1))
    client.abort()
    await gone
    await vi.waitFor(async () => expect(await running('gone')).toEqual([]), 5_000)
  })

  it('are replaced when the server ends them', async () => {
    const waiting = sql().query('select pg_sleep(60) /* ended */')
    const ended = expect(waiting).rejects.toMatchObject({ code: '57P01' })
    await vi.waitFor(async () => expect(await running('ended')).toHaveLength(1))
    const [pid] = await running('ended')
    await sql()`select pg_terminate_backend(${pid})`
    await ended
    expect(await sql()`select 1 as n`).toEqual([{ n: 1 }])
  })

  it('are cut on close when their statement does not end', async () => {
    const waiting = sql().query('select pg_sleep(60) /* cut */')
    const cut = expect(waiting).rejects.toThrow()
    await vi.waitFor(async () => expect(await running('cut')).toHaveLength(1))
    const startedMs = performance.now()
    await gateway.close()
    await cut
    expect(performance.now() - startedMs).toBeLessThan(10_000)
    gateway = await startGateway({ databaseUrl })
    expect(await running('cut')).toEqual([])
  })

  it('serve more requests at once than there are connections', async () => {
    const answers = Array.from({ length: 40 }, (_, n) => sql()`select ${n}::int as n, pg_sleep(0.02)`)
    const rows = await Promise.all(answers)
    expect(rows.map(([row]) => row?.['n'])).toEqual(Array.from({ length: 40 }, (_, n) => n))
  })
})
