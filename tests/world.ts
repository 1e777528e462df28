import { uuidv7 } from 'uuidv7'
import type { Change, Ctx, JobMessage } from '../functions/domain/context.ts'
import type { Actor, Role } from '#domain/identity/contract.ts'
import type { JobDefinition } from '#domain/jobs/contract.ts'
import { connectNeon, type Db } from '../functions/db/client.ts'
import { readConfig } from '../functions/env.ts'
import { migrate } from '../dev/migrate.ts'
import { createDatabase } from '../dev/postgres/create-database.ts'
import { type Gateway, startGateway } from '../dev/postgres/gateway.ts'
import { memoryFiles } from './files.ts'

/** A migrated database of its own behind Neon's protocol, and contexts to call verbs with. */
export interface World {
  gateway: Gateway
  db: Db
  /** What verbs published and enqueued so far. */
  published: Change[]
  queued: { message: JobMessage; delaySeconds: number }[]
  /** A context whose actor is a fresh user with this role; `over` replaces parts of it. */
  as(role: Role | 'nobody', over?: Partial<Ctx>): Ctx
  close(): Promise<void>
}

/** A real Postgres to test against, where there is one; its user may create databases. */
export const realPostgres = process.env['TEST_DATABASE_URL']

export async function openWorld(
  options: { jobs?: readonly JobDefinition[]; env?: Record<string, string> } = {},
): Promise<World> {
  const gateway = await startGateway(realPostgres ? { databaseUrl: await createDatabase(realPostgres) } : {})
  await migrate({ exec: gateway.exec, rows: async () => [] })
  const db = connectNeon(gateway.databaseUrl, gateway.fetchEndpoint)
  const published: Change[] = []
  const queued: World['queued'] = []
  const config = readConfig({
    DATABASE_URL: gateway.databaseUrl,
    NEON_FETCH_ENDPOINT: gateway.fetchEndpoint,
    AUTH_SECRET: 'a secret for tests, long enough to be one',
    APP_URL: 'http://localhost:8787',
    ...options.env,
  })
  const files = memoryFiles()
  const silent = { info() {}, warn() {}, error() {} }
  const as: World['as'] = (role, over) => ({
    db,
    actor: actorOf(role),
    requestId: uuidv7(),
    now: () => new Date(),
    log: silent,
    live: { publish: async (change) => void published.push(change) },
    queue: { send: async (message, delaySeconds = 0) => void queued.push({ message, delaySeconds }) },
    pacer: { take: async (_upstream, want) => ({ granted: want, retryInMs: 0 }), pause: async () => {} },
    files,
    jobs: options.jobs ?? [],
    config,
    ...over,
  })
  return { gateway, db, published, queued, as, close: () => gateway.close() }
}

function actorOf(role: Role | 'nobody'): Actor {
  if (role === 'nobody') return { kind: 'nobody', id: 'nobody', name: 'nobody', role: null }
  return { kind: 'user', id: uuidv7(), name: `A ${role}`, email: `${role}@quarterdeck.example`, role }
}
