import { and, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { cursorOf, keyset, rowOrder, rowsBeyond, toPage } from '../../../db/keyset.ts'
import type { Page } from '../../page.ts'
import type { LandmarkQuery, Landmarks, NeighbourQuery, Order, OrderQuery } from '../contract.ts'
import { landmarkSpacing, widestSpacing } from '../rules.ts'
import { customers, orders } from '../table.ts'
import { ofCustomer, orderBy, orderColumns, type OrderOfList } from './columns.ts'
import { isFiltered, overOrders } from './filter.ts'
import { firstIds, source } from './first.ts'

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
    .innerJoin(customers, ofCustomer)
    .where(wanted(query, behind))
    .orderBy(...order)
    .limit(limitOf(query) + 1)
}

function wanted({ ids, ...query }: OrderQuery, behind: SQL | undefined): SQL | undefined {
  if (ids) return and(isNull(orders.deletedAt), inArray(orders.id, ids), behind)
  if (!isFiltered(query)) return and(isNull(orders.deletedAt), behind)
  const first = firstIds(query, orderBy(query.sort), { behind, limit: query.limit + 1 })
  return sql`${orders.id} = any(array(${first}))`
}

/** The rows with these ids, in no order; deleted ones are left out. */
export const readOrders = (db: Db, ids: string[]) =>
  db
    .select(orderColumns)
    .from(orders)
    .innerJoin(customers, ofCustomer)
    .where(and(inArray(orders.id, ids), isNull(orders.deletedAt)))

/** How many orders a list has and where it can be entered, in one statement that reads the list once. */
export async function findLandmarks(db: Db, query: LandmarkQuery): Promise<Omit<Landmarks, 'at'>> {
  const order = orderBy(query.sort)
  const landmarks = (where: SQL, withCustomers: boolean) =>
    landmarksOf(query.every, { ...order, needsCustomers: order.needsCustomers || withCustomers }, where)
  const { rows } = await db.execute<Landmark>(
    sql`select * from (${overOrders(query, landmarks)}) landmark order by n`,
  )
  const total = rows.at(-1)?.n ?? 0
  const every = landmarkSpacing(total, query.every)
  const cursors = rows.flatMap((row) =>
    row.n % every === 0 && row.n < total ? [cursorOf(row.key, row.id)] : [],
  )
  return { total, every, cursors: [null, ...cursors] }
}

type Landmark = Record<string, unknown> & { n: number; key: string; id: string }

const landmarksOf = (every: number, order: OrderOfList, where: SQL): SQL => sql`
  select n::int as n, key::text as key, id::text as id
  from (
    select ${order.by} as key, ${orders.id} as id, row_number() over list as n, lead(${orders.id}) over list is null as last
    from ${source(order)}
    where ${where}
    window list as (order by ${sql.join(rowOrder(order), sql`, `)})
  ) listed
  where n % ${every} = 0 or n % ${widestSpacing} = 0 or last`

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

function nearest(order: OrderOfList, query: NeighbourQuery): SQL {
  const beyond = rowsBeyond(order, sql`(select key from place)`, sql`(select id from place)`)
  return sql`(select found.id::text from (${firstIds(query, order, { behind: beyond, limit: 1 })}) found)`
}
