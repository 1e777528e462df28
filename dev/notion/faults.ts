import { z } from 'zod'
import { FaultTarget } from '../fault-queue.ts'
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

export const faultInput = z.intersection(faultKind, FaultTarget)
export type FaultInput = z.input<typeof faultInput>
export type Fault = z.output<typeof faultInput>

/** Faults that bend a list only wait for a query. */
export const waitsFor = ({ kind }: Fault, method: string, path: string): boolean =>
  (kind !== 'shortPage' && kind !== 'repeatCursor') || isQuery(method, path)
