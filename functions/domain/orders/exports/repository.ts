import { and, sql, type SQL } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { rowOrder, rowsBeyond } from '../../../db/keyset.ts'
import { orderBy } from '../repository/columns.ts'
import { orderFilters, timeZone } from '../repository/filter.ts'
import { customers, orders } from '../table.ts'
import type { OrderExportQuery } from './contract.ts'
import type { FileColumnId } from './rules.ts'

const shownInstant = (at: SQL) => sql`to_char(${at} at time zone ${timeZone}, 'YYYY-MM-DD HH24:MI')`

const expressions: Record<FileColumnId, SQL> = {
  number: sql`${orders.number}`,
  customer: sql`${customers.name}`,
  customerNumber: sql`${customers.number}`,
  customerEmail: sql`${customers.email}`,
  status: sql`${orders.status}`,
  statusReason: sql`${orders.statusReason}`,
  channel: sql`${orders.channel}`,
  orderedAt: shownInstant(sql`${orders.orderedAt}`),
  requiredOn: sql`${orders.requiredOn}`,
  assignee: sql`${orders.assigneeName}`,
  contactEmail: sql`${orders.contactEmail}`,
  shipToName: sql`${orders.shipToName}`,
  shipToStreet: sql`${orders.shipToStreet}`,
  shipToPostalCode: sql`${orders.shipToPostalCode}`,
  shipToCity: sql`${orders.shipToCity}`,
  shipToCountry: sql`${orders.shipToCountry}`,
  note: sql`${orders.note}`,
  currency: sql`${orders.currency}`,
  itemCount: sql`${orders.itemCount}`,
  itemsTotal: sql`${orders.itemsTotal}`,
  shippingCost: sql`${orders.shippingCost}`,
  total: sql`${orders.total}`,
  createdAt: shownInstant(sql`${orders.createdAt}`),
  updatedAt: shownInstant(sql`${orders.updatedAt}`),
}

/** Where a page begins: behind the order with this key and id. */
export interface Place {
  key: string
  id: string
}

export interface ExportRow extends Record<string, unknown> {
  key: string
  id: string
  /** The columns that were asked for, in that order. */
  cells: (string | null)[]
}

/** One window of the list, as text; days are `2026-01-31`, times stand in the workspace's zone. */
export const readWindow = (
  db: Db,
  query: OrderExportQuery,
  { after, limit }: { after: Place | undefined; limit: number },
) => {
  const order = orderBy(query.sort)
  const behind = after && rowsBeyond(order, sql`${after.key}`, sql`${after.id}`)
  const cells = query.columns.map((column) => sql`(${expressions[column]})::text`)
  return db.execute<ExportRow>(sql`
    select (${order.by})::text as key, ${orders.id} as id, jsonb_build_array(${sql.join(cells, sql`, `)}) as cells
    from ${orders} join ${customers} on ${customers.id} = ${orders.customerId}
    where ${and(...orderFilters(query), behind)}
    order by ${sql.join(rowOrder(order), sql`, `)}
    limit ${limit}`)
}
