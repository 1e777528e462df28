import { z } from 'zod'
import { type Actor, Role } from '../contract.ts'

export const cookiePrefix = 'quarterdeck'

/**
 * How long a request may rely on the signed cookie alone. A role change, a deactivation or a sign-out on another device takes effect
 * within this time at most; after it, the next request asks the database and gets a fresh cookie.
 */
export const cachedForSeconds = 60

/** The names depend on the scheme: browsers accept the prefix `__Secure-` only over https. */
export function cookieNames(appUrl: string): { token: string; data: string } {
  const prefix = appUrl.startsWith('https:') ? `__Secure-${cookiePrefix}` : cookiePrefix
  return { token: `${prefix}.session_token`, data: `${prefix}.session_data` }
}

const Envelope = z.object({
  session: z.record(z.string(), z.unknown()),
  expiresAt: z.number(),
  signature: z.string(),
})

const Content = z.object({
  session: z.object({ id: z.string(), token: z.string(), expiresAt: z.iso.datetime() }),
  user: z.object({ id: z.string(), name: z.string(), email: z.string(), role: Role }),
})

export interface SessionCookies {
  /** `<token>.<signature>`; names the session in the database. */
  token: string | undefined
  /** base64url of `{session, expiresAt, signature}`: the library's compact cookie cache. */
  data: string | undefined
}

/**
 * Who the signed cookie says is asking, without the database and without the sign-in library; undefined when it is missing, forged,
 * of another session or older than `cachedForSeconds`. The signature is HMAC-SHA-256 over the JSON of the content with its expiry.
 */
export async function readSession(
  cookies: SessionCookies,
  { secret, now }: { secret: string; now: Date },
): Promise<Actor | undefined> {
  const envelope = Envelope.safeParse(decode(cookies.data ?? '')).data
  if (!envelope || envelope.expiresAt <= now.getTime()) return undefined
  const signed = JSON.stringify({ ...envelope.session, expiresAt: envelope.expiresAt })
  if (!(await isSigned(signed, envelope.signature, secret))) return undefined
  const content = Content.safeParse(envelope.session).data
  if (!content || !cookies.token?.startsWith(`${content.session.token}.`)) return undefined
  if (Date.parse(content.session.expiresAt) <= now.getTime()) return undefined
  return { kind: 'user', ...content.user, sessionId: content.session.id }
}

function decode(base64Url: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytesOf(base64Url)))
  } catch {
    return undefined
  }
}

async function isSigned(text: string, signature: string, secret: string): Promise<boolean> {
  const encoder = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['verify'])
  try {
    return await crypto.subtle.verify('HMAC', key, bytesOf(signature), encoder.encode(text))
  } catch {
    return false
  }
}

const bytesOf = (base64Url: string) =>
  Uint8Array.from(atob(base64Url.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))
