import { listen } from './endpoint.ts'
import type { Fault } from './endpoint.ts'
import type { Engine } from './engine.ts'
import { openPglite } from './pglite.ts'
import { LOCAL_DATABASE_URL } from './protocol.ts'
import { openTcp } from './tcp.ts'

export interface Gateway {
  /** The value for `neonConfig.fetchEndpoint`, e.g. http://127.0.0.1:41234/sql */
  fetchEndpoint: string
  /** The connection string to hand to `neon()`. A constant: the real one, with its password, stays in here. */
  databaseUrl: string
  /** Requests handed to the database so far, failed ones included: the number of database round trips. */
  roundTrips(): number
  /**
   * Plays a fault on every request until cleared with null: `refuse` closes the socket, `hang` never answers,
   * `drop-after-commit` does the work of the next request, closes its socket unanswered and clears itself.
   */
  fault(kind: Fault | null): void
  /** Runs a script of several statements (a migration). Rejects with an error that carries `code` and `message`. */
  exec(sqlScript: string): Promise<void>
  /** Answers what is in flight, cuts what does not end within two seconds, then frees the database. Calling it again is harmless. */
  close(): Promise<void>
}

export interface GatewayOptions {
  /** Folder that keeps the embedded Postgres between starts; absent: in memory. */
  dataDir?: string
  /** Another Postgres, reached over TCP; the embedded one is not started then. */
  databaseUrl?: string
  /** Port on 127.0.0.1; 0 or absent: any free one. */
  port?: number
}

/** Puts Neon's `POST /sql` in front of an embedded Postgres, or of another one. Listens on 127.0.0.1 only. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const engine = options.databaseUrl ? await openTcp(options.databaseUrl) : await openPglite(options.dataDir)
  const endpoint = await listenOrRelease(engine, options.port ?? 0)
  return {
    fetchEndpoint: `http://127.0.0.1:${endpoint.port}/sql`,
    databaseUrl: LOCAL_DATABASE_URL,
    roundTrips: endpoint.roundTrips,
    fault: endpoint.fault,
    exec: engine.exec,
    close: once(async () => {
      await endpoint.close()
      await engine.close()
    }),
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => (done ??= work())
}

async function listenOrRelease(engine: Engine, port: number) {
  try {
    return await listen(engine, port)
  } catch (error) {
    await engine.close()
    throw error
  }
}
