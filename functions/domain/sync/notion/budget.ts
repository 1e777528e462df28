import type { RatePacer } from '../../context.ts'
import { UpstreamPause } from '../../upstream.ts'

/** Calls are taken from the shared budget a few at a time; each take is a call to another machine. */
const chunk = 10

/** Spends calls one by one. Throws `UpstreamPause` when none is left in this window. */
export function createBudget(pacer: RatePacer, upstream: string): { spend(): Promise<void> } {
  let left = 0
  return {
    async spend() {
      while (left === 0) {
        const { granted, retryInMs } = await pacer.take(upstream, chunk)
        if (granted === 0) throw new UpstreamPause(retryInMs)
        left += granted
      }
      left--
    },
  }
}
