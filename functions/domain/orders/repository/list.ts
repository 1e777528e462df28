import { and, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { cursorOf, keyset, rowOrder, rowsBeyond, toPage } from '../../../db/keyset.ts'
import type { Page } from '../../page.ts'
import type { LandmarkQuery, Landmarks, NeighbourQuery, Order, OrderFilter, OrderQuery } from '../contract.ts'
import { landmarkSpacing, widestSpacing } from '../rules.ts'
import { customers, orders } from '../table.ts'
import { orderBy, orderColumns } from './columns.ts'
import { orderFilters, overOrders } from './filter.ts'

type ListOrder = ReturnType<typeof orderBy>

const ofOrder = eq(customers.id, orders.customerId)

/** One page, in one statement. */
export async function listOrders(db: Db, query: OrderQuery): Promise<Page<Order>> {
  return toPage(await selectPage(db, query), limitOf(query))
}

const limitOf = (query: OrderQuery) => query.ids?.length ?? query.limit

/** The rows of a page and one more. Its cost does not depend on how far down the list it is. */
export function selectPage(db: Db, query: OrderQuery) {
  const { orderBy: order, sortKey, behind } = keyset(orderBy(query.sort), query.after)
  return db
    .select({ ...orderColumns, sortKey })
    .from(orders)
    .innerJoin(customers, ofOrder)
    .where(and(...wanted(query), behind))
    .orderBy(...order)
    .limit(limitOf(query) + 1)
}

function wanted(query: OrderQuery): (SQL | undefined)[] {
  if (query.ids) return [isNull(orders.deletedAt), inArray(orders.id, query.ids)]
  if (!query.q) return orderFilters(query)
  const order = orderBy(query.sort)
  const { behind } = keyset(order, query.after)
  return [sql`${orders.id} = any(array(${firstIds(query, order, { behind, limit: query.limit + 1 })}))`]
}

/** The ids of the first orders of a list behind a place. */
function firstIds(
  filter: OrderFilter,
  order: ListOrder,
  { behind, limit }: { behind: SQL | undefined; limit: number },
): SQL {
  return overOrders(
    filter,
    (where) => sql`
      select ${orders.id} from ${source(order)}
      where ${and(where, behind)}
      order by ${sql.join(rowOrder(order), sql`, `)} limit ${limit}`,
  )
}

/** The rows with these ids, in no order; deleted ones are left out. */
export const readOrders = (db: Db, ids: string[]) =>
  db
    .select(orderColumns)
    .from(orders)
    .innerJoin(customers, ofOrder)
    .where(and(inArray(orders.id, ids), isNull(orders.deletedAt)))

/** How many orders a list has and where it can be entered, in one statement that reads the list once. */
export async function findLandmarks(db: Db, query: LandmarkQuery): Promise<Omit<Landmarks, 'at'>> {
  const order = orderBy(query.sort)
  const { rows } = await db.execute<Landmark>(
    sql`select * from (${overOrders(query, (where) => landmarksOf(query.every, order, where))}) landmark order by n`,
  )
  const total = rows.at(-1)?.n ?? 0
  const every = landmarkSpacing(total, query.every)
  const cursors = rows.flatMap((row) =>
    row.n % every === 0 && row.n < total ? [cursorOf(row.key, row.id)] : [],
  )
  return { total, every, cursors: [null, ...cursors] }
}

type Landmark = Record<string, unknown> & { n: number; key: string; id: string }

const landmarksOf = (every: number, order: ListOrder, where: SQL): SQL => sql`
  select n::int as n, key::text as key, id::text as id
  from (
    select ${order.by} as key, ${orders.id} as id, row_number() over list as n, lead(${orders.id}) over list is null as last
    from ${source(order)}
    where ${where}
    window list as (order by ${sql.join(rowOrder(order), sql`, `)})
  ) listed
  where n % ${every} = 0 or n % ${widestSpacing} = 0 or last`

const source = (order: ListOrder): SQL =>
  order.needsCustomers ? sql`${orders} join ${customers} on ${ofOrder}` : sql`${orders}`

/** The ids before and after an order in a list, in one statement; undefined when there is no such order. */
export async function findNeighbours(
  db: Db,
  id: string,
  query: NeighbourQuery,
): Promise<{ previous: string | null; next: string | null } | undefined> {
  const order = orderBy(query.sort)
  const { rows } = await db.execute<{ found: boolean; previous: string | null; next: string | null }>(sql`
    with place as materialized (
      select ${order.by} as key, ${orders.id} as id from ${source(order)} where ${orders.id} = ${id} and ${isNull(orders.deletedAt)}
    )
    select exists (select from place) as found,
      ${nearest({ ...order, descending: !order.descending }, query)} as previous, ${nearest(order, query)} as next`)
  const row = rows[0]
  return row?.found ? { previous: row.previous, next: row.next } : undefined
}

function nearest(order: ListOrder, query: NeighbourQuery): SQL {
  const beyond = rowsBeyond(order, sql`(select key from place)`, sql`(select id from place)`)
  return sql`(select found.id::text from (${firstIds(query, order, { behind: beyond, limit: 1 })}) found)`
}
