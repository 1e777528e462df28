import type { MiddlewareHandler } from 'hono'
import { uuidv7 } from 'uuidv7'
import { createContext, nobody } from '../context.ts'
import type { AppEnv } from './endpoint.ts'

const wellFormed = /^[\w.:-]{8,128}$/

/** Takes the caller's x-request-id or makes one, answers with it, and gives every log line and audit row the same id. */
export const requestId: MiddlewareHandler<AppEnv> = async (c, next) => {
  const given = c.req.header('x-request-id')
  const id = given && wellFormed.test(given) ? given : uuidv7()
  c.set('requestId', id)
  c.set('ctx', createContext(c.env, nobody, id))
  await next()
  c.header('x-request-id', id)
}
