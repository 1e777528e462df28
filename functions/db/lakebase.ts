import { z } from 'zod'
import { DatabaseUnavailable } from './client.ts'
import type { Password } from './tcp.ts'

export interface LakebaseSettings {
  /** `https://…`, or a host name. */
  host: string
  /** A personal access token, or a service principal. */
  auth: { token: string } | { clientId: string; clientSecret: string }
  /** A provisioned instance by name, or an autoscaling endpoint by its resource path. */
  database: { instance: string } | { endpoint: string }
}

const Credential = z.union([
  z
    .object({ token: z.string(), expiration_time: z.string() })
    .transform((c) => ({ token: c.token, expires: c.expiration_time })),
  z
    .object({ token: z.string(), expire_time: z.string() })
    .transform((c) => ({ token: c.token, expires: c.expire_time })),
])
const AccessToken = z.object({ access_token: z.string() })

const renewBeforeMs = 120_000

/**
 * The password of a Databricks Lakebase database: a token of one hour, checked only at login, fetched from the credentials API and
 * renewed two minutes before it expires. Callers at the same moment share one request. Throws DatabaseUnavailable.
 */
export function lakebasePassword(settings: LakebaseSettings, now: () => number = Date.now): Password {
  let current: { token: string; expires: number } | undefined
  let pending: Promise<void> | undefined
  const renew = async () => {
    current = await fetchCredential(settings)
  }
  return async () => {
    if (current && now() < current.expires - renewBeforeMs) return current.token
    pending ??= renew().finally(() => (pending = undefined))
    await pending
    if (!current) throw new DatabaseUnavailable('Databricks gave no database credential')
    return current.token
  }
}

async function fetchCredential(settings: LakebaseSettings): Promise<{ token: string; expires: number }> {
  const authorization = `Bearer ${await accessToken(settings)}`
  const request_id = crypto.randomUUID()
  const { database } = settings
  const [path, body] =
    'instance' in database
      ? ['/api/2.0/database/credentials', { request_id, instance_names: [database.instance] }]
      : ['/api/2.0/postgres/credentials', { request_id, endpoint: database.endpoint }]
  const headers = { authorization, 'content-type': 'application/json' }
  const { token, expires } = Credential.parse(
    await post(settings, path, { headers, body: JSON.stringify(body) }),
  )
  return { token, expires: Date.parse(expires) }
}

async function accessToken(settings: LakebaseSettings): Promise<string> {
  const { auth } = settings
  if ('token' in auth) return auth.token
  const headers = {
    authorization: `Basic ${btoa(`${auth.clientId}:${auth.clientSecret}`)}`,
    'content-type': 'application/x-www-form-urlencoded',
  }
  const body = 'grant_type=client_credentials&scope=all-apis'
  return AccessToken.parse(await post(settings, '/oidc/v1/token', { headers, body })).access_token
}

async function post({ host }: LakebaseSettings, path: string, init: RequestInit): Promise<unknown> {
  const base = host.includes('://') ? host.replace(/\/$/, '') : `https://${host}`
  const response = await fetch(base + path, {
    ...init,
    method: 'POST',
    signal: AbortSignal.timeout(15_000),
  }).catch((cause: unknown) => {
    throw new DatabaseUnavailable('Databricks cannot be reached for a database credential', { cause })
  })
  if (!response.ok) {
    throw new DatabaseUnavailable(
      `Databricks refused a database credential (HTTP ${response.status}). Check DATABRICKS_HOST and its token.`,
    )
  }
  return response.json()
}
