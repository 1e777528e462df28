import { z } from 'zod'
import { isQuery } from './request-log.ts'

const limitReasons = [
  'public_api_request_rate_limit',
  'public_api_space_request_rate_limit',
  'public_api_endpoint_rate_limit',
  'public_api_request_blocked',
] as const

const retryAfterSeconds = z.number().min(0)

/**
 * What can go wrong with one request.
 * `saved` and `afterAnswer` carry the request out and lose only the answer: the caller cannot know.
 */
const faultKind = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('conflict') }),
  z.object({
    kind: z.literal('rateLimited'),
    retryAfterSeconds: retryAfterSeconds.default(1),
    reason: z.enum(limitReasons).default('public_api_request_rate_limit'),
  }),
  z.object({ kind: z.literal('overloaded'), retryAfterSeconds: retryAfterSeconds.default(1) }),
  z.object({ kind: z.literal('internalError') }),
  z.object({ kind: z.literal('badGateway') }),
  z.object({ kind: z.literal('unavailable'), saved: z.boolean().default(false) }),
  z.object({ kind: z.literal('gatewayTimeout') }),
  z.object({ kind: z.literal('drop'), afterAnswer: z.boolean().default(false) }),
  z.object({ kind: z.literal('hang'), ms: z.number().min(0) }),
  z.object({ kind: z.literal('truncated') }),
  z.object({ kind: z.literal('shortPage'), rows: z.number().int().min(0) }),
  z.object({ kind: z.literal('repeatCursor') }),
])

const faultTarget = z.object({
  /** How many matching requests it hits. */
  times: z.union([z.number().int().min(1), z.literal('forever')]).default(1),
  /** Part of the path that must occur, such as a data source id or `/query`. */
  path: z.string().default(''),
  method: z.string().optional(),
})

export const faultInput = z.intersection(faultKind, faultTarget)
export type FaultInput = z.input<typeof faultInput>
export type Fault = z.output<typeof faultInput>

export interface FaultQueue {
  add(fault: Fault): void
  /** The first queued fault that matches; it is used up by one. */
  take(method: string, path: string): Fault | undefined
  list(): readonly Fault[]
  clear(): void
}

export function createFaultQueue(): FaultQueue {
  let queue: { fault: Fault; left: number }[] = []
  return {
    add(fault) {
      queue.push({ fault, left: fault.times === 'forever' ? Number.POSITIVE_INFINITY : fault.times })
    },
    take(method, path) {
      const entry = queue.find(({ fault }) => matches(fault, method, path))
      if (entry === undefined) return undefined
      entry.left--
      queue = queue.filter(({ left }) => left > 0)
      return entry.fault
    },
    list: () => queue.map(({ fault }) => fault),
    clear() {
      queue = []
    },
  }
}

/** Faults that bend a list only wait for a query. */
function matches(fault: Fault, method: string, path: string): boolean {
  if (fault.method !== undefined && fault.method !== method) return false
  if (!path.includes(fault.path)) return false
  return (fault.kind !== 'shortPage' && fault.kind !== 'repeatCursor') || isQuery(method, path)
}
