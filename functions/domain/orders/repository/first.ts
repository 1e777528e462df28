import { and, isNull, sql, type SQL } from 'drizzle-orm'
import { rowOrder } from '../../../db/keyset.ts'
import type { OrderFilter } from '../contract.ts'
import { customers, orders } from '../table.ts'
import { ofCustomer, type OrderOfList } from './columns.ts'
import { leadOf, orderFilters } from './filter.ts'
import { sortedRange } from './range.ts'

/** Orders that are gathered and sorted without looking for anything better. */
const few = 3000

/**
 * Orders of a list that are looked at one after the other, and so many more where some were found. Those that came in together also lie
 * together; in any other order each costs a page of its own.
 */
const mostNear = ({ field }: OrderOfList) =>
  ['number', 'orderedAt', 'updatedAt'].includes(field) ? 20_000 : 5000
const mostWide = 50_000

interface Stretch {
  /** Where the list is entered. */
  behind: SQL | undefined
  limit: number
}

/**
 * The ids of the first orders of a filtered list behind a place. How many orders a filter has, and how far apart they lie in the order of the
 * list, nobody knows beforehand: a word may be in three notes or in all, a status may fill one end of the list and be missing at the other.
 * So the statement finds out as it runs. Where a filter leads to few orders, those are sorted. Otherwise the next ones of the list are looked
 * at, and only where they do not hold enough, all orders of the filter are gathered.
 */
export function firstIds(filter: OrderFilter, order: OrderOfList, { behind, limit }: Stretch): SQL {
  const lead = leadOf(filter)
  const first = sql`order by ${places(byPlace(order))} limit ${limit}`
  const areFew = lead ? sql`(select count(*) <= ${few} from hits)` : sql`false`
  const found = and(
    sql`${orders.id} in (select hits.id from hits)`,
    ...orderFilters({ ...filter, q: undefined }, 'each'),
    behind,
  )
  // Who a customer's first order is costs less for each of those than for all customers.
  const all = and(
    ...orderFilters({ ...filter, visit: undefined }),
    ...orderFilters({ visit: filter.visit }, 'each'),
    behind,
  )
  const walk = (rows: number) => walkOf(filter, order, { behind, limit: rows })
  return sql`
    with hits as materialized (${lead ?? sql`select null::uuid as id`} limit ${few + 1}),
      near as materialized (${walk(mostNear(order))} and not ${areFew} ${first}),
      wide as materialized (
        ${walk(mostWide)} and (select count(*) < ${limit} and count(*) >= ${limit / 10}::float8 from near) ${first}
      ),
      walked as materialized (
        select near.id from near where (select count(*) = ${limit} from near)
        union all
        select wide.id from wide where (select count(*) = ${limit} from wide)
      )
    (select orders.id from (${gather(order, found)}) orders where ${areFew} ${first})
    union all
    select walked.id from walked
    union all
    (select orders.id from (${gather(order, all)}) orders where not ${areFew} and not exists (select from walked) ${first})`
}

// The rows in hand go by the name of the table, to which the conditions are put.
const walkOf = (filter: OrderFilter, order: OrderOfList, { behind, limit }: Stretch): SQL => sql`
  select orders.id from (
    select orders.*, ${order.by} as place from ${inTurn(order)}
    where ${and(isNull(orders.deletedAt), ...sortedRange(order.field, filter), behind)}
    order by ${places(order)} limit ${limit}
  ) orders
  where ${and(...orderFilters(filter, 'each'))}`

// `offset 0` keeps the planner from walking the list for them, and from beginning before it knows whether it has to.
const gather = (order: OrderOfList, where: SQL | undefined): SQL => sql`
  select ${orders.id}, ${order.by} as place from ${source(order)} where ${where} offset 0`

const byPlace = (order: OrderOfList): OrderOfList => ({ ...order, by: sql`orders.place` })

const places = (order: OrderOfList): SQL => sql.join(rowOrder(order), sql`, `)

/** What a list in this order is read from. */
export const source = (order: OrderOfList): SQL =>
  order.needsCustomers ? sql`${orders} join ${customers} on ${ofCustomer}` : sql`${orders}`

/** The same, one customer after the other whatever the planner thinks of the number of rows. */
const inTurn = (order: OrderOfList): SQL =>
  order.needsCustomers
    ? sql`${customers} cross join lateral (
        select * from orders o where o.customer_id = ${customers.id} and o.deleted_at is null offset 0
      ) orders`
    : sql`${orders}`
