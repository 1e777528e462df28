import { authorise } from '#domain/identity'
import { write } from '../../../db/write.ts'
import type { Ctx } from '../../context.ts'
import { notFound } from '../../errors.ts'
import type { DeletedOrder } from '../contract.ts'
import * as repository from '../repository/deletion.ts'

export async function deleteOrder(ctx: Ctx, id: string): Promise<void> {
  authorise(ctx, 'lead')
  await writeOne(ctx, id, repository.setDeleted(ctx.db, id))
}

export async function restoreOrder(ctx: Ctx, id: string): Promise<void> {
  authorise(ctx, 'admin')
  await writeOne(ctx, id, repository.setRestored(ctx.db, id))
}

/** The newest 200. */
export async function listDeletedOrders(ctx: Ctx): Promise<DeletedOrder[]> {
  authorise(ctx, 'admin')
  return repository.listDeleted(ctx.db)
}

async function writeOne(
  ctx: Ctx,
  id: string,
  statement: ReturnType<typeof repository.setDeleted>,
): Promise<void> {
  const [rows] = await write(ctx, [statement])
  if (rows.length === 0) throw notFound('order')
  await ctx.live.publish({ topic: 'orders', ids: [id] })
}
