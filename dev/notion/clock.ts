export interface Clock {
  now(): Date
  /** Milliseconds that only grow; moved by `advance`, not by `set`. Rate windows are measured on it. */
  elapsedMs(): number
  /** Stops the clock at an instant; null lets it run again from its source. */
  set(at: Date | null): void
  advance(ms: number): void
}

export function createClock(source: () => Date): Clock {
  let stoppedAt: number | null = null
  let advancedMs = 0
  let elapsedExtraMs = 0
  return {
    now: () => new Date(stoppedAt ?? source().getTime() + advancedMs),
    elapsedMs: () => performance.now() + elapsedExtraMs,
    set(at) {
      stoppedAt = at === null ? null : at.getTime()
      advancedMs = 0
    },
    advance(ms) {
      if (stoppedAt === null) advancedMs += ms
      else stoppedAt += ms
      elapsedExtraMs += ms
    },
  }
}

const minuteMs = 60_000

/** The instant rounded down to the minute, as pages and data sources show their times. */
export function toMinute(ms: number): number {
  return Math.floor(ms / minuteMs) * minuteMs
}

export function minuteText(ms: number): string {
  return new Date(toMinute(ms)).toISOString()
}

/** The form a database object uses: milliseconds kept, offset written out. */
export function databaseTimeText(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '+00:00')
}
