import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { neon, neonConfig } from '@neondatabase/serverless'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startGateway } from '../../dev/postgres/gateway.ts'
import type { Gateway } from '../../dev/postgres/gateway.ts'

let folder: string
let gateway: Gateway | undefined
neonConfig.fetchEndpoint = () => gateway?.fetchEndpoint ?? ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quarterdeck-'))
})
afterEach(async () => {
  await gateway?.close()
  gateway = undefined
  rmSync(folder, { recursive: true, force: true })
})

const marks = (from: Gateway) => neon(from.databaseUrl)`select n from marks order by n`

describe('the data folder of the embedded Postgres', () => {
  it('is made where it is missing and keeps the data over a restart', async () => {
    const dataDir = join(folder, 'made', 'here')
    gateway = await startGateway({ dataDir })
    await gateway.exec('create table marks (n int); insert into marks values (1); create extension pg_trgm')
    await gateway.close()
    gateway = await startGateway({ dataDir })
    expect(await marks(gateway)).toEqual([{ n: 1 }])
    expect(await neon(gateway.databaseUrl)`select similarity('deck', 'deck') as s`).toEqual([{ s: 1 }])
  })

  it('is not shared, not even within one process', async () => {
    gateway = await startGateway({ dataDir: folder })
    const second = startGateway({ dataDir: folder })
    await expect(second).rejects.toThrow(`The data folder ${folder} is in use by process ${process.pid}.`)
    await gateway.exec('select 1')
  })

  it('belongs to one process at a time, and outlives a kill with everything that was committed', async () => {
    const child = await holdInOtherProcess(folder)
    try {
      const second = startGateway({ dataDir: folder })
      await expect(second).rejects.toThrow(`The data folder ${folder} is in use by process ${child.pid}.`)
    } finally {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    gateway = await startGateway({ dataDir: folder })
    expect(await marks(gateway)).toEqual([{ n: 7 }])
  })

  it('is taken over from a process that is gone, also when its id was given out again', async () => {
    writeFileSync(join(folder, 'lock'), `${process.ppid} 1`)
    gateway = await startGateway({ dataDir: folder })
    await gateway.close()
    writeFileSync(join(folder, 'lock'), `${process.pid} 1`)
    gateway = await startGateway({ dataDir: folder })
    await gateway.exec('create table marks (n int)')
    expect(await marks(gateway)).toEqual([])
  })

  it('is made anew when its making was cut short', async () => {
    gateway = await startGateway({ dataDir: folder })
    await gateway.close()
    writeFileSync(join(folder, 'initialising'), '')
    rmSync(join(folder, 'cluster', 'base'), { recursive: true })
    gateway = await startGateway({ dataDir: folder })
    await gateway.exec('create table marks (n int)')
    expect(await marks(gateway)).toEqual([])
  })

  it('is left alone when it holds something that is no database', async () => {
    mkdirSync(join(folder, 'cluster'))
    writeFileSync(join(folder, 'cluster', 'precious'), '')
    await expect(startGateway({ dataDir: folder })).rejects.toThrow('is not a Postgres database')
    expect(readdirSync(folder)).toEqual(['cluster'])
    expect(readdirSync(join(folder, 'cluster'))).toEqual(['precious'])
  })

  it('says so in one line when it cannot be written', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    await expect(startGateway({ dataDir: join(file, 'below') })).rejects.toThrow(
      `The data folder ${join(file, 'below')} cannot be written (ENOTDIR).`,
    )
    await expect(startGateway({ dataDir: file })).rejects.toThrow('cannot be written (EEXIST)')
  })

  it('says so when it holds a database of another version, and is free again', async () => {
    gateway = await startGateway({ dataDir: folder })
    await gateway.close()
    gateway = undefined
    writeFileSync(join(folder, 'cluster', 'PG_VERSION'), '12\n')
    const incompatible = 'does not start: database files are incompatible with server'
    await expect(startGateway({ dataDir: folder })).rejects.toThrow(incompatible)
    await expect(startGateway({ dataDir: folder })).rejects.toThrow(incompatible)
  })
})

describe('a process with the embedded Postgres', () => {
  it('ends by itself once the gateway is closed, and leaves no lock', async () => {
    const child = runGateway(folder, 'await gateway.close(); await gateway.close()')
    expect(await once(child, 'exit')).toEqual([0, null])
    expect(readdirSync(folder)).toEqual(['cluster'])
  })
})

/** A process that opened the folder, committed a row, and waits. */
async function holdInOtherProcess(dataDir: string): Promise<ChildProcess> {
  const child = runGateway(
    dataDir,
    `await gateway.exec('create table marks (n int); insert into marks values (7)'); console.log('ready')`,
  )
  const [line]: unknown[] = await once(child.stdout, 'data')
  expect(String(line)).toContain('ready')
  return child
}

function runGateway(dataDir: string, script: string) {
  const module = new URL('../../dev/postgres/gateway.ts', import.meta.url).href
  const start = `import { startGateway } from ${JSON.stringify(module)}
    const gateway = await startGateway({ dataDir: ${JSON.stringify(dataDir)} })
    ${script}`
  return spawn(process.execPath, ['--input-type=module', '-e', start], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}
