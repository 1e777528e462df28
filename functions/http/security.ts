import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { bodyLimit } from 'hono/body-limit'
import { DomainError } from '../domain/errors.ts'
import type { AppEnv } from './endpoint.ts'

/** Headers of API answers; static files get the same from web/public/_headers. */
export const securityHeaders = secureHeaders({
  contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  xFrameOptions: 'DENY',
  referrerPolicy: 'same-origin',
  strictTransportSecurity: 'max-age=31536000; includeSubDomains',
})

const megabyte = 1_048_576

export const limitBody = bodyLimit({
  maxSize: 4 * megabyte,
  onError: () => {
    throw new DomainError('too_large', 'The request is larger than 4 MB. Send it in smaller parts.')
  },
})

/**
 * Cross-site request forgery: a browser names its origin on every state-changing request, so a cookie counts only from our own
 * pages. Requests with a bearer token carry no ambient authority and pass.
 */
export const sameOrigin: MiddlewareHandler<AppEnv> = async (c, next) => {
  const safe = ['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)
  if (!safe && c.req.header('cookie') && !c.req.header('authorization') && !isSameOrigin(c.req.raw)) {
    throw new DomainError('forbidden', 'This request came from another site. Open Quarterdeck and try again.')
  }
  await next()
}

function isSameOrigin(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site) return site === 'same-origin'
  const origin = request.headers.get('origin')
  return origin === new URL(request.url).origin
}
