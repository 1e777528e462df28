import { z } from 'zod'
import type { JobDefinition } from '#domain/jobs/contract.ts'
import { write } from '../../../db/write.ts'
import type { Ctx } from '../../context.ts'
import * as repository from './repository.ts'
import { ordersPerTransaction } from './rules.ts'
import { announce, announceProgress, closeBulkChange, jobKey } from './service.ts'

/** How many orders are decided; where to go on, the change itself knows. */
const Cursor = z.object({ done: z.int() })

const however = 2_147_483_647

/** Works through a bulk change of many orders, or takes one back, in transactions of its own that are never done twice. */
export const orderBulkChangeJob: JobDefinition<z.infer<typeof Cursor>> = {
  key: jobKey,
  title: 'Bulk change of orders',
  description: 'Changes or restores the orders of one bulk change.',
  perSubject: true,
  cursor: Cursor,
  blocked: () => null,
  async step(ctx, { subject, outOfTime, note }) {
    const before = await read(ctx, subject ?? '')
    const after = await workThrough(ctx, before, outOfTime)
    const active = isActive(after)
    if (!active) note('info', `${after.changed} changed, ${after.undone} undone, ${after.kept} kept`)
    if (after.state === 'cancelled')
      note('warn', `Stopped with ${after.done} of ${after.total} orders decided`)
    return { cursor: active ? { done: after.done } : null, counts: difference(before, after) }
  },
  cancelled: async (ctx, id) => void (await closeBulkChange(ctx, id)),
}

async function read(ctx: Ctx, id: string): Promise<repository.ChangeRow> {
  const { rows } = await repository.readChange(ctx.db, id)
  if (!rows[0]) throw new Error('This bulk change does not exist.')
  return rows[0]
}

const isActive = ({ state }: repository.ChangeRow) => state === 'running' || state === 'undoing'

async function workThrough(
  ctx: Ctx,
  change: repository.ChangeRow,
  outOfTime: () => boolean,
): Promise<repository.ChangeRow> {
  let row = change
  while (isActive(row)) {
    row = await advance(ctx, row)
    await announceProgress(ctx, row.id)
    if (outOfTime()) break
  }
  // Once in a while: every open list reads its rows again.
  await announce(ctx, row)
  return row
}

/** One transaction, in the name of the person who asked for it. */
async function advance(ctx: Ctx, row: repository.ChangeRow): Promise<repository.ChangeRow> {
  const { id, state, requestedBy, undoneBy } = row
  const person = state === 'undoing' ? (undoneBy ?? requestedBy) : requestedBy
  const acting: Ctx = { ...ctx, actor: { kind: 'system', id: person, name: jobKey, role: 'admin' } }
  const stretch = { id, orders: ordersPerTransaction, atMost: however, at: ctx.now().toISOString() }
  const [, , , , { rows }] = await write(acting, [
    ...repository.lockNext(ctx.db, stretch),
    repository.workNext(ctx.db, stretch, state),
    repository.readChange(ctx.db, id),
  ])
  return rows[0] ?? row
}

const difference = (before: repository.ChangeRow, after: repository.ChangeRow) => ({
  read: after.done - before.done + after.undone + after.kept - before.undone - before.kept,
  updated: after.changed - before.changed + after.undone - before.undone,
  unchanged: after.unchanged - before.unchanged + after.kept - before.kept,
  rejected: refusedBy(after) - refusedBy(before),
})

const refusedBy = ({ refused }: repository.ChangeRow) =>
  Object.values(refused).reduce((sum, count) => sum + count, 0)
