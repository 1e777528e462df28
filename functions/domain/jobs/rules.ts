import type { LogLine, RunCounts } from './contract.ts'

export const jobModes = ['incremental', 'full'] as const
export const runStates = ['queued', 'running', 'succeeded', 'failed', 'dead', 'cancelled'] as const
export const runTriggers = ['schedule', 'manual', 'webhook', 'replay'] as const
export const stepOutcomes = ['succeeded', 'paused', 'failed', 'reaped'] as const
export const logLevels = ['info', 'warn', 'error'] as const

/** What a list of dead runs can show; `open` ones wait for a replay. */
export const letterShows = ['open', 'replayed', 'all'] as const

/** A step that is not done after this long should stop at its next safe point. */
export const stepTimeMs = 5_000

/** Far longer than a step may take: when it is over, whoever ran the step is gone. */
export const leaseMs = 120_000

/** A message that has not arrived this long after it should have is taken for lost. */
export const lostAfterMs = 60_000

const backOffMs = [5_000, 30_000]

/** How long to wait after the `attempt`th failure (from 1) of a step, or null when it has failed too often. */
export const retryDelayMs = (attempt: number): number | null => backOffMs[attempt - 1] ?? null

const staleAfterMs = 24 * 3_600_000

/** What is known of a job's data: when it was last brought up to date and since when a schedule promises to. */
export interface Pulse {
  lastSuccessAt: string | null
  scheduledSince: string | null
}

/** A job that never succeeded counts from its first schedule; without one nothing is expected of it. */
export function isStale({ lastSuccessAt, scheduledSince }: Pulse, now: Date): boolean {
  const since = lastSuccessAt ?? scheduledSince
  return since !== null && now.getTime() - Date.parse(since) > staleAfterMs
}

/** An incident lasts from one success to the next, however many runs fail in it. */
export const failureIncident = (jobKey: string, lastSuccessId: string | null) =>
  `failure:${jobKey}:${lastSuccessId ?? 'never'}`

export const staleIncident = (jobKey: string, lastSuccessAt: string | null) =>
  `stale:${jobKey}:${lastSuccessAt ?? 'never'}`

const zeroCounts: RunCounts = { read: 0, inserted: 0, updated: 0, unchanged: 0, deleted: 0, rejected: 0 }

export const completeCounts = (counts: Partial<RunCounts>): RunCounts => ({ ...zeroCounts, ...counts })

const longestText = 1000
const mostLines = 200

/**
 * What an error may say in a run's record: its message without the given secrets, passwords in addresses and bearer tokens.
 * The query builder's own message holds the parameters, so there the database's message stands for it.
 */
export function errorText(error: unknown, secrets: string[]): string {
  const failedQuery = error instanceof Error && 'query' in error && 'params' in error
  const speaking = failedQuery ? (error.cause ?? new Error('A query failed')) : error
  const text = speaking instanceof Error ? speaking.message : String(speaking)
  return withoutSecrets(text || 'An error without a message', secrets)
}

/** Ends with a full stop, so that another sentence can follow. */
export const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`)

/** The lines of one step as they are kept: bounded in number and length, without secrets. */
export function keptLines(lines: LogLine[], secrets: string[]): LogLine[] {
  const kept = lines
    .slice(0, mostLines)
    .map((line) => ({ ...line, message: withoutSecrets(line.message, secrets) }))
  const last = kept.at(-1)
  if (!last || lines.length <= mostLines) return kept
  const message = `${lines.length - mostLines} more lines of this step are not kept`
  return [...kept, { at: last.at, level: 'warn', message, fields: null }]
}

/** Configuration values that must not be written down. */
export const secretsOf = (config: object): string[] =>
  Object.entries(config).flatMap(([name, value]) =>
    /TOKEN|SECRET|PASSWORD|DATABASE_URL/.test(name) && typeof value === 'string' && value.length >= 6
      ? [value]
      : [],
  )

const withoutSecrets = (text: string, secrets: string[]): string =>
  secrets
    .reduce((clean, secret) => clean.replaceAll(secret, '***'), text)
    .replace(/(:\/\/)[^\s/@]+:[^\s@]+@/g, '$1***@')
    .replace(/\b(bearer)\s+[\w.~+/=-]+/gi, '$1 ***')
    .slice(0, longestText)
