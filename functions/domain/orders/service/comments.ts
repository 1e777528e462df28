import { authorise } from '#domain/identity'
import { write } from '../../../db/write.ts'
import type { Ctx } from '../../context.ts'
import { DomainError, notFound } from '../../errors.ts'
import type { NewOrderComment, OrderComment } from '../contract.ts'
import * as repository from '../repository/comments.ts'
import { tellOfComment } from './tell-assignees.ts'

/** Repeating it with the same id answers the same comment and makes no second one. */
export async function addComment(ctx: Ctx, orderId: string, input: NewOrderComment): Promise<OrderComment> {
  authorise(ctx, 'member')
  const [, { rows }] = await write(ctx, [
    repository.insertComment(ctx.db, { ...input, orderId, authorId: authorId(ctx) }),
    repository.readCommented(ctx.db, orderId, input.id),
  ])
  const [order] = rows
  if (!order) throw notFound('order')
  if (!order.comment) throw notFound('comment')
  await ctx.live.publish({ topic: 'orders', ids: [orderId] })
  await tellOfComment(ctx, { ...order, id: orderId }, input.body)
  return order.comment
}

/** People delete what they wrote themselves, admins anything. */
export async function deleteComment(ctx: Ctx, orderId: string, id: string): Promise<void> {
  authorise(ctx, 'member')
  const own = ctx.actor.role === 'admin' ? undefined : authorId(ctx)
  const [deleted, found] = await write(ctx, [
    repository.setCommentDeleted(ctx.db, id, { orderId, authorId: own }),
    repository.findComment(ctx.db, id),
  ])
  if (deleted.length === 0) throw found.length === 0 ? notFound('comment') : notYours
  await ctx.live.publish({ topic: 'orders', ids: [orderId] })
}

const notYours = new DomainError(
  'forbidden',
  'Somebody else wrote this comment. Ask them, or an admin, to delete it.',
)

function authorId(ctx: Ctx): string {
  if (ctx.actor.kind === 'user' || ctx.actor.kind === 'token') return ctx.actor.id
  throw new DomainError('forbidden', 'Only people write comments. Sign in as a person.')
}
