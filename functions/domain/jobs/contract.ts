import { z } from 'zod'
import type { Ctx } from '../context.ts'

export const JobMode = z.enum(['incremental', 'full'])
export type JobMode = z.infer<typeof JobMode>

export const RunState = z.enum(['queued', 'running', 'succeeded', 'failed', 'dead', 'cancelled'])
export type RunState = z.infer<typeof RunState>

/** Rows of the source, counted by what happened to them. */
export const RunCounts = z.object({
  read: z.int(),
  inserted: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  deleted: z.int(),
  rejected: z.int(),
})
export type RunCounts = z.infer<typeof RunCounts>

export interface StepInput<Cursor> {
  runId: string
  mode: JobMode
  /** null on the first step; afterwards what the step before returned. */
  cursor: Cursor | null
  /** Lines in the run's log; written with the step's record. */
  note(level: 'info' | 'warn' | 'error', message: string, fields?: Record<string, unknown>): void
  /** True when the step should stop at its next safe point, because its time is used up. */
  outOfTime(): boolean
}

export interface StepResult<Cursor> {
  /** null ends the run as succeeded; anything else enqueues the next step with it. */
  cursor: Cursor | null
  counts: Partial<RunCounts>
  /** Wait this long before the next step: an upstream asked for it. Not a failure. */
  pauseMs?: number
}

/**
 * A job is a chain of bounded, replayable steps. A step may be run again with the same cursor after a crash
 * or a second delivery, so what it writes must be idempotent by key. A thrown error is retried three times, then the
 * run is dead and waits for replay.
 */
export interface JobDefinition<Cursor = unknown> {
  key: string
  title: string
  description: string
  /** Checked before each step is run: a stored cursor that no longer fits fails the run instead of corrupting it. */
  cursor: z.ZodType<Cursor>
  /** Why the job cannot run here, or null. For example: an integration is not configured. */
  blocked(ctx: Ctx): string | null
  step(ctx: Ctx, input: StepInput<Cursor>): Promise<StepResult<Cursor>>
}
