import { and, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import { actorName, lastActor } from '../../../db/actor.ts'
import type { Db } from '../../../db/client.ts'
import type { OrderComment, OrderItem, StatusChange } from '../contract.ts'
import { customers, orders } from '../table.ts'
import { orderColumns } from './columns.ts'

const atMost = 200

const itemsOf = (orderId: SQL) => sql<OrderItem[]>`(
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', l.id, 'position', l.position, 'productId', l.product_id, 'sku', p.sku, 'productName', p.name, 'quantity', l.quantity,
    'unitPrice', l.unit_price::text, 'amount', l.amount::text) order by l.position), '[]')
  from order_items l join products p on p.id = l.product_id where l.order_id = ${orderId})`

const history = sql<StatusChange[]>`(
  select coalesce(jsonb_agg(jsonb_build_object(
    'at', iso(h.at), 'from', h.from_status, 'to', h.to_status, 'reason', h.reason, 'by', ${actorName(sql`h.actor`)}) order by h.id), '[]')
  from (select * from order_status_history s where s.order_id = orders.id order by s.id limit ${atMost}) h)`

const comments = sql<OrderComment[]>`(
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', m.id, 'authorId', m.author_id, 'authorName', u.name, 'body', m.body,
    'createdAt', iso(m.created_at), 'updatedAt', iso(m.updated_at)) order by m.id), '[]')
  from (select * from order_comments c where c.order_id = orders.id and c.deleted_at is null order by c.id limit ${atMost}) m
  join users u on u.id = m.author_id)`

/** Orders with their lines, history and comments; deleted ones are left out. */
export const readDetails = (db: Db, ids: string[]) =>
  db
    .select({
      ...orderColumns,
      customerNumber: customers.number,
      createdBy: lastActor('orders', sql`orders.id::text`, sql`a.action = 'insert'`),
      updatedBy: lastActor('orders', sql`orders.id::text`),
      items: itemsOf(sql`orders.id`),
      history,
      comments,
    })
    .from(orders)
    .innerJoin(customers, eq(customers.id, orders.customerId))
    .where(and(inArray(orders.id, ids), isNull(orders.deletedAt)))

/** The lines of an order by position; no row when there is no such order. */
export const readItems = (db: Db, id: string) =>
  db
    .select({ items: itemsOf(sql`orders.id`) })
    .from(orders)
    .where(and(eq(orders.id, id), isNull(orders.deletedAt)))
