import type { Ctx } from '../../context.ts'
import { DomainError } from '../../errors.ts'
import { type Actor, type Credentials, Role, SignedIn } from '../contract.ts'
import { guardTries } from './tries.ts'

/** Where a request came from: its network address, and its headers with the cookies. */
export interface Caller {
  address: string
  headers: Headers
}

/**
 * Checks e-mail and password and opens a session; `cookies` are Set-Cookie values. Public. An unknown e-mail and a wrong password get
 * the same answer (`unauthenticated`) in the same time. A deactivated person who knows the password is told so (`forbidden`).
 */
export async function signIn(
  ctx: Ctx,
  credentials: Credentials,
  caller: Caller,
): Promise<{ user: SignedIn; cookies: string[] }> {
  const keys = [`address:${caller.address}`, `email:${credentials.email.toLowerCase()}`]
  const { openLibrary, refusal } = await import('../sessions/library.ts')
  const { response, headers } = await guardTries(ctx, keys, () =>
    openLibrary(ctx)
      .api.signInEmail({ body: credentials, headers: caller.headers, returnHeaders: true })
      .catch((error: unknown) => {
        throw notSignedIn(refusal(error)) ?? error
      }),
  )
  return { user: SignedIn.parse(response.user), cookies: headers.getSetCookie() }
}

function notSignedIn(code: string | undefined): DomainError | undefined {
  if (code === 'INVALID_EMAIL_OR_PASSWORD' || code === 'INVALID_EMAIL')
    return new DomainError('unauthenticated', 'E-mail or password is wrong. Check both and try again.')
  return undefined
}

/** Ends the session of the cookies. Public: without a session there is nothing to end, and that is fine. */
export async function signOut(ctx: Ctx, headers: Headers): Promise<{ cookies: string[] }> {
  const { openLibrary } = await import('../sessions/library.ts')
  const result = await openLibrary(ctx).api.signOut({ headers, returnHeaders: true })
  return { cookies: result.headers.getSetCookie() }
}

/**
 * Asks the database for the session of the cookies, when the signed cookie alone does not say any more who asks, or says it no longer
 * as it is. `cookies` renew it.
 * No actor when the session has ended or the person is deactivated.
 */
export async function renewSession(
  ctx: Ctx,
  headers: Headers,
): Promise<{ actor: Actor | undefined; cookies: string[] }> {
  const { openLibrary, refusal } = await import('../sessions/library.ts')
  const result = await openLibrary(ctx)
    .api.getSession({ headers, query: { disableCookieCache: true }, returnHeaders: true })
    .catch((error: unknown) => {
      if (refusal(error) === undefined) throw error
      // The library hides why it could not read the session; that is the database in every case but one lost race.
      throw new DomainError(
        'unavailable',
        'Your session cannot be checked. You are still signed in; try again in a moment.',
        { cause: error },
      )
    })
  const { user, session } = result.response ?? {}
  if (!user || !session || user.deactivatedAt) return { actor: undefined, cookies: [] }
  const { id, name, email } = user
  const actor: Actor = { kind: 'user', id, name, email, role: Role.parse(user.role), sessionId: session.id }
  return { actor, cookies: result.headers.getSetCookie() }
}
