import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { cookieNames, findTokenActor, readSession, renewSession } from '#domain/identity'
import type { Actor, Role } from '#domain/identity/contract.ts'
import type { Ctx } from '../domain/context.ts'
import { DomainError } from '../domain/errors.ts'
import type { Config } from '../env.ts'
import type { AppEnv } from './endpoint.ts'

/**
 * Finds out who asks and puts the actor into the context; nobody is not an error here. A token counts before a cookie, and a request
 * with an Authorization header never uses its cookies. Ordinary requests cost no query: the session cookie is signed, and a token
 * is remembered for a moment. A session cookie older than a minute is renewed here.
 */
export const authenticate: MiddlewareHandler<AppEnv> = async (c, next) => {
  const authorization = c.req.header('authorization')
  const { actor, cookies } = authorization
    ? { actor: await tokenActor(c.var.ctx, authorization), cookies: [] }
    : await sessionActor(c)
  if (actor) c.set('ctx', { ...c.var.ctx, actor })
  await next()
  // An answer that sets cookies itself, such as a sign-out, has the last word.
  if (cookies.length > 0 && c.res.headers.getSetCookie().length === 0) setCookies(c, cookies)
}

export const setCookies = (c: Context<AppEnv>, cookies: string[]): void =>
  cookies.forEach((cookie) => c.header('set-cookie', cookie, { append: true }))

/** Where the signed cookie still says the role of before a change, it is renewed, so that the next request has the new one. */
export async function followRole(c: Context<AppEnv>, role: Role): Promise<void> {
  const { ctx } = c.var
  if (ctx.actor.kind !== 'user' || ctx.actor.role === role) return
  const { cookies } = await renewSession(ctx, c.req.raw.headers)
  setCookies(c, cookies)
}

async function sessionActor(c: Context<AppEnv>): Promise<{ actor: Actor | undefined; cookies: string[] }> {
  const { ctx } = c.var
  const names = cookieNames(ctx.config.APP_URL)
  const token = getCookie(c, names.token)
  if (!token) return { actor: undefined, cookies: [] }
  const held = { token, data: getCookie(c, names.data) }
  const actor = await readSession(held, { secret: ctx.config.AUTH_SECRET, now: ctx.now() })
  return actor ? { actor, cookies: [] } : renewSession(ctx, c.req.raw.headers)
}

async function tokenActor(ctx: Ctx, authorization: string): Promise<Actor | undefined> {
  const token = /^Bearer +(qd_\S+)$/i.exec(authorization.trim())?.[1]
  if (!token) return undefined
  const actor = remembered(ctx, token) ?? (await remember(ctx, token))
  if (actor) return actor
  throw new DomainError(
    'unauthenticated',
    'This API token is unknown, revoked or expired. Make a new one in Quarterdeck and use that.',
  )
}

interface KnownToken {
  actor: Actor
  until: number
}

// A token that is revoked, or whose owner's role changes, may live on in another isolate for this long.
const rememberMs = 30_000
const rememberAtMost = 1000
const knownTokens = new WeakMap<Config, Map<string, KnownToken>>()

function remembered(ctx: Ctx, token: string): Actor | undefined {
  const known = knownTokens.get(ctx.config)?.get(token)
  return known && known.until > ctx.now().getTime() ? known.actor : undefined
}

async function remember(ctx: Ctx, token: string): Promise<Actor | undefined> {
  const found = await findTokenActor(ctx, token)
  if (!found) return undefined
  const expires = found.expiresAt ? Date.parse(found.expiresAt) : Infinity
  const tokens = knownTokens.get(ctx.config) ?? new Map<string, KnownToken>()
  if (tokens.size >= rememberAtMost) tokens.clear()
  tokens.set(token, { actor: found.actor, until: Math.min(ctx.now().getTime() + rememberMs, expires) })
  knownTokens.set(ctx.config, tokens)
  return found.actor
}

/** After a revocation, a deactivation or a change of role, so that this isolate asks the database again at once. */
export const forgetTokens = (ctx: Ctx): void => void knownTokens.delete(ctx.config)

/** The caller's network address as limits count it: an IPv6 network of one subscriber (/64) counts as one. */
export function callerAddress(c: Context<AppEnv>): string {
  const address = c.req.header('cf-connecting-ip') ?? 'unknown'
  if (!address.includes(':')) return address
  const [head = [], tail = []] = address.split('::').map((part) => part.split(':').filter(Boolean))
  const zeros: string[] = Array(Math.max(0, 8 - head.length - tail.length)).fill('0')
  const groups = [...head, ...zeros, ...tail].slice(0, 4)
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')
}
