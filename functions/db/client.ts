import { neon, neonConfig } from '@neondatabase/serverless'
import { drizzle, type NeonHttpDatabase } from 'drizzle-orm/neon-http'

/**
 * The one way to Postgres. Repositories build Drizzle queries on it; each awaited query is one round trip, each `batch` is one
 * transaction and one round trip. There is no interactive transaction. Errors: `DatabaseUnavailable` when the
 * database cannot be reached or does not answer in time, otherwise the driver's error with its SQLSTATE in `code`.
 */
export type Db = NeonHttpDatabase

export class DatabaseUnavailable extends Error {
  override name = 'DatabaseUnavailable'
}

const queryTimeoutMs = 15_000

/** Neon's HTTP driver. `endpoint` replaces Neon's own URL when the database is served locally. */
export function connectNeon(databaseUrl: string, endpoint?: string): Db {
  neonConfig.fetchEndpoint = endpoint ?? neonConfig.fetchEndpoint
  neonConfig.fetchFunction = timedFetch
  return drizzle({ client: neon(databaseUrl) })
}

async function timedFetch(url: string, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(queryTimeoutMs) })
    if (response.status >= 500)
      throw new DatabaseUnavailable(`HTTP ${response.status} from the database endpoint`)
    return response
  } catch (cause) {
    if (cause instanceof DatabaseUnavailable) throw cause
    throw new DatabaseUnavailable('The database endpoint cannot be reached', { cause })
  }
}
