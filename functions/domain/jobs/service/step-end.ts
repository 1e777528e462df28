import type { LogLine, StepResult } from '../contract.ts'
import type { Place, StepEnd } from '../repository/steps.ts'
import { completeCounts, leaseMs, retryDelayMs, sentence } from '../rules.ts'

interface Span {
  startedAt: string
  endedAt: string
}

/** The step did its work: the run goes on with the next one, now or after a pause, or has succeeded, or failed in part. */
export function goodEnd(
  place: Place,
  result: StepResult<unknown>,
  record: Span & { lines: LogLine[] },
): StepEnd {
  const finished = result.cursor === null
  const pauseMs = finished ? 0 : (result.pauseMs ?? 0)
  const failure = finished ? (result.failure ?? null) : null
  const done = failure === null ? 'succeeded' : 'failed'
  return {
    ...record,
    lease: 'held',
    outcome: pauseMs > 0 ? 'paused' : done,
    state: finished ? done : 'running',
    next: { step: finished ? place.step : place.step + 1, cursor: result.cursor },
    readyAt: later(record.endedAt, pauseMs),
    counts: completeCounts(result.counts),
    error: failure,
  }
}

/** The step threw: it is tried again after a while, or has failed too often and the run is dead. */
export function badEnd(place: Place, error: string, record: Span & { lines: LogLine[] }): StepEnd {
  return { ...retryOrDie(place, error, record), lease: 'held', outcome: 'failed' }
}

/** Whoever took the step did not come back. */
export function reapedEnd(place: Place, leaseUntil: string, now: string): StepEnd {
  const span = { startedAt: later(leaseUntil, -leaseMs), endedAt: now, lines: [] }
  const error = `The step did not end within ${leaseMs / 1000} s.`
  return { ...retryOrDie(place, error, span), lease: 'expired', outcome: 'reaped' }
}

/** No further try would change anything, so the run has failed without a dead letter. */
export const refusedEnd = (reason: string, span: Span): StepEnd => ({
  ...withoutWork(reason, { ...span, lines: [line(span.endedAt, reason)] }),
  lease: 'held',
  outcome: 'failed',
  state: 'failed',
})

/** The message for the step could not be processed, however often it was delivered. */
export function buriedEnd(now: string): StepEnd {
  const error = 'The message for this step could not be processed. Replay the run.'
  const record = { startedAt: now, endedAt: now, lines: [line(now, error)] }
  return { ...withoutWork(error, record), lease: 'free', outcome: null, state: 'dead' }
}

function retryOrDie(place: Place, error: string, record: Span & { lines: LogLine[] }) {
  const delayMs = retryDelayMs(place.attempts)
  const then =
    delayMs === null ? 'The run is dead and waits for a replay.' : `Trying again in ${delayMs / 1000} s.`
  // People count steps from one.
  const message = `Step ${place.step + 1} failed in attempt ${place.attempts}: ${sentence(error)} ${then}`
  return {
    ...withoutWork(error, { ...record, lines: [...record.lines, line(record.endedAt, message)] }),
    state: delayMs === null ? ('dead' as const) : ('running' as const),
    readyAt: later(record.endedAt, delayMs ?? 0),
  }
}

const withoutWork = (error: string, record: Span & { lines: LogLine[] }) => ({
  ...record,
  next: null,
  counts: completeCounts({}),
  error,
  readyAt: record.endedAt,
})

const line = (at: string, message: string): LogLine => ({ at, level: 'error', message, fields: null })

const later = (at: string, ms: number) => new Date(Date.parse(at) + ms).toISOString()
