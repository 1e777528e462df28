import { z } from 'zod'
import { FaultTarget } from '../fault-queue.ts'

/** What can go wrong with one request. `saved` takes the question and loses only the answer. */
const FaultKind = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rateLimited'), retryAfter: z.string().default('2') }),
  z.object({ kind: z.literal('overloaded'), retryAfter: z.string().optional() }),
  z.object({ kind: z.literal('unavailable'), retryAfter: z.string().optional() }),
  z.object({ kind: z.literal('internalError') }),
  z.object({ kind: z.literal('unauthorized') }),
  z.object({ kind: z.literal('forbidden') }),
  z.object({ kind: z.literal('notFound') }),
  z.object({ kind: z.literal('malformed') }),
  z.object({ kind: z.literal('otherForm') }),
  z.object({ kind: z.literal('drop'), saved: z.boolean().default(false) }),
  z.object({ kind: z.literal('hang'), ms: z.number().min(0) }),
])

export const FaultInput = z.intersection(FaultKind, FaultTarget)
export type FaultInput = z.input<typeof FaultInput>
export type Fault = z.output<typeof FaultInput>

/**
 * What a question can ask to go wrong with its own answer, by words in square brackets: "Revenue by day [fails]".
 * `rate limited`: the first try is refused. `overloaded`, `malformed`: so are the first two looks. `old form`: names and times as older
 * workspaces write them. `drop table`: the answer is SQL that nobody should run.
 */
export const moods = [
  'rate limited',
  'overloaded',
  'malformed',
  'fails',
  'fails on the rate limit',
  'cancelled',
  'unknown state',
  'never',
  'slow',
  'expired',
  'text only',
  'silent',
  'several',
  'old form',
  'drop table',
  'many rows',
] as const
export type Mood = (typeof moods)[number]

export const moodOf = (content: string): Mood | undefined =>
  moods.find((mood) => content.toLowerCase().includes(`[${mood}]`))
