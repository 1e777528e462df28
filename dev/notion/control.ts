import { z } from 'zod'
import { pageVerbs } from './control-pages.ts'
import { schemaVerbs } from './control-schema.ts'
import { webhookVerbs } from './control-webhooks.ts'
import { faultInput } from './faults.ts'
import type { ControlScope } from './control-scope.ts'
import { plainVerb, verb } from './verb.ts'

/**
 * Everything a test or another process can make the stand-in do. Over HTTP each verb is
 * `POST /__control/<verb>` with its input as JSON; the answer is `{"result": …}` or `{"error": "…"}` with status 400.
 * Verbs that change rows or columns resolve after the webhooks they caused were answered.
 */
export type NotionControl = ReturnType<typeof createControl>

export function createControl(scope: ControlScope) {
  return {
    ...pageVerbs(scope),
    ...schemaVerbs(scope),
    ...webhookVerbs(scope),
    ...faultVerbs(scope),
    ...logVerbs(scope),
    ...settingVerbs(scope),
  }
}

function faultVerbs({ world }: ControlScope) {
  return {
    /** Queues a fault for the next matching requests. */
    addFault: verb(faultInput, (fault) => world.faults.add(fault)),
    faults: plainVerb(() => world.faults.list()),
    clearFaults: plainVerb(() => world.faults.clear()),
  }
}

function logVerbs({ world }: ControlScope) {
  return {
    /** API requests seen, oldest first. Control requests are not among them. */
    requests: plainVerb(() => world.log.list()),
    counters: plainVerb(() => world.log.counters()),
    clearRequests: plainVerb(() => world.log.clear()),
  }
}

const limitInput = z.object({
  budget: z.number().int().min(0).nullable().optional(),
  windowMs: z.number().int().min(1).optional(),
  reason: z
    .enum([
      'public_api_request_rate_limit',
      'public_api_space_request_rate_limit',
      'public_api_endpoint_rate_limit',
      'public_api_request_blocked',
    ])
    .optional(),
})

function settingVerbs({ world }: ControlScope) {
  const { settings } = world
  return {
    /** Stops the clock at an instant; `at: null` lets it run again. */
    setClock: verb(z.object({ at: z.iso.datetime({ offset: true }).nullable() }), ({ at }) =>
      world.store.clock.set(at === null ? null : new Date(at)),
    ),
    /** Moves the clock and the rate window forward. */
    advanceClock: verb(z.object({ ms: z.number().min(0) }), ({ ms }) => world.store.clock.advance(ms)),
    /** Sets the request budget and starts a new window; `budget: null` is no limit. */
    setRateLimit: verb(limitInput, (limit) => world.rate.set(limit)),
    setLatency: verb(z.object({ ms: z.number().min(0) }), ({ ms }) => {
      settings.latencyMs = ms
    }),
    /** Rows one query can reach. The service has 10,000. */
    setQueryCeiling: verb(z.object({ rows: z.number().int().min(1) }), ({ rows }) => {
      settings.queryCeiling = rows
    }),
    /** Answers 401 to every request until the token is accepted again. */
    setTokenAccepted: verb(z.object({ accepted: z.boolean() }), ({ accepted }) => {
      settings.tokenAccepted = accepted
    }),
  }
}
