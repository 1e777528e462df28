import { closed, createDoor, jsonAnswer, listen } from '../stand-in.ts'
import { createFaultQueue } from '../fault-queue.ts'
import { type Fault, FaultInput } from './faults.ts'
import type { Source } from './reader.ts'
import { serve, type World } from './serve.ts'

export interface GenieOptions {
  /** The product's own database, of which the answers tell. It is only read. */
  source: Source
  /** 0 or absent: any free port. */
  port?: number
  now?: () => Date
  /** 1: as long as Genie takes for a simple question; 0: at once. */
  pace?: number
}

export interface GenieStandIn {
  /** For DATABRICKS_HOST. */
  url: string
  /** The access token that is accepted. */
  token: string
  principal: { clientId: string; clientSecret: string }
  spaceId: string
  /** What was asked of the API so far. */
  requests: readonly { method: string; path: string }[]
  /** Lets something go wrong with the next request that fits. */
  addFault(fault: FaultInput): void
  /** Takes back every token given to the service principal. */
  withdrawTokens(): void
  close(): Promise<void>
}

const controlPath = '/__control/addFault'

/**
 * A workspace with one Genie space that speaks the conversation API over HTTP. It knows a few questions about orders and runs its own SQL
 * for them, read-only; it says so when asked for anything else. Faults come by words in the question (see `moods`), or by
 * `POST /__control/addFault`.
 */
export async function startGenie(options: GenieOptions): Promise<GenieStandIn> {
  const closing = new AbortController()
  const world = worldOf(options, closing.signal)
  const server = createDoor(async (received) => {
    if (received.url.pathname !== controlPath) return serve(world, received)
    const fault = FaultInput.safeParse(JSON.parse(received.body || '{}'))
    if (!fault.success) return jsonAnswer(400, { error: fault.error.message })
    world.faults.add(fault.data)
    return jsonAnswer(200, { result: null })
  })
  const port = await listen(server, options.port ?? 0)
  return {
    url: `http://127.0.0.1:${port}`,
    token: world.token,
    principal: world.principal,
    spaceId: world.spaceId,
    requests: world.requests,
    addFault: (fault) => world.faults.add(FaultInput.parse(fault)),
    withdrawTokens: () => world.issued.clear(),
    close: () => {
      closing.abort()
      return closed(server)
    },
  }
}

function worldOf({ source, now = () => new Date(), pace = 1 }: GenieOptions, closing: AbortSignal): World {
  return {
    source,
    spaceId: '01f0c0ffee00100a8a1d2b3c4d5e6f70',
    token: 'dapi-stand-in-of-quarterdeck',
    principal: { clientId: 'stand-in', clientSecret: 'stand-in-secret' },
    issued: new Set(),
    refused: new Set(),
    faults: createFaultQueue<Fault>(),
    messages: new Map(),
    requests: [],
    nowMs: () => now().getTime(),
    pace,
    closing,
  }
}
