import { DurableObject } from 'cloudflare:workers'

const windowMs = 60_000
const bucketMs = 1000

/** Calls granted within one second; `at` is the end of that second. */
interface Grant {
  at: number
  calls: number
}

/**
 * One per upstream. Grants calls so that no 60 seconds, wherever they begin, hold more than the budget: an upstream
 * counts in windows that are not ours. Kept in memory and in storage, so that steps on any machine share it and it
 * survives a restart. The whole budget may go in one burst; what is not used does not carry over.
 */
export class Pacer extends DurableObject<unknown> {
  private grants: Grant[] = []
  private pausedUntil = 0

  constructor(state: DurableObjectState, env: unknown) {
    super(state, env)
    void state.blockConcurrencyWhile(async () => {
      this.grants = (await state.storage.get<Grant[]>('grants')) ?? []
      this.pausedUntil = (await state.storage.get<number>('pausedUntil')) ?? 0
    })
  }

  async take(want: number, budget: number): Promise<{ granted: number; retryInMs: number }> {
    const now = Date.now()
    if (now < this.pausedUntil) return { granted: 0, retryInMs: this.pausedUntil - now }
    this.grants = this.grants.filter((grant) => now < grant.at + windowMs)
    const used = this.grants.reduce((sum, grant) => sum + grant.calls, 0)
    const granted = Math.max(0, Math.min(want, budget - used))
    if (granted > 0) await this.record(now, granted)
    const oldest = this.grants[0]
    return { granted, retryInMs: granted < want && oldest ? oldest.at + windowMs - now : 0 }
  }

  async pause(ms: number): Promise<void> {
    this.pausedUntil = Math.max(this.pausedUntil, Date.now() + ms)
    await this.ctx.storage.put('pausedUntil', this.pausedUntil)
  }

  private async record(now: number, calls: number): Promise<void> {
    const at = Math.ceil(now / bucketMs) * bucketMs
    const last = this.grants.at(-1)
    if (last?.at === at) last.calls += calls
    else this.grants.push({ at, calls })
    await this.ctx.storage.put('grants', this.grants)
  }
}
