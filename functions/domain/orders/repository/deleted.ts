import { desc, eq, isNotNull, sql } from 'drizzle-orm'
import { isDeletion, lastActor } from '../../../db/actor.ts'
import type { Db } from '../../../db/client.ts'
import { customers, orders } from '../table.ts'
import { orderColumns } from './columns.ts'

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
