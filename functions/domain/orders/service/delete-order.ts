import { authorise } from '#domain/identity'
import { deleteRow, restoreRow } from '../../../db/deletion.ts'
import type { Ctx } from '../../context.ts'
import type { DeletedOrder } from '../contract.ts'
import * as repository from '../repository/deleted.ts'
import { orders } from '../table.ts'

export async function deleteOrder(ctx: Ctx, id: string): Promise<void> {
  authorise(ctx, 'lead')
  await deleteRow(ctx, { noun: 'order', table: orders, id })
  await ctx.live.publish({ topic: 'orders', ids: [id] })
}

export async function restoreOrder(ctx: Ctx, id: string): Promise<void> {
  authorise(ctx, 'admin')
  await restoreRow(ctx, { noun: 'order', table: orders, id })
  await ctx.live.publish({ topic: 'orders', ids: [id] })
}

/** The newest 200. */
export async function listDeletedOrders(ctx: Ctx): Promise<DeletedOrder[]> {
  authorise(ctx, 'admin')
  return repository.listDeleted(ctx.db)
}
