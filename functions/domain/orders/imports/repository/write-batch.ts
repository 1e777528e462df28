import { sql, type SQL } from 'drizzle-orm'
import { idPerRow } from '../../../../db/ids.ts'
import { storableJson } from '../../../../db/json.ts'
import type { Db } from '../../../../db/client.ts'
import type { Batch, ImportField, RejectedRow } from '../rules.ts'
import { has, plainColumns, resolved } from './resolve.ts'

export interface BatchWrite {
  importId: string
  fields: ReadonlySet<ImportField>
  /** The byte at which the batch begins. */
  from: number
  batch: Batch
}

/**
 * Waits for whoever writes for the import at the moment, and then ends the transaction unless the import is running and stands where this batch begins. It
 * is locked first and looked at then: a condition beside the lock would be checked before the wait.
 */
export const claimPlace = (db: Db, { importId, from }: Pick<BatchWrite, 'importId' | 'from'>) =>
  db.execute(sql`
    with locked as materialized (
      select position, state from order_imports where id = ${importId} for update
    )
    select require_rows(1, (select count(*) from locked where position = ${from} and state = 'running'))`)

/** Writes a batch in one statement: orders, their lines, rejected rows, the numbers that were met, and where the import stands. */
export const writeBatch = (db: Db, { importId, fields, batch }: BatchWrite) => {
  const { orders, rejected, numbers, rows, next } = batch
  return db.execute(sql`
    ${resolved({ importId, fields, orders })}, inserted as (${insertOrders(fields)}
    ), updated as (${updateOrders(fields)}
    ) ${fields.has('sku') ? writeLines() : sql``}, refused as (${refusedRows(rejected)}
    ), kept as (
      insert into order_import_rejects (import_id, line, errors)
      select ${importId}::uuid, line, errors from refused
      on conflict (import_id, line) do nothing
      returning line
    ), met as (
      insert into order_import_numbers (import_id, number, line)
      select ${importId}::uuid, m.number, m.line
      from jsonb_to_recordset(${storableJson([...numbers].map(([number, line]) => ({ number, line })))}::jsonb) as m (number text, line int)
      order by m.number
      on conflict (import_id, number) do nothing
    )
    update order_imports m set
      position = ${next.offset}, line = ${next.line}, read = m.read + ${rows},
      inserted = m.inserted + (select count(*) from inserted), updated = m.updated + (select count(*) from updated),
      unchanged = m.unchanged + (select count(*) from ok where order_id is not null and not differs),
      rejected = m.rejected + (select count(*) from kept)
    where m.id = ${importId}`)
}

/** The columns of orders that the file fills, with what goes into them; `k` is a row of `ok`. */
function filled(fields: ReadonlySet<ImportField>): [column: string, value: SQL][] {
  const columns: [string, SQL][] = []
  for (const [field, known] of Object.entries(plainColumns))
    if (has(fields, field)) columns.push([known.column, sql.raw(`k."${field}"`)])
  if (fields.has('customer')) columns.push(['customer_id', sql`k.customer_id`])
  if (fields.has('assignee')) columns.push(['assignee_id', sql`k.assignee_id`])
  if (fields.has('orderedAt')) columns.push(['ordered_at', sql`k.ordered_at`])
  if (fields.has('sku')) {
    // What the triggers would make of the lines, so that they find nothing left to do.
    columns.push(['item_count', sql`k.item_count`], ['items_total', sql`k.items_total`])
  }
  return columns
}

const insertOrders = (fields: ReadonlySet<ImportField>): SQL => {
  const columns = filled(fields)
  if (fields.has('statusReason')) columns.push(['status_reason', sql`k."statusReason"`])
  // Without these every new order is refused before, but the statement has to name them.
  if (!fields.has('customer') || !fields.has('requiredOn') || !fields.has('currency'))
    return sql`select k.id from ok k where false`
  const names = sql.raw(columns.map(([name]) => name).join(', '))
  const values = sql.join(
    columns.map(([, value]) => value),
    sql`, `,
  )
  return sql`
      insert into orders (id, number, ${names})
      select k.id, k.number, ${values} from ok k where k.order_id is null order by k.n
      returning id`
}

const updateOrders = (fields: ReadonlySet<ImportField>): SQL => {
  const columns = filled(fields)
  if (fields.has('status')) {
    const reason = fields.has('statusReason') ? sql`k."statusReason"` : sql`null`
    columns.push([
      'status_reason',
      sql`case when o.status = k.status then o.status_reason else ${reason} end`,
    ])
  }
  if (columns.length === 0) return sql`select k.id from ok k where false`
  const sets = columns.map(([name, value]) => sql`${sql.raw(name)} = ${value}`)
  return sql`
      update orders o set ${sql.join(sets, sql`, `)}
      from ok k where o.id = k.order_id and k.differs
      returning o.id`
}

const writeLines = (): SQL => sql`, added_lines as (
      insert into order_items (id, order_id, position, product_id, quantity, unit_price)
      select ${idPerRow(sql`k.number || ' ' || l.position`)}, k.id, l.position, l.product_id, l.quantity, l.price
      from ok k join lines l on l.n = k.n where l.item_id is null order by l.n, l.position
    ), changed_lines as (
      update order_items e set product_id = l.product_id, quantity = l.quantity, unit_price = l.price
      from ok k join lines l on l.n = k.n where e.id = l.item_id and l.differs
    ), removed_lines as (
      delete from order_items e using ok k where e.order_id = k.order_id and e.position > k.item_count
    )`

/** Rows that were refused before, and all rows of the orders that the stored rows speak against. */
export const refusedRows = (rejected: readonly RejectedRow[]): SQL => sql`
      select line, errors from jsonb_to_recordset(${storableJson(rejected)}::jsonb) as r (line int, errors jsonb)
      union all
      select x.line, case when x.errors = '[]' then
        jsonb_build_array(jsonb_build_object('field', null, 'code', 'sibling', 'value', null, 'detail', x.culprit))
        else x.errors end
      from (
        select a.line, coalesce(case when a.line = c.line then c.errors end, '[]') || coalesce(jsonb_agg(jsonb_build_object(
            'field', case a.fault when 'noPrice' then 'unitPrice' else 'sku' end, 'code', a.fault, 'value', a.sku
          )) filter (where a.fault is not null), '[]') as errors,
          case when c.errors is not null then c.line
            else (select min(l.line) from lines l where l.n = c.n and l.fault is not null) end as culprit
        from checked c
        join (
          select n, line, null as sku, null as fault from checked
          union all select n, line, sku, fault from lines
        ) a on a.n = c.n
        where c.errors is not null or c.faulty
        group by c.n, c.line, c.errors, a.line
      ) x`
