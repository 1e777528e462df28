import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import type { NewOrderComment, OrderComment } from '../contract.ts'
import { orderComments, orders } from '../table.ts'

/** Repeating it changes nothing; nothing is written where there is no such order. */
export const insertComment = (db: Db, comment: NewOrderComment & { orderId: string; authorId: string }) =>
  db.execute(sql`
    insert into order_comments (id, order_id, author_id, body)
    select ${comment.id}, o.id, ${comment.authorId}, ${comment.body} from orders o where o.id = ${comment.orderId} and o.deleted_at is null
    on conflict (id) do nothing`)

interface Commented {
  number: string
  assigneeId: string | null
  comment: OrderComment | null
}

/** An order with one of its comments; no row when there is no such order. */
export const readCommented = (db: Db, orderId: string, id: string) =>
  db.execute<Record<string, unknown> & Commented>(sql`
    select o.number, o.assignee_id::text as "assigneeId", (
      select jsonb_build_object('id', m.id, 'authorId', m.author_id, 'authorName', u.name, 'body', m.body,
        'createdAt', iso(m.created_at), 'updatedAt', iso(m.updated_at))
      from order_comments m join users u on u.id = m.author_id
      where m.id = ${id} and m.order_id = o.id and m.deleted_at is null
    ) as comment
    from orders o where o.id = ${orderId} and o.deleted_at is null`)

/** With `authorId` only if that person wrote it. */
export const setCommentDeleted = (
  db: Db,
  id: string,
  of: { orderId: string; authorId: string | undefined },
) =>
  db
    .update(orderComments)
    .set({ deletedAt: sql`now_ms()` })
    .where(
      and(
        eq(orderComments.id, id),
        eq(orderComments.orderId, of.orderId),
        isNull(orderComments.deletedAt),
        of.authorId === undefined ? undefined : eq(orderComments.authorId, of.authorId),
        sql`exists (select from ${orders} where ${orders.id} = ${of.orderId} and ${orders.deletedAt} is null)`,
      ),
    )
    .returning({ id: orderComments.id })

/** Whether the comment is there, whoever wrote it. */
export const findComment = (db: Db, id: string) =>
  db
    .select({ authorId: orderComments.authorId })
    .from(orderComments)
    .where(and(eq(orderComments.id, id), isNull(orderComments.deletedAt)))
