import { listFlags } from '#domain/workspace'
import type { FlagKey } from '#domain/workspace/contract.ts'
import type { Db } from '../db/client.ts'
import type { Ctx } from '../domain/context.ts'
import { DomainError } from '../domain/errors.ts'

const freshMs = 30_000
const hiddenPages = new WeakMap<Db, { readAt: number; keys: Set<FlagKey> }>()

/**
 * Middleware for the routes of a page that an admin can hide: they answer 404 then. The flags are read once in 30 s by each isolate, so
 * that an ordinary request pays nothing; that is also how long a change may take to reach all of them.
 */
export const visible =
  (key: FlagKey) =>
  async (c: { var: { ctx: Ctx } }, next: () => Promise<void>): Promise<void> => {
    if ((await readHidden(c.var.ctx)).has(key)) throw hidden(key)
    await next()
  }

/** Makes this isolate read the flags again. */
export const forgetFlags = (ctx: Ctx): void => void hiddenPages.delete(ctx.db)

async function readHidden(ctx: Ctx): Promise<Set<FlagKey>> {
  const now = ctx.now().getTime()
  const known = hiddenPages.get(ctx.db)
  if (known && now - known.readAt < freshMs) return known.keys
  const flags = await listFlags(ctx)
  const keys = new Set(flags.filter((flag) => !flag.enabled).map((flag) => flag.key))
  hiddenPages.set(ctx.db, { readAt: now, keys })
  return keys
}

const hidden = (key: FlagKey) =>
  new DomainError(
    'not_found',
    `An admin has hidden the page "${key}". It can be shown again under Admin → Feature flags.`,
  )
