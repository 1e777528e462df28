import { z } from 'zod'
import {
  type Access,
  openAccess,
  type Workspace,
  WorkspaceRefusal,
  workspaceUrl,
} from '../warehouse/workspace.ts'
import { DatabaseUnavailable } from './client.ts'
import type { Password } from './tcp.ts'

export interface LakebaseSettings extends Workspace {
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

const renewBeforeMs = 120_000

/**
 * The password of a Databricks Lakebase database: a token of one hour, checked only at login, fetched from the credentials API and
 * renewed two minutes before it expires. Callers at the same moment share one request. Throws DatabaseUnavailable.
 */
export function lakebasePassword(settings: LakebaseSettings, now: () => number = Date.now): Password {
  const access = openAccess(settings, now)
  let current: { token: string; expires: number } | undefined
  let pending: Promise<void> | undefined
  const renew = async () => {
    current = await fetchCredential(settings, access)
  }
  return async () => {
    if (current && now() < current.expires - renewBeforeMs) return current.token
    pending ??= renew().finally(() => (pending = undefined))
    await pending
    if (!current) throw new DatabaseUnavailable('Databricks gave no database credential')
    return current.token
  }
}

async function fetchCredential(
  settings: LakebaseSettings,
  access: Access,
): Promise<{ token: string; expires: number }> {
  const request_id = crypto.randomUUID()
  const { database } = settings
  const [path, body] =
    'instance' in database
      ? ['/api/2.0/database/credentials', { request_id, instance_names: [database.instance] }]
      : ['/api/2.0/postgres/credentials', { request_id, endpoint: database.endpoint }]
  try {
    const response = await fetch(workspaceUrl(settings, path), {
      method: 'POST',
      headers: { authorization: await access.authorization(), 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(15_000),
    })
    if (!response.ok) throw new WorkspaceRefusal(response.status)
    const { token, expires } = Credential.parse(await response.json())
    return { token, expires: Date.parse(expires) }
  } catch (cause) {
    throw unavailable(cause)
  }
}

function unavailable(cause: unknown): DatabaseUnavailable {
  const status = cause instanceof WorkspaceRefusal ? cause.status : undefined
  const message =
    status === undefined
      ? 'Databricks cannot be reached for a database credential'
      : `Databricks refused a database credential (HTTP ${status}). Check DATABRICKS_HOST and its token.`
  return new DatabaseUnavailable(message, { cause })
}
