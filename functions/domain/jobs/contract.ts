import { z } from 'zod'
import type { Ctx } from '../context.ts'
import { listOf, page, PageQuery } from '../page.ts'
import { Id, Instant } from '../values.ts'
import { jobModes, letterShows, logLevels, runStates, runTriggers, stepOutcomes } from './rules.ts'

export const JobMode = z.enum(jobModes)
export type JobMode = z.infer<typeof JobMode>

export const RunState = z.enum(runStates)
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
  /** What a run of a job `perSubject` works on; null for the others. */
  subject: string | null
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
  /** At the end: what could not be done, and what to do about it. The run then ends as failed; what it did stays and counts. */
  failure?: string
}

/**
 * A job is a chain of bounded, replayable steps. A step may be run again with the same cursor after a crash
 * or a second delivery, so what it writes must be idempotent by key. A step that throws is tried three times
 * in all, then the run is dead and waits for replay. What a step returns is recorded once, however often it is run.
 */
export interface JobDefinition<Cursor = unknown> {
  key: string
  title: string
  description: string
  /**
   * Each run works on one thing, such as an uploaded file, and several may run at once, one per thing. Such a job is started
   * by the verb that owns the thing, never by a schedule or a button.
   */
  perSubject?: true
  /** Checked before each step is run: a stored cursor that no longer fits fails the run instead of corrupting it. */
  cursor: z.ZodType<Cursor>
  /** Why the job cannot run here, or null. For example: an integration is not configured. */
  blocked(ctx: Ctx): string | null
  step(ctx: Ctx, input: StepInput<Cursor>): Promise<StepResult<Cursor>>
  /** Closes what a cancelled run worked on, so that nobody waits for it. May be called again, and while nothing is left to close. */
  cancelled?(ctx: Ctx, subject: string): Promise<void>
}

/** What travels in the queue. */
export const StepMessage = z.object({ runId: Id, step: z.int().min(0) })

export const Run = z
  .object({
    id: Id,
    jobKey: z.string(),
    mode: JobMode,
    /** What the run works on; null for a job that is always about the same. */
    subject: z.string().nullable(),
    trigger: z.enum(runTriggers),
    /** Id of the user, token or system actor. */
    requestedBy: z.string(),
    requestedByName: z.string(),
    /** The interval of a scheduled run: the time that its schedule named. */
    scheduledFor: Instant.nullable(),
    state: RunState,
    cancelRequested: z.boolean(),
    /** The step that is being run or comes next, from 0. */
    step: z.int(),
    /** Tries of this step so far. */
    attempt: z.int(),
    counts: RunCounts,
    /** What went wrong last; null again after the next good step. */
    error: z.string().nullable(),
    replayOf: Id.nullable(),
    /** The run that took over where this one died. */
    replayedBy: Id.nullable(),
    queuedAt: Instant,
    startedAt: Instant.nullable(),
    finishedAt: Instant.nullable(),
    /** From the start of the first step to the end, or to now; null before the start. */
    durationMs: z.int().nullable(),
  })
  .meta({ id: 'Run' })
export type Run = z.infer<typeof Run>

export const RunPage = page(Run)

export const RunQuery = PageQuery.pick({ limit: true, after: true }).extend({
  state: listOf(runStates),
  trigger: listOf(runTriggers),
})
export type RunQuery = z.infer<typeof RunQuery>

const JobKeys = z
  .string()
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(z.array(z.string().max(100)).max(50))
  .optional()

/** Runs of all jobs, or of those named. */
export const AnyRunQuery = RunQuery.extend({ job: JobKeys })
export type AnyRunQuery = z.infer<typeof AnyRunQuery>

export const Attempt = z.object({
  step: z.int(),
  attempt: z.int(),
  outcome: z.enum(stepOutcomes),
  error: z.string().nullable(),
  startedAt: Instant,
  finishedAt: Instant,
})
export type Attempt = z.infer<typeof Attempt>

export const LogLine = z.object({
  at: Instant,
  level: z.enum(logLevels),
  message: z.string(),
  fields: z.record(z.string(), z.unknown()).nullable(),
})
export type LogLine = z.infer<typeof LogLine>

/** One run with what happened in it, oldest first; of more than 500 lines or attempts only the newest. */
export const RunDetail = Run.extend({
  attempts: z.array(Attempt),
  attemptsTruncated: z.boolean(),
  log: z.array(LogLine),
  logTruncated: z.boolean(),
}).meta({ id: 'RunDetail' })
export type RunDetail = z.infer<typeof RunDetail>

/** A run as one mark in a row of many. */
export const RunMark = Run.pick({ id: true, state: true, mode: true, queuedAt: true, durationMs: true })
export type RunMark = z.infer<typeof RunMark>

export const Job = z
  .object({
    key: z.string(),
    title: z.string(),
    description: z.string(),
    /** Why it cannot run here and what to do; null when it can. */
    blockedReason: z.string().nullable(),
    /** Started where its subject is, not from a list of jobs; nothing is expected of it when nobody starts it. */
    perSubject: z.boolean(),
    lastRun: Run.nullable(),
    /** The latest runs, at most 30, oldest first. */
    recentRuns: z.array(RunMark),
    lastSuccessAt: Instant.nullable(),
    /** The earliest of its schedules; null without an enabled one. */
    nextRunAt: Instant.nullable(),
    /** Age of its data: seconds since the last success. */
    freshnessSeconds: z.int().nullable(),
    /** No success for more than 24 hours. */
    stale: z.boolean(),
  })
  .meta({ id: 'Job' })
export type Job = z.infer<typeof Job>

export const Jobs = z.object({ items: z.array(Job) })

export const RunStart = z.object({ mode: JobMode.default('incremental') })

/** `coalesced`: a queued or running run of the same job took the start over; `runId` is that run. */
export const StartedRun = z.object({ runId: Id, coalesced: z.boolean() }).meta({ id: 'StartedRun' })
export type StartedRun = z.infer<typeof StartedRun>

export const ReplayedRun = z.object({ runId: Id }).meta({ id: 'ReplayedRun' })
export type ReplayedRun = z.infer<typeof ReplayedRun>

export const DeadLetter = z
  .object({
    id: Id,
    runId: Id,
    jobKey: z.string(),
    mode: JobMode,
    step: z.int(),
    /** How often the step was tried. */
    attempts: z.int(),
    error: z.string(),
    createdAt: Instant,
    replayRunId: Id.nullable(),
  })
  .meta({ id: 'DeadLetter' })
export type DeadLetter = z.infer<typeof DeadLetter>

export const DeadLetterPage = page(DeadLetter)

/** `open` ones wait for a replay. */
export const DeadLetterQuery = PageQuery.pick({ limit: true, after: true }).extend({
  show: z.enum(letterShows).default('open'),
  job: JobKeys,
})
export type DeadLetterQuery = z.infer<typeof DeadLetterQuery>
