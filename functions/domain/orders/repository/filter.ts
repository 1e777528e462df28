import { and, ilike, inArray, isNull, or, sql, type SQL } from 'drizzle-orm'
import { beginsWith, contains } from '../../../db/like.ts'
import type { OrderFilter } from '../contract.ts'
import { unfinishedStatuses } from '../rules.ts'
import { orders } from '../table.ts'

// Inside a subquery a column stands for its own table's, so the outer table is spelt out.
const outer = {
  id: sql`orders.id`,
  customerId: sql`orders.customer_id`,
}

/** The workspace's time zone, which governs days and hours. */
export const timeZone = sql`(select w.time_zone from workspace w)`

/** The day it is now in the workspace's time zone. */
export const today = sql`(select (now() at time zone w.time_zone)::date from workspace w)`

/** The instant at which a day begins in the workspace's time zone. */
const startOfDay = (day: SQL): SQL => sql`((${day})::timestamp at time zone ${timeZone})`

/** How a filter is put: as the `set` of orders that an index leads to, or as a question to `each` of a few orders that are in hand. */
type Form = 'set' | 'each'

/**
 * The conditions of a filter over the table `orders` under its own name; join them with `and`. Deleted orders are left out. No other table
 * has to be joined for them.
 */
export function orderFilters(filter: OrderFilter, form: Form = 'set'): SQL[] {
  const ranges = Object.values(within).flatMap((rangesOf) => rangesOf(filter))
  const conditions = [
    isNull(orders.deletedAt),
    ...named(filter),
    ...ranges,
    ...derived(filter),
    ...(form === 'set' ? sets(filter) : questions(filter)),
  ]
  return conditions.filter((condition) => condition !== undefined)
}

/** Whether a filter leaves any order out. */
export const isFiltered = (filter: OrderFilter): boolean => orderFilters(filter).length > 1

/** Gets the conditions, and whether they need `customers` joined. */
type Statement = (where: SQL, withCustomers: boolean) => SQL

/**
 * A statement over the orders of a filter. A text may be found in a few orders or in nearly all, and no one plan suits both; so such a
 * statement is made twice, and the first 2,001 hits decide which of the two runs.
 */
export function overOrders(filter: OrderFilter, statement: Statement): SQL {
  const { q, ...others } = filter
  const rest = orderFilters(others)
  if (!q) return statement(sql.join(rest, sql` and `), false)
  const few = sql`(select count(*) from hits) <= ${fewHits}`
  return sql`
    with hits as materialized (select h.id from (${leadOfText(q)}) h limit ${fewHits + 1})
    (${statement(sql.join([...rest, few, sql`${outer.id} in (select hits.id from hits)`], sql` and `), false)})
    union all
    (${statement(sql.join([...rest, sql`not ${few}`, matches(q)], sql` and `), true)})`
}

const fewHits = 2000

/** The ids of the orders that a text finds, some twice; their keys lead to them. */
const hits = (q: string) => sql`
  ${ordersNumbered(q)}
  union all
  select f.id from orders f where f.deleted_at is null and f.customer_id in (${customersLike(q)})`

const ordersNumbered = (q: string) => sql`
  select n.id from orders n where n.deleted_at is null and upper(n.number) like upper(${beginsWith(q)})`

/** The same as a question to each order beside its customer. */
const matches = (q: string) => sql`
  (${isNumbered(q)} or customers.name ilike ${contains(q)} or customers.email ilike ${contains(q)})`

const isNumbered = (q: string) => sql`upper(orders.number) like upper(${beginsWith(q)})`

/** The ids of orders, some twice, that an index leads to from what a filter names; undefined when it names nothing of that kind. */
export function leadOf({ q, customer, product, city, note }: OrderFilter): SQL | undefined {
  if (q) return leadOfText(q)
  if (product) return ordersWith(product)
  if (!customer && !city && !note) return undefined
  const conditions = orderFilters({ customer, city, note })
  return sql`select ${orders.id} from ${orders} where ${and(...conditions)}`
}

// Customer by customer, so that it can end early when many are found.
const leadOfText = (q: string) => sql`
  ${ordersNumbered(q)}
  union all
  select f.id from customers c
  cross join lateral (select o.id from orders o where o.customer_id = c.id and o.deleted_at is null offset 0) f
  where ${customerLike(q)}`

const ordersWith = (products: string[]) =>
  sql`select l.order_id as id from order_items l where ${inArray(sql`l.product_id`, products)}`

const customersLike = (q: string) => sql`select c.id from customers c where ${customerLike(q)}`

const customerLike = (q: string) => sql`(c.name ilike ${contains(q)} or c.email ilike ${contains(q)})`

const sets = ({ q, product, visit }: OrderFilter): (SQL | undefined)[] => [
  q ? sql`${outer.id} in (${hits(q)})` : undefined,
  product && sql`${outer.id} in (${ordersWith(product)})`,
  given(visit, (which) => (which === 'new' ? isFirst : sql`not ${isFirst}`)),
]

// Each is a value: what `exists` asks the planner may answer for all orders at once.
const questions = ({ q, product, visit }: OrderFilter): (SQL | undefined)[] => [
  q
    ? sql`(${isNumbered(q)} or (select ${customerLike(q)} from customers c where c.id = ${outer.customerId}))`
    : undefined,
  product &&
    sql`(select true from order_items l where l.order_id = ${outer.id} and ${inArray(sql`l.product_id`, product)} limit 1)`,
  given(visit, (which) => sql`(${outer.id} = ${firstOfCustomer}) = ${which === 'new'}`),
]

const named = ({ status, channel, customer, ...filter }: OrderFilter): (SQL | undefined)[] => [
  status && inArray(orders.status, status),
  channel && inArray(orders.channel, channel),
  customer && inArray(orders.customerId, customer),
  filter.assignee && assignedTo(filter.assignee),
  filter.country && inArray(orders.shipToCountry, filter.country),
  filter.currency && inArray(orders.currency, filter.currency),
  filter.city ? ilike(orders.shipToCity, contains(filter.city)) : undefined,
  // The empty ones are not in the index.
  filter.note ? sql`(${orders.note} <> '' and ${ilike(orders.note, contains(filter.note))})` : undefined,
]

function assignedTo(people: string[]): SQL | undefined {
  const ids = people.filter((id) => id !== 'none')
  return or(
    ids.length > 0 ? inArray(orders.assigneeId, ids) : undefined,
    people.includes('none') ? isNull(orders.assigneeId) : undefined,
  )
}

/** The ranges of a filter by the column that they are about. */
export const within = {
  orderedAt: (filter: OrderFilter) => [
    given(filter.orderedFrom, (day) => sql`${orders.orderedAt} >= ${startOfDay(sql`${day}::date`)}`),
    given(filter.orderedTo, (day) => sql`${orders.orderedAt} < ${startOfDay(sql`${day}::date + 1`)}`),
  ],
  requiredOn: (filter: OrderFilter) => [
    given(filter.requiredFrom, (day) => sql`${orders.requiredOn} >= ${day}`),
    given(filter.requiredTo, (day) => sql`${orders.requiredOn} <= ${day}`),
  ],
  total: (filter: OrderFilter) => [
    given(filter.totalMin, (amount) => sql`${orders.total} >= ${amount}`),
    given(filter.totalMax, (amount) => sql`${orders.total} <= ${amount}`),
  ],
  itemCount: (filter: OrderFilter) => [
    given(filter.itemsMin, (count) => sql`${orders.itemCount} >= ${count}`),
    given(filter.itemsMax, (count) => sql`${orders.itemCount} <= ${count}`),
  ],
}

const given = <Value>(value: Value | undefined, condition: (value: Value) => SQL): SQL | undefined =>
  value === undefined ? undefined : condition(value)

const derived = ({ hour, overdue }: OrderFilter): (SQL | undefined)[] => [
  given(hour, (at) => sql`extract(hour from ${orders.orderedAt} at time zone ${timeZone}) = ${at}`),
  given(overdue, (wanted) => (wanted ? isOverdue : sql`not ${isOverdue}`)),
]

/** The same as `isOverdue` of the rules, for the day it is now. */
const isOverdue = sql`(${and(inArray(orders.status, [...unfinishedStatuses]), sql`${orders.requiredOn} < ${today}`)})`

/**
 * It is the first order of its customer: the one that was placed first, whatever became of it. All first orders are one reading of an index;
 * the customer is compared as well because only their number is known to the planner.
 */
const isFirst = sql`exists (
  select from (
    select distinct on (e.customer_id) e.customer_id, e.id from orders e
    where e.deleted_at is null order by e.customer_id, e.ordered_at, e.id
  ) f where f.id = ${outer.id} and f.customer_id = ${outer.customerId})`

/** That of the customer of an order in hand. */
const firstOfCustomer = sql`(
  select e.id from orders e
  where e.customer_id = ${outer.customerId} and e.deleted_at is null
  order by e.ordered_at, e.id limit 1)`
