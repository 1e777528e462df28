import type { Clock } from './clock.ts'
import { type LimitReason, rateLimited } from './errors.ts'

export interface RateLimit {
  /** Requests per window; null for no limit. */
  budget: number | null
  windowMs: number
  reason: LimitReason
}

export interface RateBudget {
  set(limit: Partial<RateLimit>): void
  /** Counts one request, or throws the 429 that names the seconds until the window ends. */
  spend(): void
}

/** A budget per fixed window that begins with its first request and may be spent in one burst. */
export function createRateBudget(clock: Clock): RateBudget {
  let limit: RateLimit = { budget: null, windowMs: 60_000, reason: 'public_api_request_rate_limit' }
  let windowStartMs = Number.NEGATIVE_INFINITY
  let spent = 0
  return {
    set(change) {
      limit = { ...limit, ...change }
      windowStartMs = Number.NEGATIVE_INFINITY
      spent = 0
    },
    spend() {
      const nowMs = clock.elapsedMs()
      if (nowMs - windowStartMs >= limit.windowMs) {
        windowStartMs = nowMs
        spent = 0
      }
      if (limit.budget !== null && spent >= limit.budget) {
        throw rateLimited((windowStartMs + limit.windowMs - nowMs) / 1000, limit.reason)
      }
      spent++
    },
  }
}
