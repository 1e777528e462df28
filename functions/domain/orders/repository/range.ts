import { sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { OrderFilter, OrderSort } from '../contract.ts'
import { orders } from '../table.ts'
import { today, within } from './filter.ts'

/**
 * What a filter says about the column that a list is sorted by, in a form that makes the list begin and end with it: a range of the column's
 * index. It repeats part of the filter, or follows from it.
 */
export function sortedRange(field: OrderSort, filter: OrderFilter): SQL[] {
  const conditions = rangeOf[field]?.(filter) ?? []
  return conditions.filter((condition) => condition !== undefined)
}

const rangeOf: Partial<Record<OrderSort, (filter: OrderFilter) => (SQL | undefined)[]>> = {
  status: ({ status }) => [span(orders.status, status, sql`::order_status`)],
  channel: ({ channel }) => [span(orders.channel, channel)],
  shipToCountry: ({ country }) => [span(orders.shipToCountry, country)],
  currency: ({ currency }) => [span(orders.currency, currency)],
  assignee: ({ assignee }) => [assignee?.length === 1 ? assignedTo(assignee[0]) : undefined],
  note: ({ note }) => [note ? sql`lower(left(${orders.note}, 100)) > ''` : undefined],
  orderedAt: within.orderedAt,
  requiredOn: (filter) => [
    ...within.requiredOn(filter),
    filter.overdue ? sql`${orders.requiredOn} < ${today}` : undefined,
  ],
  total: within.total,
  itemCount: within.itemCount,
}

/** From the smallest of the values to the largest. */
function span(column: PgColumn, values: string[] | undefined, cast = sql``): SQL | undefined {
  if (!values?.length) return undefined
  const list = sql.join(
    values.map((value) => sql`${value}${cast}`),
    sql`, `,
  )
  return sql`${column} between least(${list}) and greatest(${list})`
}

// The index over both keeps a person's orders in this order, too. Orders without a person have no name, and nothing is less than none: put as a
// range, because the planner takes an equal expression for rare and would sort.
const assignedTo = (person: string | undefined): SQL =>
  person === 'none' ? sql`lower(${orders.assigneeName}) <= ''` : sql`${orders.assigneeId} = ${person}`
