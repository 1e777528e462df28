import { sql, type SQL } from 'drizzle-orm'
import type { Db } from '../../functions/db/client.ts'
import { type Batch, openShop, type ShopOptions } from './orders/generate.ts'
import type { Row } from './orders/rows.ts'

/** More orders than this are loaded past the triggers: the rows already hold what those would compute, and no audit is written. */
const mostThroughTriggers = 10_000

/** Fills the order desk of an empty database. Nobody is notified. */
export async function loadOrders(db: Db, options: ShopOptions): Promise<void> {
  const shop = openShop(options)
  const bulk = options.orders > mostThroughTriggers
  await db.batch([mode(db, bulk), db.execute(insertRows('products', shop.products))])
  const rebuild = bulk ? await dropIndexes(db) : async () => {}
  for (const batch of shop.batches(bulk ? 5000 : 600)) await insertBatch(db, batch, bulk)
  await rebuild()
  await db.execute(sql`
    select setval('order_number', (select 100000 + count(*) from orders)), setval('customer_number', (select 10000 + count(*) from customers))`)
}

/** Indexes are built faster than kept. Keys stay. Answers what builds them again. */
async function dropIndexes(db: Db): Promise<() => Promise<void>> {
  const { rows } = await db.execute<{ name: string; definition: string }>(sql`
    select indexname as name, indexdef as definition from pg_indexes
    where tablename in ('customers', 'orders', 'order_items', 'order_status_history')
      and indexname not in (select conname from pg_constraint)`)
  for (const { name } of rows) await db.execute(sql`drop index ${sql.identifier(name)}`)
  return async () => {
    for (const { definition } of rows) await db.execute(sql.raw(definition))
  }
}

async function insertBatch(db: Db, batch: Batch, bulk: boolean): Promise<void> {
  const ids = JSON.stringify(batch.orders.map((order) => order['id']))
  await db.batch([
    mode(db, bulk),
    db.execute(insertRows('customers', batch.customers)),
    db.execute(insertRows('orders', batch.orders)),
    // The history that the trigger wrote knows only the last status.
    db.execute(
      sql`delete from order_status_history where order_id in (select jsonb_array_elements_text(${ids}::jsonb)::uuid)`,
    ),
    db.execute(insertRows('order_items', batch.items)),
    db.execute(insertRows('order_status_history', batch.history)),
    db.execute(insertRows('order_comments', batch.comments)),
  ])
}

const mode = (db: Db, bulk: boolean) =>
  db.execute(
    sql`select set_config('app.actor', 'system:shop', true), set_config('session_replication_role', ${bulk ? 'replica' : 'origin'}, true)`,
  )

function insertRows(table: string, rows: Row[]): SQL {
  const columns = sql.join(
    Object.keys(rows[0] ?? { id: null }).map((name) => sql.identifier(name)),
    sql`, `,
  )
  const target = sql.identifier(table)
  return sql`
    insert into ${target} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${target}, ${JSON.stringify(rows)}::jsonb)`
}
