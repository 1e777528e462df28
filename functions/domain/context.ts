import type { Actor } from '#domain/identity/contract.ts'
import type { JobDefinition } from '#domain/jobs/contract.ts'
import type { Db } from '../db/client.ts'
import type { Config } from '../env.ts'

/** What every verb gets as its first argument; built once per request, message or tick by createContext. */
export interface Ctx {
  db: Db
  actor: Actor
  /** Trace id of the request, message or tick; in logs and audit rows. */
  requestId: string
  now: () => Date
  log: Log
  live: Live
  queue: JobQueue
  pacer: RatePacer
  files: Files
  jobs: readonly JobDefinition[]
  config: Config
}

/** One structured line per call. Never pass secrets or whole rows. */
export interface Log {
  info(event: string, fields?: Record<string, unknown>): void
  warn(event: string, fields?: Record<string, unknown>): void
  error(event: string, fields?: Record<string, unknown>): void
}

/** Tells open browsers what changed. Best effort: a lost message is made good by polling. */
export interface Live {
  publish(change: Change): Promise<void>
}

/** `topic` is a resource name such as `projects`; no ids means "any of them". `userId` narrows it to one person. */
export interface Change {
  topic: string
  ids?: string[]
  userId?: string
}

/** At least once, in no order. `delaySeconds` up to 12 h. */
export interface JobQueue {
  send(message: JobMessage, delaySeconds?: number): Promise<void>
}

export interface JobMessage {
  runId: string
  step: number
}

/** Whole files by key, outside the database. */
export interface Files {
  /** Stores a file, or replaces it: all of it is there afterwards, or it is as it was. */
  put(key: string, body: ReadableStream<Uint8Array>): Promise<void>
  /** A file from `offset` on, at most `length` bytes of it; `bytes` is the size of the whole. Undefined when there is none. */
  read(key: string, range?: { offset: number; length?: number }): Promise<StoredFile | undefined>
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>
}

export interface StoredFile {
  body: ReadableStream<Uint8Array>
  bytes: number
}

/** One budget per upstream and 60-second window, shared by everything that runs, on any machine. */
export interface RatePacer {
  /** Takes up to `want` calls from the window's budget. `granted` may be less; then `retryInMs` says when more are free. */
  take(upstream: string, want: number): Promise<{ granted: number; retryInMs: number }>
  /** The upstream said to wait: nobody gets a call before then. */
  pause(upstream: string, ms: number): Promise<void>
}
