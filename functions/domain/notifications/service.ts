import { authorise } from '#domain/identity'
import { write } from '../../db/write.ts'
import type { Ctx } from '../context.ts'
import { DomainError } from '../errors.ts'
import type { News, NotificationPage, NotificationQuery, Reading, UnreadCount } from './contract.ts'
import * as repository from './repository.ts'

/** Tells people something, in one statement, and pushes to those that got it. Repeating an incident tells nobody twice. */
export async function notify(ctx: Ctx, news: News): Promise<void> {
  authorise(ctx, 'viewer')
  if ('userIds' in news.to && news.to.userIds.length === 0) return
  const [{ rows }] = await write(ctx, [repository.insertNews(ctx.db, news)])
  await Promise.all(rows.map((row) => publish(ctx, row.user_id)))
}

/** The caller's own, newest first. */
export async function listNotifications(ctx: Ctx, query: NotificationQuery): Promise<NotificationPage> {
  authorise(ctx, 'viewer')
  return repository.listNotifications(ctx.db, ownerId(ctx), query)
}

/** Marks the caller's notifications as read: those named, or all. Others' ids are passed over. */
export async function readNotifications(ctx: Ctx, reading: Reading): Promise<UnreadCount> {
  authorise(ctx, 'viewer')
  const userId = ownerId(ctx)
  const [changed, [unread]] = await write(ctx, [
    repository.markRead(ctx.db, userId, reading.ids),
    repository.countUnread(ctx.db, userId),
  ])
  if (changed.length > 0) await publish(ctx, userId)
  return { unreadCount: unread?.count ?? 0 }
}

const publish = (ctx: Ctx, userId: string) => ctx.live.publish({ topic: 'notifications', userId })

function ownerId(ctx: Ctx): string {
  if (ctx.actor.kind === 'user' || ctx.actor.kind === 'token') return ctx.actor.id
  throw new DomainError('forbidden', 'Only people have notifications. Sign in as a person.')
}
