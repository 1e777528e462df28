import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../db/client.ts'
import { idPerRow } from '../../db/ids.ts'
import { keyset, toPage } from '../../db/keyset.ts'
import type { News, NotificationPage, NotificationQuery } from './contract.ts'
import { rolesFrom } from './rules.ts'
import { notifications } from './table.ts'

/** Answers the people that got one. */
export const insertNews = (db: Db, news: News) =>
  db.execute<{ user_id: string }>(sql`
    insert into notifications (id, user_id, kind, title, body, link, incident)
    select ${idPerRow(sql`u.id::text`)}, u.id, ${news.kind}, ${news.title}, ${news.body}, ${news.link}, ${news.incident ?? null}
    from users u
    where u.deactivated_at is null and u.deleted_at is null and ${isAddressed(news.to)}
    on conflict (user_id, incident) where incident is not null do nothing
    returning user_id`)

const isAddressed = (to: News['to']) =>
  'level' in to ? inArray(sql`u.role`, rolesFrom(to.level)) : inArray(sql`u.id`, to.userIds)

/** Newest first. */
export async function listNotifications(
  db: Db,
  userId: string,
  query: NotificationQuery,
): Promise<NotificationPage> {
  const order = { by: sql`${notifications.id}`, id: notifications.id, descending: true }
  const { sortKey, orderBy, behind } = keyset(order, query.after)
  const { userId: owner, readAt } = notifications
  const [rows, [unread]] = await db.batch([
    db
      .select({ ...wire, sortKey })
      .from(notifications)
      .where(and(eq(owner, userId), query.unread ? isNull(readAt) : undefined, behind))
      .orderBy(...orderBy)
      .limit(query.limit + 1),
    countUnread(db, userId),
  ])
  return { ...toPage(rows, query.limit), unreadCount: unread?.count ?? 0 }
}

export const countUnread = (db: Db, userId: string) =>
  db
    .select({ count: sql<number>`count(*)::int` })
    .from(notifications)
    .where(and(eq(notifications.userId, userId), isNull(notifications.readAt)))

/** Reads all when `ids` is undefined. Only the person's own. */
export const markRead = (db: Db, userId: string, ids: string[] | undefined) =>
  db
    .update(notifications)
    .set({ readAt: sql`now_ms()` })
    .where(
      and(
        eq(notifications.userId, userId),
        isNull(notifications.readAt),
        ids && inArray(notifications.id, ids),
      ),
    )
    .returning({ id: notifications.id })

const wire = {
  id: notifications.id,
  kind: notifications.kind,
  title: notifications.title,
  body: notifications.body,
  link: notifications.link,
  createdAt: notifications.createdAt,
  readAt: notifications.readAt,
}
