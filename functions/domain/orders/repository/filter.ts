import { and, ilike, inArray, isNull, or, sql, type SQL } from 'drizzle-orm'
import { beginsWith, contains } from '../../../db/like.ts'
import type { OrderFilter } from '../contract.ts'
import { unfinishedStatuses } from '../rules.ts'
import { orders } from '../table.ts'

// Inside a subquery a column stands for its own table's, so the outer table is spelt out.
const outer = {
  id: sql`orders.id`,
  customerId: sql`orders.customer_id`,
  orderedAt: sql`orders.ordered_at`,
}

/** The workspace's time zone, which governs days and hours. */
export const timeZone = sql`(select w.time_zone from workspace w)`

/** The day it is now in the workspace's time zone. */
const today = sql`(select (now() at time zone w.time_zone)::date from workspace w)`

/** The instant at which a day begins in the workspace's time zone. */
const startOfDay = (day: SQL): SQL => sql`((${day})::timestamp at time zone ${timeZone})`

/**
 * The conditions of a filter over the table `orders` under its own name; join them with `and`. Deleted orders are left out. No other table
 * has to be joined for them.
 */
export function orderFilters(filter: OrderFilter): SQL[] {
  const conditions = [isNull(orders.deletedAt), ...named(filter), ...ranges(filter), ...derived(filter)]
  return conditions.filter((condition) => condition !== undefined)
}

/**
 * A statement over the orders of a filter: `statement` gets the conditions. A text may be found in a few orders or in nearly all, and no
 * one plan suits both; so such a statement is made twice, and the first 2,001 hits decide which of the two runs.
 */
export function overOrders(filter: OrderFilter, statement: (where: SQL) => SQL): SQL {
  const { q, ...others } = filter
  if (!q) return statement(sql.join(orderFilters(others), sql` and `))
  const rest = orderFilters(others)
  const few = sql`(select count(*) from hits) <= ${fewHits}`
  return sql`
    with hits as materialized (select h.id from (${hits(q)}) h limit ${fewHits + 1})
    (${statement(sql.join([...rest, few, sql`${outer.id} in (select hits.id from hits)`], sql` and `))})
    union all
    (${statement(sql.join([...rest, sql`not ${few}`, matches(q)], sql` and `))})`
}

const fewHits = 2000

/** The ids of the orders that a text finds, some twice; their keys lead to them. */
const hits = (q: string) => sql`
  select n.id from orders n where n.deleted_at is null and upper(n.number) like upper(${beginsWith(q)})
  union all
  select f.id from orders f where f.deleted_at is null and f.customer_id in (${customersLike(q)})`

/** The same as a question to each order. */
const matches = (q: string) => sql`
  (upper(orders.number) like upper(${beginsWith(q)}) or ${outer.customerId} in (${customersLike(q)}))`

const customersLike = (q: string) =>
  sql`select c.id from customers c where c.name ilike ${contains(q)} or c.email ilike ${contains(q)}`

const named = ({ q, status, channel, customer, product, ...filter }: OrderFilter): (SQL | undefined)[] => [
  q ? sql`${outer.id} in (${hits(q)})` : undefined,
  status && inArray(orders.status, status),
  channel && inArray(orders.channel, channel),
  customer && inArray(orders.customerId, customer),
  product &&
    sql`${outer.id} in (select l.order_id from order_items l where ${inArray(sql`l.product_id`, product)})`,
  filter.assignee && assignedTo(filter.assignee),
  filter.country && inArray(orders.shipToCountry, filter.country),
  filter.currency && inArray(orders.currency, filter.currency),
  filter.city ? ilike(orders.shipToCity, contains(filter.city)) : undefined,
  filter.note ? ilike(orders.note, contains(filter.note)) : undefined,
]

function assignedTo(people: string[]): SQL | undefined {
  const ids = people.filter((id) => id !== 'none')
  return or(
    ids.length > 0 ? inArray(orders.assigneeId, ids) : undefined,
    people.includes('none') ? isNull(orders.assigneeId) : undefined,
  )
}

const ranges = (filter: OrderFilter): (SQL | undefined)[] => [
  given(filter.orderedFrom, (day) => sql`${orders.orderedAt} >= ${startOfDay(sql`${day}::date`)}`),
  given(filter.orderedTo, (day) => sql`${orders.orderedAt} < ${startOfDay(sql`${day}::date + 1`)}`),
  given(filter.requiredFrom, (day) => sql`${orders.requiredOn} >= ${day}`),
  given(filter.requiredTo, (day) => sql`${orders.requiredOn} <= ${day}`),
  given(filter.totalMin, (amount) => sql`${orders.total} >= ${amount}`),
  given(filter.totalMax, (amount) => sql`${orders.total} <= ${amount}`),
  given(filter.itemsMin, (count) => sql`${orders.itemCount} >= ${count}`),
  given(filter.itemsMax, (count) => sql`${orders.itemCount} <= ${count}`),
]

const given = <Value>(value: Value | undefined, condition: (value: Value) => SQL): SQL | undefined =>
  value === undefined ? undefined : condition(value)

const derived = ({ hour, overdue, visit }: OrderFilter): (SQL | undefined)[] => [
  given(hour, (at) => sql`extract(hour from ${orders.orderedAt} at time zone ${timeZone}) = ${at}`),
  given(overdue, (wanted) => (wanted ? isOverdue : sql`not ${isOverdue}`)),
  given(visit, (which) => (which === 'new' ? sql`not ${hasEarlier}` : hasEarlier)),
]

/** The same as `isOverdue` of the rules, for the day it is now. */
const isOverdue = sql`(${and(inArray(orders.status, [...unfinishedStatuses]), sql`${orders.requiredOn} < ${today}`)})`

/** The customer ordered before; the first order is the one that came first, whatever became of it. */
const hasEarlier = sql`exists (
  select from orders e
  where e.customer_id = ${outer.customerId} and e.deleted_at is null
    and (e.ordered_at, e.id) < (${outer.orderedAt}, ${outer.id}))`
