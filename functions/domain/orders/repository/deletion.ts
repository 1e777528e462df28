import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { isDeletion, lastActor } from '../../../db/actor.ts'
import type { Db } from '../../../db/client.ts'
import { customers, orders } from '../table.ts'
import { orderColumns } from './columns.ts'

export const setDeleted = (db: Db, id: string) =>
  db
    .update(orders)
    .set({ deletedAt: sql`now_ms()` })
    .where(and(eq(orders.id, id), isNull(orders.deletedAt)))
    .returning({ id: orders.id })

export const setRestored = (db: Db, id: string) =>
  db
    .update(orders)
    .set({ deletedAt: null })
    .where(and(eq(orders.id, id), isNotNull(orders.deletedAt)))
    .returning({ id: orders.id })

/** The newest 200. */
export const listDeleted = (db: Db) =>
  db
    .select({
      ...orderColumns,
      deletedAt: sql<string>`iso(${orders.deletedAt})`,
      deletedBy: lastActor('orders', sql`orders.id::text`, isDeletion),
    })
    .from(orders)
    .innerJoin(customers, eq(customers.id, orders.customerId))
    .where(isNotNull(orders.deletedAt))
    .orderBy(desc(orders.deletedAt))
    .limit(200)
