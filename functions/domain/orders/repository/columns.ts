import { eq, sql, type SQL } from 'drizzle-orm'
import type { Order as ListOrder } from '../../../db/keyset.ts'
import { type OrderSort, orderSorts } from '../contract.ts'
import { customers, orders } from '../table.ts'

/** Joins an order with its customer. */
export const ofCustomer = eq(customers.id, orders.customerId)

/** An order on the wire. Select it from `orders` joined with `customers`. */
export const orderColumns = {
  id: orders.id,
  number: orders.number,
  customerId: orders.customerId,
  customerName: customers.name,
  customerEmail: customers.email,
  orderedAt: orders.orderedAt,
  status: orders.status,
  statusReason: orders.statusReason,
  channel: orders.channel,
  requiredOn: orders.requiredOn,
  assigneeId: orders.assigneeId,
  contactEmail: orders.contactEmail,
  shipToName: orders.shipToName,
  shipToStreet: orders.shipToStreet,
  shipToPostalCode: orders.shipToPostalCode,
  shipToCity: orders.shipToCity,
  shipToCountry: orders.shipToCountry,
  note: orders.note,
  shippingCost: orders.shippingCost,
  assigneeName: orders.assigneeName,
  currency: orders.currency,
  itemCount: orders.itemCount,
  itemsTotal: orders.itemsTotal,
  total: orders.total,
  createdAt: orders.createdAt,
  updatedAt: orders.updatedAt,
}

/**
 * What each sort compares. None is ever empty, and each has an index that begins with the same expression. Customers of one name are kept
 * apart by their ids, so that a page does not begin by reading the orders of all of them.
 */
const sortExpressions = {
  number: sql`${orders.number}`,
  status: sql`${orders.status}`,
  customer: sql`lower(${customers.name}) || chr(1) || ${customers.id}::text`,
  channel: sql`${orders.channel}`,
  orderedAt: sql`${orders.orderedAt}`,
  requiredOn: sql`${orders.requiredOn}`,
  assignee: sql`lower(${orders.assigneeName})`,
  shipToCity: sql`lower(${orders.shipToCity})`,
  shipToCountry: sql`${orders.shipToCountry}`,
  note: sql`lower(left(${orders.note}, 100))`,
  currency: sql`${orders.currency}`,
  itemCount: sql`${orders.itemCount}`,
  shippingCost: sql`${orders.shippingCost}`,
  total: sql`${orders.total}`,
  updatedAt: sql`${orders.updatedAt}`,
} satisfies Record<OrderSort, SQL>

export type OrderOfList = ListOrder & { field: OrderSort; needsCustomers: boolean }

/** The order of a list by a `sort` such as `-total`. Only `customer` needs `customers` beside `orders`. */
export function orderBy(sort: string): OrderOfList {
  const field = orderSorts.find((known) => known === sort.replace('-', '')) ?? 'orderedAt'
  const needsCustomers = field === 'customer'
  return {
    field,
    by: sortExpressions[field],
    id: orders.id,
    descending: sort.startsWith('-'),
    neverEmpty: needsCustomers ? 'two tables' : 'one table',
    needsCustomers,
  }
}
