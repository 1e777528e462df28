import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { createPerson } from '#domain/identity'
import type { Person, Role } from '#domain/identity/contract.ts'
import { createContext, systemActor } from '../../../functions/context.ts'
import worker from '../../../workers/main.ts'

const origin = 'http://localhost:8787'
const password = 'a password for tests'

const ask = (path: string, init: RequestInit = {}) =>
  worker.fetch(new Request(origin + path, init), env, createExecutionContext())

async function newPerson(role: Role): Promise<Person> {
  const email = `${uuidv7()}@quarterdeck.example`
  return createPerson(createContext(env, systemActor('test')), { email, name: `A ${role}`, role, password })
}

async function cookiesOf({ email }: Person): Promise<string> {
  const answer = await ask('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email, password }),
  })
  expect(answer.status).toBe(200)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

const listen = (headers: Record<string, string>) =>
  ask('/api/live', { headers: { upgrade: 'websocket', ...headers } })

/** Opens a connection; the messages that it heard so far stand in `heard`. */
async function connect(person: Person): Promise<{ socket: WebSocket; heard: unknown[] }> {
  const answer = await listen({ cookie: await cookiesOf(person) })
  expect(answer.status).toBe(101)
  const socket = answer.webSocket
  if (!socket) throw new Error('The answer carries no socket')
  const heard: unknown[] = []
  socket.addEventListener('message', ({ data }) => {
    heard.push(data === 'pong' ? data : JSON.parse(String(data)))
  })
  socket.accept()
  return { socket, heard }
}

/** Messages of one socket arrive in order: once the answer to a ping is here, so is everything sent before. */
async function settle({ socket, heard }: { socket: WebSocket; heard: unknown[] }): Promise<unknown[]> {
  socket.send('ping')
  await expect.poll(() => heard.at(-1)).toBe('pong')
  return heard.slice(0, -1)
}

const publish = (change: { topic: string; ids?: string[]; userId?: string }) =>
  createContext(env, systemActor('test')).live.publish(change)

describe('the live connection', () => {
  it('tells everyone what changed, and restricted topics only those who may see them', async () => {
    const viewer = await connect(await newPerson('viewer'))
    const admin = await connect(await newPerson('admin'))
    await publish({ topic: 'projects', ids: ['one'] })
    await publish({ topic: 'audit' })
    expect(await settle(viewer)).toEqual([{ topic: 'projects', ids: ['one'] }])
    expect(await settle(admin)).toEqual([{ topic: 'projects', ids: ['one'] }, { topic: 'audit' }])
  })

  it('tells one person alone what concerns only that person', async () => {
    const person = await newPerson('member')
    const one = await connect(person)
    const other = await connect(await newPerson('admin'))
    await publish({ topic: 'notifications', userId: person.id })
    expect(await settle(one)).toEqual([{ topic: 'notifications' }])
    expect(await settle(other)).toEqual([])
  })

  it('is refused to who is signed out, and to a page of another site', async () => {
    expect((await listen({})).status).toBe(401)
    const cookie = await cookiesOf(await newPerson('viewer'))
    expect((await listen({ cookie, origin: 'https://elsewhere.example' })).status).toBe(403)
    expect((await listen({ cookie, origin })).status).toBe(101)
  })

  it('asks for a WebSocket when the request is an ordinary one', async () => {
    const answer = await ask('/api/live', { headers: { cookie: await cookiesOf(await newPerson('viewer')) } })
    expect(answer.status).toBe(426)
    expect(answer.headers.get('upgrade')).toBe('websocket')
    expect(await answer.json()).toMatchObject({ code: 'upgrade_required', status: 426 })
  })
})
