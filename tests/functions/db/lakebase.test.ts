import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { lakebasePassword, type LakebaseSettings } from '../../../functions/db/lakebase.ts'

interface Databricks {
  url: string
  requests: { path: string; authorization: string; body: string }[]
  status: number
  close(): void
}

const running: Databricks[] = []
afterEach(() => running.splice(0).forEach((server) => server.close()))

/** The credentials API of a workspace: a new token each time, valid for an hour of `now`. */
async function startDatabricks(now: () => number): Promise<Databricks> {
  const state: Omit<Databricks, 'url'> = { requests: [], status: 200, close: () => server.close() }
  const server = createServer(async (request, response) => {
    const path = request.url ?? ''
    state.requests.push({
      path,
      authorization: request.headers.authorization ?? '',
      body: await text(request),
    })
    const expires = new Date(now() + 3_600_000).toISOString()
    const token = `token-${state.requests.length}`
    const answers: Record<string, unknown> = {
      '/oidc/v1/token': { access_token: 'access', token_type: 'Bearer', expires_in: 3600 },
      '/api/2.0/database/credentials': { token, expiration_time: expires },
      '/api/2.0/postgres/credentials': { token, expire_time: expires },
    }
    response
      .writeHead(state.status, { 'content-type': 'application/json' })
      .end(JSON.stringify(answers[path] ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address() as AddressInfo
  const databricks = Object.assign(state, { url: `http://127.0.0.1:${address.port}` })
  running.push(databricks)
  return databricks
}

async function text(request: IncomingMessage): Promise<string> {
  let all = ''
  for await (const chunk of request) all += String(chunk)
  return all
}

async function open(settings: Partial<LakebaseSettings> = {}) {
  const clock = { now: Date.parse('2026-03-01T12:00:00Z') }
  const databricks = await startDatabricks(() => clock.now)
  const password = lakebasePassword(
    { host: databricks.url, auth: { token: 'pat' }, database: { instance: 'desk' }, ...settings },
    () => clock.now,
  )
  return { clock, databricks, password }
}

describe('the password of a Lakebase database', () => {
  it('is a token that is kept until two minutes before it expires', async () => {
    const { clock, databricks, password } = await open()
    expect(await password()).toBe('token-1')
    clock.now += 57 * 60_000
    expect(await password()).toBe('token-1')
    clock.now += 60_000
    expect(await password()).toBe('token-2')
    expect(databricks.requests).toHaveLength(2)
  })

  it('is fetched once for callers at the same moment', async () => {
    const { databricks, password } = await open()
    expect(new Set(await Promise.all([password(), password(), password()]))).toEqual(new Set(['token-1']))
    expect(databricks.requests).toHaveLength(1)
  })

  it('names the instance, or the endpoint of an autoscaling project', async () => {
    const provisioned = await open()
    await provisioned.password()
    expect(JSON.parse(provisioned.databricks.requests[0]?.body ?? '')).toMatchObject({
      instance_names: ['desk'],
    })
    const endpoint = 'projects/p/branches/b/endpoints/e'
    const autoscaling = await open({ database: { endpoint } })
    expect(await autoscaling.password()).toBe('token-1')
    expect(autoscaling.databricks.requests[0]).toMatchObject({
      path: '/api/2.0/postgres/credentials',
      authorization: 'Bearer pat',
    })
    expect(JSON.parse(autoscaling.databricks.requests[0]?.body ?? '')).toMatchObject({ endpoint })
  })

  it('is asked for as a service principal when there is one', async () => {
    const { databricks, password } = await open({ auth: { clientId: 'id', clientSecret: 'secret' } })
    await password()
    expect(databricks.requests[0]).toMatchObject({
      path: '/oidc/v1/token',
      authorization: `Basic ${btoa('id:secret')}`,
    })
    expect(databricks.requests[1]?.authorization).toBe('Bearer access')
  })

  it('fails with a message that says what to check, and is asked for again the next time', async () => {
    const { databricks, password } = await open()
    databricks.status = 403
    await expect(password()).rejects.toThrow(/HTTP 403.*DATABRICKS_HOST/)
    databricks.status = 200
    expect(await password()).toBe('token-2')
  })
})
