import { betterAuth } from 'better-auth/minimal'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { APIError } from 'better-auth/api'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '../../context.ts'
import { DomainError } from '../../errors.ts'
import { readPeople } from '../repository.ts'
import { cachedForSeconds, cookiePrefix } from './cookie.ts'
import * as schema from './table.ts'

const day = 86_400

/**
 * The sign-in library over our tables. It is large and needed seldom, so this file is only ever imported lazily. Building one takes
 * well under a millisecond, so each request that needs one has its own and nothing is shared between requests.
 */
export function openLibrary(ctx: Ctx) {
  return betterAuth({
    baseURL: ctx.config.APP_URL,
    secret: ctx.config.AUTH_SECRET,
    database: drizzleAdapter(ctx.db, { provider: 'pg', schema, transaction: false }),
    emailAndPassword: { enabled: true, disableSignUp: true },
    session: {
      expiresIn: 14 * day,
      updateAge: day,
      cookieCache: { enabled: true, maxAge: cachedForSeconds, strategy: 'compact' },
    },
    databaseHooks: { session: { create: { before: (session) => refuseDeactivated(ctx, session.userId) } } },
    user: {
      additionalFields: {
        role: { type: 'string', input: false },
        deactivatedAt: { type: 'date', input: false, required: false },
      },
    },
    // Tries are counted before the library is loaded, by address and by e-mail.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix,
      useSecureCookies: ctx.config.APP_URL.startsWith('https:'),
      ipAddress: { ipAddressHeaders: ['cf-connecting-ip'] },
      database: { generateId: () => uuidv7() },
    },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      log: (_level, message, error) => ctx.log.error('sign_in_library', { message, cause: innermost(error) }),
    },
  })
}

// The query builder's own message holds the parameters, and with them secrets; the cause below it does not.
const innermost = (error: unknown): string | undefined =>
  error instanceof Error ? (innermost(error.cause) ?? error.message) : undefined

// Runs after the password was found right, so it tells nothing to those who only guess.
async function refuseDeactivated(ctx: Ctx, userId: string): Promise<void> {
  const [person] = await readPeople(ctx.db, [userId])
  if (person?.state !== 'active')
    throw new DomainError('forbidden', 'This account is deactivated. Ask an admin to reactivate it.')
}

/** What the library refused, by its own code; undefined for any other failure. */
export const refusal = (error: unknown): string | undefined =>
  error instanceof APIError ? String(error.body?.code ?? error.status) : undefined
