import { closed, listen } from '../stand-in.ts'
import { createClock } from './clock.ts'
import { createControl, type NotionControl } from './control.ts'
import { createFaultQueue } from '../fault-queue.ts'
import { waitsFor } from './faults.ts'
import { demoSize, generate, type Size } from './generate/generate.ts'
import { createRateBudget } from './rate.ts'
import { createRequestLog } from './request-log.ts'
import type { Role } from './schema.ts'
import type { Settings, World } from './serve.ts'
import { createDoors } from './server.ts'
import type { Store } from './store.ts'
import { eventOf } from './webhook-events.ts'
import { WebhookSender } from './webhooks.ts'

export type { NotionControl } from './control.ts'
export type { DirtyKind, DirtyRow } from './generate/dirty.ts'
export { demoSize, type Size } from './generate/generate.ts'
export type { Role } from './schema.ts'

export interface NotionOptions {
  /** 0 or absent: any free port. */
  port?: number
  seed?: number
  size?: Size
  /** The clock of the stand-in. Generated dates lie around its first reading. */
  now?: () => Date
  token?: string
}

export interface NotionStandIn {
  /** Base address without a path, such as `http://127.0.0.1:4010`. */
  url: string
  /** The integration token that is accepted. */
  token: string
  /** Database ids. Each database has exactly one data source. */
  sources: Record<Role, string>
  /** Ends open requests and frees the port. */
  close(): Promise<void>
  control: NotionControl
}

/**
 * A workspace that speaks version 2026-03-11 of the Notion API over HTTP. Rows depend only on seed, size and the first
 * reading of the clock; ids only on the seed. Changes live in memory.
 */
export async function startNotion(options: NotionOptions = {}): Promise<NotionStandIn> {
  const clock = createClock(options.now ?? (() => new Date()))
  const { store, dirtyRows } = generate({ seed: options.seed ?? 1, size: options.size ?? demoSize, clock })
  const closing = new AbortController()
  const webhooks = new WebhookSender(closing.signal)
  store.onChange = (change) => void webhooks.announce(eventOf(store, change))
  const settings = settingsOf(options)
  const world = worldOf(store, settings, closing.signal)
  const control = createControl({ world, webhooks, dirtyRows })
  const server = createDoors({ world, control })
  world.baseUrl = `http://127.0.0.1:${await listen(server, options.port ?? 0)}`
  const close = () => {
    closing.abort()
    return closed(server)
  }
  return { url: world.baseUrl, token: settings.token, sources: databaseIds(store), close, control }
}

const serviceCeiling = 10_000

function settingsOf({ token }: NotionOptions): Settings {
  return {
    token: token ?? 'ntn_quarterdeck_stand_in',
    tokenAccepted: true,
    latencyMs: 0,
    queryCeiling: serviceCeiling,
  }
}

function worldOf(store: Store, settings: Settings, closing: AbortSignal): World {
  const rate = createRateBudget(store.clock)
  return {
    store,
    faults: createFaultQueue(waitsFor),
    rate,
    log: createRequestLog(),
    settings,
    baseUrl: 'http://127.0.0.1',
    closing,
  }
}

function databaseIds({ sources }: Store): Record<Role, string> {
  const { programs, projects, budgetLines, risks, actions } = sources
  return {
    programs: programs.databaseId,
    projects: projects.databaseId,
    budgetLines: budgetLines.databaseId,
    risks: risks.databaseId,
    actions: actions.databaseId,
  }
}
