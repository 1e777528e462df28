import { z } from 'zod'

/** A Databricks workspace and how to be let in. */
export interface Workspace {
  /** `https://…`, or a host name. */
  host: string
  /** A personal access token, or a service principal. */
  auth: { token: string } | { clientId: string; clientSecret: string }
}

interface Settings {
  DATABRICKS_HOST?: string | undefined
  DATABRICKS_TOKEN?: string | undefined
  DATABRICKS_CLIENT_ID?: string | undefined
  DATABRICKS_CLIENT_SECRET?: string | undefined
}

/** The workspace that the configuration names; undefined when a part is missing. */
export function workspaceOf(config: Settings): Workspace | undefined {
  const { DATABRICKS_HOST: host, DATABRICKS_TOKEN: token } = config
  const { DATABRICKS_CLIENT_ID: clientId, DATABRICKS_CLIENT_SECRET: clientSecret } = config
  const auth = token ? { token } : clientId && clientSecret ? { clientId, clientSecret } : undefined
  return host && auth ? { host, auth } : undefined
}

/** The address of a path such as `/api/2.0/…`. */
export const workspaceUrl = ({ host }: Workspace, path: string): URL =>
  new URL(path, host.includes('://') ? host : `https://${host}`)

/** The workspace let nobody in, or could not be asked. The message names no secret. */
export class WorkspaceRefusal extends Error {
  override name = 'WorkspaceRefusal'
  /** Absent when there was no answer. */
  readonly status: number | undefined

  constructor(status: number | undefined, cause?: unknown) {
    super(status === undefined ? 'cannot be reached' : `HTTP ${status}`, { cause })
    this.status = status
  }
}

/** What goes into the header `authorization`. */
export interface Access {
  /** Throws WorkspaceRefusal. */
  authorization(): Promise<string>
  /** The workspace did not take it. True when a new one can be had. */
  renew(): boolean
}

const AccessToken = z.object({ access_token: z.string(), expires_in: z.number().default(3600) })
const renewBeforeMs = 120_000

/** A service principal's token lives for an hour and is kept until shortly before; callers at the same moment share one request. */
export function openAccess(workspace: Workspace, now: () => number = Date.now): Access {
  const { auth } = workspace
  if ('token' in auth) return { authorization: async () => `Bearer ${auth.token}`, renew: () => false }
  let current: { token: string; until: number } | undefined
  let pending: Promise<void> | undefined
  const fetchNew = async () => {
    const { access_token: token, expires_in } = await fetchToken(workspace, auth)
    current = { token, until: now() + expires_in * 1000 - renewBeforeMs }
  }
  return {
    async authorization() {
      if (!current || now() >= current.until) {
        pending ??= fetchNew().finally(() => (pending = undefined))
        await pending
      }
      return `Bearer ${current?.token ?? ''}`
    },
    renew() {
      current = undefined
      return true
    },
  }
}

async function fetchToken(workspace: Workspace, auth: { clientId: string; clientSecret: string }) {
  const response = await fetch(workspaceUrl(workspace, '/oidc/v1/token'), {
    method: 'POST',
    headers: {
      authorization: `Basic ${btoa(`${auth.clientId}:${auth.clientSecret}`)}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials&scope=all-apis',
    signal: AbortSignal.timeout(15_000),
  }).catch((cause: unknown) => {
    throw new WorkspaceRefusal(undefined, cause)
  })
  const token = AccessToken.safeParse(response.ok ? await response.json().catch(() => undefined) : undefined)
  if (!token.success) throw new WorkspaceRefusal(response.status)
  return token.data
}
