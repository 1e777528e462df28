import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { DomainError } from '../domain/errors.ts'
import type { AppEnv } from './endpoint.ts'

// Static files get theirs from web/public/_headers.
const answerHeaders = {
  'content-security-policy':
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

/** Headers of every API answer. One that an answer sets itself stays, so that a documentation page can allow its own scripts. */
export const securityHeaders: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  for (const [name, value] of Object.entries(answerHeaders))
    if (!c.res.headers.has(name)) c.header(name, value)
}

const megabyte = 1_048_576

const upTo = (megabytes: number): MiddlewareHandler<AppEnv> =>
  bodyLimit({
    maxSize: megabytes * megabyte,
    onError: () => {
      throw new DomainError(
        'too_large',
        `The request is larger than ${megabytes} MB. Send it in smaller parts.`,
      )
    },
  })

const usual = upTo(4)

/** Routes for whole files. Without a limit here, a route reads its body as it arrives and counts it. */
const ofFiles: Record<string, MiddlewareHandler<AppEnv> | undefined> = {
  '/api/schedule/exports': upTo(32),
  '/api/schedule/imports': undefined,
  '/api/orders/imports': undefined,
}

export const limitBody: MiddlewareHandler<AppEnv> = (c, next) => {
  const limit = Object.hasOwn(ofFiles, c.req.path) ? ofFiles[c.req.path] : usual
  return limit ? limit(c, next) : next()
}

/**
 * Reads and drops what a refusal left of the request. A connection that ends while the caller still sends loses the answer, and one that is
 * used again loses the next request.
 */
export const dropRest: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  const { body } = c.req.raw
  // The answer stands, whatever becomes of the rest.
  if (body && !body.locked) await discard(body).catch(() => {})
}

async function discard(body: ReadableStream<Uint8Array>): Promise<void> {
  let bytes = 0
  for await (const chunk of body) if ((bytes += chunk.length) > 64 * megabyte) return
}

/**
 * Cross-site request forgery: a browser says with every state-changing request and every WebSocket where it comes from, and only our
 * own pages may send one. Programs send a bearer token, which no browser adds by itself, or nothing that names a person, such as a
 * webhook.
 */
export const sameOrigin: MiddlewareHandler<AppEnv> = async (c, next) => {
  const ours = [new URL(c.req.url).origin, new URL(c.var.ctx.config.APP_URL).origin]
  if (!isHarmless(c.req.raw) && isForeign(c.req.raw.headers, ours)) {
    throw new DomainError(
      'forbidden',
      'This request came from another site. Open Quarterdeck and try again; programs send an API token.',
    )
  }
  await next()
}

const isWebSocket = (headers: Headers) => headers.get('upgrade')?.toLowerCase() === 'websocket'

const isHarmless = ({ method, headers }: Request) =>
  headers.has('authorization') || (['GET', 'HEAD', 'OPTIONS'].includes(method) && !isWebSocket(headers))

function isForeign(headers: Headers, ours: string[]): boolean {
  const origin = headers.get('origin')
  const elsewhere = origin !== null && !ours.includes(origin)
  // Browsers differ in what they call the site of a WebSocket; all of them name the page's origin.
  if (isWebSocket(headers)) return elsewhere
  const site = headers.get('sec-fetch-site')
  if (site) return site !== 'same-origin'
  return origin === null ? headers.has('cookie') : elsewhere
}

/** Says in `Retry-After` what a refusal says in `retryAfterSeconds`. */
export const retryAfter: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  const seconds = c.error instanceof DomainError ? c.error.extra['retryAfterSeconds'] : undefined
  if (typeof seconds === 'number') c.header('retry-after', String(seconds))
}
