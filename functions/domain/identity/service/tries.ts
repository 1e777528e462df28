import { write } from '../../../db/write.ts'
import type { Ctx } from '../../context.ts'
import { DomainError } from '../../errors.ts'
import * as repository from '../tries/repository.ts'

const windowMs = 60_000
const triesPerWindow = 10

/**
 * Runs something that may be guessed at, such as a sign-in: after ten failures on any of the keys within a minute it is refused with
 * `rate_limited` and `retryAfterSeconds`, before anything is checked. Only failures count.
 */
export async function guardTries<T>(ctx: Ctx, keys: string[], attempt: () => Promise<T>): Promise<T> {
  await countTry(ctx, keys)
  const result = await attempt()
  await write(ctx, [repository.forgiveTry(ctx.db, keys)])
  return result
}

async function countTry(ctx: Ctx, keys: string[]): Promise<void> {
  const now = ctx.now()
  const window = { now: now.toISOString(), ends: new Date(now.getTime() + windowMs).toISOString() }
  const [rows] = await write(ctx, [
    repository.countTry(ctx.db, keys, window),
    repository.dropOldTries(ctx.db, window.now),
  ])
  const full = rows.filter((row) => row.tries > triesPerWindow)
  if (full.length === 0) return
  const openAgain = Math.max(...full.map((row) => Date.parse(row.windowEnds)))
  const seconds = Math.ceil((openAgain - now.getTime()) / 1000)
  throw new DomainError('rate_limited', `Too many failed tries. Wait ${seconds} seconds and try again.`, {
    extra: { retryAfterSeconds: seconds },
  })
}
