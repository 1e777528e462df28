import type { Ctx } from '../../../context.ts'

const everyMs = 500

/** Tells open pages how far an import is, not more often than they can show it. */
export function teller(ctx: Ctx, id: string) {
  let [batches, told] = [0, 0]
  let telling: Promise<void> = Promise.resolve()
  return {
    /** Batches so far. */
    count: () => batches,
    /** A batch is written; nothing waits for who is told of it. */
    wrote: (): void => {
      batches++
      const now = ctx.now().getTime()
      if (now - told < everyMs) return
      told = now
      telling = ctx.live.publish({ topic: 'order-imports', ids: [id] }).catch(() => {})
    },
    told: () => telling,
  }
}
