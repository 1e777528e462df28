import { authorise, ownerId } from '#domain/identity'
import { write } from '../../db/write.ts'
import type { Ctx } from '../context.ts'
import type { News, NotificationPage, NotificationQuery, Reading, UnreadCount } from './contract.ts'
import * as repository from './repository.ts'

/** Tells people something, in one round trip, and pushes to those that got it. Repeating an incident tells nobody twice. */
export async function notify(ctx: Ctx, news: News | News[]): Promise<void> {
  authorise(ctx, 'viewer')
  const addressed = [news].flat().filter(({ to }) => !('userIds' in to && to.userIds.length === 0))
  const [first, ...others] = addressed.map((one) => repository.insertNews(ctx.db, one))
  if (!first) return
  const told = await write(ctx, [first, ...others])
  const userIds = new Set(told.flatMap(({ rows }) => rows.map((row) => row.user_id)))
  await Promise.all([...userIds].map((userId) => publish(ctx, userId)))
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
