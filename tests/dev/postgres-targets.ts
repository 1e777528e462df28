import { randomUUID } from 'node:crypto'
import { startGateway } from '../../dev/postgres/gateway.ts'
import type { Gateway } from '../../dev/postgres/gateway.ts'

/** A Postgres to run a suite against; every `start` gives an empty schema of its own. */
export interface Target {
  name: string
  start(): Promise<Gateway>
}

const serverUrl = process.env['TEST_DATABASE_URL']

/** The embedded Postgres, and the one TEST_DATABASE_URL names, where it is set. */
export const targets: Target[] = [
  { name: 'the embedded Postgres', start: () => startGateway({}) },
  ...(serverUrl ? [{ name: 'a Postgres server', start: () => startInOwnSchema(serverUrl) }] : []),
]

async function startInOwnSchema(databaseUrl: string): Promise<Gateway> {
  const schema = `gateway_${randomUUID().replaceAll('-', '')}`
  const url = new URL(databaseUrl)
  url.searchParams.set('options', `-c search_path=${schema}`)
  const gateway = await startGateway({ databaseUrl: url.href })
  await gateway.exec(`create schema ${schema}`)
  const close = async () => {
    await gateway.exec(`drop schema ${schema} cascade`).catch(() => {})
    await gateway.close()
  }
  return { ...gateway, close }
}

/** Sends one request as the driver does; `headers` adds to or, with undefined, takes away from its own. */
export async function send(
  gateway: Gateway,
  body: unknown,
  headers: Record<string, string | undefined> = {},
): Promise<{ status: number; body: unknown }> {
  const all = {
    'Neon-Connection-String': gateway.databaseUrl,
    'Neon-Raw-Text-Output': 'true',
    'Neon-Array-Mode': 'true',
    ...headers,
  }
  const given = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  const response = await fetch(gateway.fetchEndpoint, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: Object.fromEntries(given),
  })
  return { status: response.status, body: await response.json() }
}
