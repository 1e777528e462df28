import { uuidv7 } from 'uuidv7'
import type { Db } from './db/client.ts'
import { openDatabase } from './database.ts'
import type { Change, Ctx, JobMessage, Log } from './domain/context.ts'
import type { Actor } from '#domain/identity/contract.ts'
import { type Config, type Env, readConfig } from './env.ts'
import { openFiles } from './files.ts'
import { jobs } from './jobs.ts'

export const nobody: Actor = { kind: 'nobody', id: 'nobody', name: 'nobody', role: null }

/** The actor of schedules, webhooks and job steps: `system:notion`, for example. */
export const systemActor = (name: string): Actor => ({
  kind: 'system',
  id: `system:${name}`,
  name,
  role: 'admin',
})

/** The only place that builds database, clock, log and bindings into what verbs need. */
export function createContext(env: Env, actor: Actor, requestId: string = uuidv7()): Ctx {
  const config = readConfig(env)
  return {
    db: database(config),
    actor,
    requestId,
    now: () => new Date(),
    log: createLog({ requestId }),
    live: { publish: (change: Change) => hub(env).publish(change) },
    queue: {
      send: async (message: JobMessage, delaySeconds = 0) => {
        await env.JOBS.send(message, { delaySeconds })
      },
    },
    pacer: {
      take: (upstream, want) => pacer(env, upstream).take(want, budgetOf(config, upstream)),
      pause: (upstream, ms) => pacer(env, upstream).pause(ms),
    },
    files: openFiles(env.FILES),
    jobs,
    config,
  }
}

const databases = new WeakMap<Config, Db>()

function database(config: Config): Db {
  const known = databases.get(config) ?? openDatabase(config)
  databases.set(config, known)
  return known
}

const hub = (env: Env) => env.LIVE.get(env.LIVE.idFromName('workspace'))

/** Calls a minute: of Notion all of them, of Genie the questions. */
const budgetOf = (config: Config, upstream: string) =>
  upstream === 'genie' ? config.GENIE_QUESTIONS_PER_MINUTE : config.NOTION_BUDGET_PER_MINUTE

const pacer = (env: Env, upstream: string) => env.PACER.get(env.PACER.idFromName(upstream))

export function createLog(base: Record<string, unknown>): Log {
  const line =
    (level: string) =>
    (event: string, fields: Record<string, unknown> = {}) =>
      // oxlint-disable-next-line no-console -- the platform collects structured lines from the console
      console.log(JSON.stringify({ at: new Date().toISOString(), level, event, ...base, ...fields }))
  return { info: line('info'), warn: line('warn'), error: line('error') }
}
