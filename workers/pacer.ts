import { DurableObject } from 'cloudflare:workers'

const windowMs = 60_000

/**
 * One per upstream. Holds the budget of the running 60-second window, in memory and in storage, so that steps on any machine share
 * it. A window opens with its first call; what is not used does not carry over.
 */
export class Pacer extends DurableObject {
  private opened = 0
  private used = 0
  private pausedUntil = 0

  constructor(state: DurableObjectState, env: Record<string, unknown>) {
    super(state, env)
    void state.blockConcurrencyWhile(async () => {
      const stored = await state.storage.get<{ opened: number; used: number; pausedUntil: number }>('window')
      if (stored) Object.assign(this, stored)
    })
  }

  async take(want: number, budget: number): Promise<{ granted: number; retryInMs: number }> {
    const now = Date.now()
    if (now < this.pausedUntil) return { granted: 0, retryInMs: this.pausedUntil - now }
    if (now - this.opened >= windowMs) Object.assign(this, { opened: now, used: 0 })
    const granted = Math.min(want, Math.max(0, budget - this.used))
    this.used += granted
    await this.store()
    return { granted, retryInMs: granted < want ? this.opened + windowMs - now : 0 }
  }

  async pause(ms: number): Promise<void> {
    this.pausedUntil = Math.max(this.pausedUntil, Date.now() + ms)
    await this.store()
  }

  private store(): Promise<void> {
    return this.ctx.storage.put('window', {
      opened: this.opened,
      used: this.used,
      pausedUntil: this.pausedUntil,
    })
  }
}
