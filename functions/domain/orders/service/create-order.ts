import { authorise } from '#domain/identity'
import { sqlState } from '../../../db/sql-state.ts'
import { write } from '../../../db/write.ts'
import type { Ctx } from '../../context.ts'
import { invalid, notFound } from '../../errors.ts'
import type { NewOrder, OrderDetail } from '../contract.ts'
import { insertOrder } from '../repository/create.ts'
import { readDetails } from '../repository/detail.ts'
import { findUnknown } from '../repository/references.ts'
import { lineErrors, referenceErrors } from './edit-errors.ts'
import { tellOfAssignment } from './tell-assignees.ts'

/**
 * Makes an order that is pending. Repeating it with the same id answers the same order and makes no second one. Throws invalid at the
 * fields that name nothing; nothing is written then.
 */
export async function createOrder(ctx: Ctx, input: NewOrder): Promise<OrderDetail> {
  authorise(ctx, 'member')
  const errors = lineErrors(input.items, 'items')
  if (errors.length > 0) throw invalid(errors)
  const [order] = await insert(ctx, input)
  if (!order) throw await absence(ctx, input)
  await ctx.live.publish({ topic: 'orders', ids: [order.id] })
  await tellOfAssignment(ctx, order)
  return order
}

async function insert(ctx: Ctx, input: NewOrder): Promise<OrderDetail[]> {
  try {
    const [, rows] = await write(ctx, [insertOrder(ctx.db, input), readDetails(ctx.db, [input.id])])
    return rows
  } catch (error) {
    if (sqlState(error) === '23503') throw await absence(ctx, input)
    throw error
  }
}

/** Why there is no such order after its creation: what it names does not exist, or it was deleted since it was made. */
async function absence(ctx: Ctx, input: NewOrder): Promise<Error> {
  const unknown = await findUnknown(ctx.db, {
    users: input.assigneeId ? [input.assigneeId] : [],
    customers: [input.customerId],
    products: (input.items ?? []).map((item) => item.productId),
  })
  const errors = referenceErrors(input, unknown, '')
  return errors.length > 0 ? invalid(errors) : notFound('order')
}
