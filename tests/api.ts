import { app } from '../functions/app.ts'
import { createPerson } from '#domain/identity'
import type { Person, Role } from '#domain/identity/contract.ts'
import { bucketOf } from './files.ts'
import type { World } from './world.ts'

/** The cookies of one browser; answers that set cookies change it. */
export type Session = Map<string, string>

/** Who sends a request: somebody with this role, an API token, or the holder of these cookies. */
export type Sender = Role | 'nobody' | { token: string } | Session

export interface Answer {
  status: number
  headers: Headers
  /** The JSON of the answer; an empty object when it has none. Parse it with a contract to use its values. */
  body: Record<string, unknown>
}

export interface Sending {
  as?: Sender
  body?: unknown
  headers?: Record<string, string>
}

/** The HTTP API over one test database, called as a browser on its own origin would. Paths begin with /api. */
export interface Api {
  get(path: string, as?: Sender): Promise<Answer>
  post(path: string, body?: unknown, as?: Sender): Promise<Answer>
  patch(path: string, body: unknown, as?: Sender): Promise<Answer>
  send(method: string, path: string, sending?: Sending): Promise<Answer>
  /** The person who acts for a role, made on first use. */
  person(role: Role): Promise<Person>
  /** The session of that person; requests with a role as their sender use it. */
  signIn(role: Role): Promise<Session>
  /** A session of its own for somebody with a password. */
  openSession(email: string, password: string): Promise<Session>
}

export const password = 'a password for tests'
const origin = 'http://localhost:8787'

/** `bindings` replace or add to the stand-ins, which record in the world what verbs publish and enqueue. */
export async function openApi(world: World, bindings: Record<string, unknown> = {}): Promise<Api> {
  const env = { ...variables(world), ...standIns(world), ...bindings }
  const sessions = new Map<Role, Promise<Session>>()

  const person: Api['person'] = (role) =>
    createPerson(world.as('admin'), {
      email: `${role}@quarterdeck.example`,
      name: `The ${role}`,
      role,
      password,
    })

  const openSession: Api['openSession'] = async (email, secret) => {
    const session: Session = new Map()
    const answer = await send('POST', '/api/auth/sign-in/email', {
      as: session,
      body: { email, password: secret },
    })
    if (answer.status !== 200) throw new Error(`${email} cannot sign in: ${JSON.stringify(answer.body)}`)
    return session
  }

  const signIn: Api['signIn'] = (role) => {
    const session = sessions.get(role) ?? person(role).then(({ email }) => openSession(email, password))
    sessions.set(role, session)
    return session
  }

  const send: Api['send'] = async (method, path, { as = 'nobody', body, headers } = {}) => {
    const session = typeof as === 'string' ? (as === 'nobody' ? undefined : await signIn(as)) : as
    const response = await app.request(
      origin + path,
      {
        method,
        headers: { origin, ...contentType(body), ...credentials(session), ...headers },
        body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
      },
      env,
    )
    if (session instanceof Map) keepCookies(session, response.headers.getSetCookie())
    return { status: response.status, headers: response.headers, body: await jsonOf(response) }
  }

  return {
    send,
    person,
    signIn,
    openSession,
    get: (path, as) => send('GET', path, { as }),
    post: (path, body, as) => send('POST', path, { as, body }),
    patch: (path, body, as) => send('PATCH', path, { as, body }),
  }
}

function variables(world: World): Record<string, unknown> {
  const { NOTION_SOURCES, STAND_INS, ...config } = world.as('nobody').config
  return { ...config, NOTION_SOURCES: JSON.stringify(NOTION_SOURCES), STAND_INS: STAND_INS.join(',') }
}

function standIns(world: World): Record<string, unknown> {
  const { live, queue, pacer, files } = world.as('nobody')
  return {
    LIVE: durable({ publish: live.publish, fetch: async () => new Response(null) }),
    PACER: durable({ take: (want: number) => pacer.take('any', want), pause: async () => {} }),
    FILES: bucketOf(files),
    JOBS: {
      send: (message: Parameters<typeof queue.send>[0], options?: { delaySeconds?: number }) =>
        queue.send(message, options?.delaySeconds),
    },
  }
}

const durable = (stub: unknown) => ({ idFromName: (name: string) => name, get: () => stub })

const contentType = (body: unknown): Record<string, string> =>
  body === undefined ? {} : { 'content-type': 'application/json' }

function credentials(session: Session | { token: string } | undefined): Record<string, string> {
  if (session instanceof Map)
    return session.size > 0 ? { cookie: [...session].map((pair) => pair.join('=')).join('; ') } : {}
  return session ? { authorization: `Bearer ${session.token}` } : {}
}

function keepCookies(session: Session, cookies: string[]): void {
  for (const cookie of cookies) {
    const [, name = '', value = '', attributes = ''] = /^([^=]+)=([^;]*)(.*)$/.exec(cookie) ?? []
    if (/max-age=0(;|$)/i.test(attributes)) session.delete(name)
    else session.set(name, value)
  }
}

async function jsonOf(response: Response): Promise<Record<string, unknown>> {
  const text = await response.text()
  return (response.headers.get('content-type') ?? '').includes('json') ? JSON.parse(text) : {}
}
