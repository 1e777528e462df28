import { sql, type SQL } from 'drizzle-orm'
import { idPerRow } from '../../../../db/ids.ts'
import { storableJson } from '../../../../db/json.ts'
import type { CellValue, FileOrder, ImportField } from '../rules.ts'
import { faultsOf } from './faults.ts'

/** The orders of a batch and what their rows are read by. */
export interface Incoming {
  importId: string
  fields: ReadonlySet<ImportField>
  orders: readonly FileOrder[]
}

/** Fields that are stored as they are read, with their column and type. */
export const plainColumns: Partial<Record<ImportField, { column: string; type: string }>> = {
  status: { column: 'status', type: 'order_status' },
  channel: { column: 'channel', type: 'text' },
  requiredOn: { column: 'required_on', type: 'date' },
  contactEmail: { column: 'contact_email', type: 'text' },
  shipToName: { column: 'ship_to_name', type: 'text' },
  shipToStreet: { column: 'ship_to_street', type: 'text' },
  shipToPostalCode: { column: 'ship_to_postal_code', type: 'text' },
  shipToCity: { column: 'ship_to_city', type: 'text' },
  shipToCountry: { column: 'ship_to_country', type: 'text' },
  note: { column: 'note', type: 'text' },
  currency: { column: 'currency', type: 'text' },
  shippingCost: { column: 'shipping_cost', type: 'numeric' },
}

/**
 * What is stored is looked up row by row (`limit 1`): a join would be planned for the few rows that a table had before the import filled it, and read all
 * of it for each batch.
 * The beginning of a statement: `checked` holds one row for each order of the batch with what it refers to, whether it `differs` from what is stored, and
 * `errors` (null when there are none); `lines` its lines, `ok` those that can be written.
 */
export const resolved = (incoming: Incoming): SQL => sql`
  with input as materialized (
    select * from jsonb_to_recordset(${storableJson(incoming.orders.map(inputRow))}::jsonb) as i (${inputColumns(incoming.fields)})
  ), ${people(incoming)} found as materialized (${found(incoming)}
  ), lines as materialized (${lines(incoming)}
  ), sums as materialized (
    select n, count(*)::int as item_count, sum(quantity * price) as items_total, bool_or(differs) as differs,
      bool_or(fault is not null) as faulty
    from lines group by n
  ), checked as materialized (${checked(incoming)}
  ), ok as materialized (
    select * from checked where good
  )`

/** One order as it goes to the database, without what is empty. */
function inputRow({ number, rows }: FileOrder, n: number): Record<string, unknown> {
  const [{ line, values }] = rows
  const row: Record<string, unknown> = { n, number, line }
  for (const [field, value] of Object.entries(values)) {
    if (field === 'sku' || field === 'quantity' || field === 'unitPrice') continue
    if (isPair(value)) {
      row[field] = value.text
      row[`${field}_unit`] = value.unit
    } else row[field] = value
  }
  return row
}

const isPair = (value: CellValue | undefined): value is { text: string; unit: string | null } =>
  typeof value === 'object' && value !== null

const inputColumns = (fields: ReadonlySet<ImportField>): SQL => {
  const columns = ['n int', 'number text', 'line int']
  for (const field of fields) {
    if (field === 'number' || field === 'sku' || field === 'quantity' || field === 'unitPrice') continue
    columns.push(`"${field}" ${plainColumns[field]?.type ?? 'text'}`)
    if (field === 'customer' || field === 'orderedAt') columns.push(`"${field}_unit" text`)
  }
  return sql.raw(columns.join(', '))
}

/** Who is meant by each name or address of an assignee. */
const people = ({ fields }: Incoming): SQL =>
  fields.has('assignee')
    ? sql`people as materialized (
        select a.key, count(u.id)::int as hits, (array_agg(u.id))[1] as id
        from (select distinct lower(assignee) as key from input where assignee is not null) a
        left join (
          select lower(email) as key, id from users where deleted_at is null and deactivated_at is null
          union select lower(name), id from users where deleted_at is null and deactivated_at is null
        ) u on u.key = a.key
        group by a.key
      ),`
    : sql``

const found = ({ importId, fields }: Incoming): SQL => sql`
    select i.*, o.id as order_id, coalesce(o.id, ${idPerRow(sql`i.number`)}) as id,
      o.deleted_at is not null as gone, s.line as seen_line, o.status as old_status, o.currency as old_currency,
      o.shipping_cost as old_shipping_cost
      ${fields.has('customer') ? customerOf : sql``}
      ${fields.has('assignee') ? assigneeOf : sql``}
      ${fields.has('orderedAt') ? orderedAtOf : sql``},
      o.id is not null and (${differing(fields)}) as fields_differ
    from input i cross join workspace w
    left join lateral (select * from orders where number = i.number limit 1) o on true
    left join lateral (
      select line from order_import_numbers where import_id = ${importId}::uuid and number = i.number limit 1
    ) s on true
    ${fields.has('customer') ? customerJoins : sql``}
    ${fields.has('assignee') ? assigneeJoins : sql``}
    ${fields.has('orderedAt') ? orderedAtJoins : sql``}`

// A name that several customers have still names the one that the order has.
const customerJoins = sql`
    left join lateral (
      select count(*)::int as hits, (array_agg(m.id))[1] as id from (
        select c.id from customers c
        where i.customer_unit = 'number' and c.number = upper(i.customer) and c.deleted_at is null
        union all
        select c.id from customers c
        where i.customer_unit = 'email' and lower(c.email) = lower(i.customer) and c.deleted_at is null
        union all
        (select c.id from customers c
        where i.customer_unit = 'name' and lower(c.name) = lower(i.customer) and c.deleted_at is null limit 2)
      ) m
    ) named on true
    cross join lateral (
      select case when named.hits = 1 then named.id else (
        select c.id from customers c where c.id = o.customer_id
          and lower(i.customer) in (lower(c.name), lower(c.number), lower(c.email))
      ) end as id
    ) customer`
const customerOf = sql`, named.hits as customer_hits, customer.id as customer_id`

const assigneeJoins = sql`
    left join people p on p.key = lower(i.assignee)
    cross join lateral (
      select case
        when o.assignee_id is not null and lower(o.assignee_name) = lower(i.assignee) and p.hits <> 1 then o.assignee_id
        when p.hits = 1 then p.id
      end as id
    ) assignee`
const assigneeOf = sql`, p.hits as assignee_hits, assignee.id as assignee_id`

// A time without a zone is the workspace's; what is stored more finely than the file says it stays as it is.
const orderedAtJoins = sql`
    cross join lateral (
      select case
        when i."orderedAt_unit" is null then i."orderedAt"::timestamptz
        when date_trunc(i."orderedAt_unit", o.ordered_at at time zone w.time_zone) = i."orderedAt"::timestamp then o.ordered_at
        else i."orderedAt"::timestamp at time zone w.time_zone
      end as at
    ) ordered`
const orderedAtOf = sql`, ordered.at as ordered_at`

/** Whether what the file says of an order differs from what is stored. A reason counts only with the change of status that it belongs to. */
function differing(fields: ReadonlySet<ImportField>): SQL {
  const pairs: SQL[] = []
  for (const [field, known] of Object.entries(plainColumns))
    if (has(fields, field)) pairs.push(sql.raw(`o.${known.column} is distinct from i."${field}"`))
  if (fields.has('customer')) pairs.push(sql`o.customer_id is distinct from customer.id`)
  if (fields.has('assignee')) pairs.push(sql`o.assignee_id is distinct from assignee.id`)
  if (fields.has('orderedAt')) pairs.push(sql`o.ordered_at is distinct from ordered.at`)
  return pairs.length === 0 ? sql`false` : sql.join(pairs, sql` or `)
}

export const has = (fields: ReadonlySet<ImportField>, field: string): boolean =>
  [...fields].some((known) => known === field)

const lines = ({ fields, orders }: Incoming): SQL => {
  const currency = fields.has('currency') ? sql`coalesce(f.old_currency, f.currency)` : sql`f.old_currency`
  const listed = sql`case when p.currency = ${currency} then p.unit_price end`
  const given = fields.has('unitPrice')
    ? sql`coalesce(l.unit_price, ${listed})`
    : sql`coalesce(case when e.product_id = p.id then e.unit_price end, ${listed})`
  return sql`
    select l.*, p.id as product_id, e.id as item_id, price.amount as price,
      (e.product_id, e.quantity, e.unit_price) is distinct from (p.id, l.quantity, price.amount) as differs,
      case
        when p.id is null or (p.deleted_at is not null and e.product_id is distinct from p.id) then 'unknownProduct'
        when price.amount is null then 'noPrice'
      end as fault
    from jsonb_to_recordset(${storableJson(fields.has('sku') ? orders.flatMap(lineRows) : [])}::jsonb)
      as l (n int, position int, line int, sku text, quantity int, unit_price numeric)
    join found f on f.n = l.n
    left join lateral (select * from products where sku = l.sku limit 1) p on true
    left join lateral (
      select * from order_items where order_id = f.order_id and position = l.position limit 1
    ) e on true
    cross join lateral (select ${given} as amount) price`
}

const lineRows = ({ rows }: FileOrder, n: number) =>
  rows
    .filter(({ values }) => values.sku !== '')
    .map(({ line, values }, i) => ({
      n,
      position: i + 1,
      line,
      sku: values.sku,
      quantity: values.quantity,
      unit_price: values.unitPrice,
    }))

const checked = ({ fields }: Incoming): SQL => {
  const surplus = sql`exists (
        select from order_items e where e.order_id = f.order_id and e.position > coalesce(s.item_count, 0))`
  const faults = faultsOf(fields)
  const any = sql.join(
    faults.map(({ when }) => sql`(${when})`),
    sql` or `,
  )
  return sql`
    select c.*, c.errors is null and not c.faulty as good from (
    select f.*, coalesce(s.item_count, 0) as item_count, coalesce(s.items_total, 0) as items_total, coalesce(s.faulty, false) as faulty,
      f.order_id is not null
        and (f.fields_differ or coalesce(s.differs, false) or ${fields.has('sku') ? surplus : sql`false`}) as differs,
      case when ${any} then (
        select jsonb_agg(jsonb_build_object('field', e.field, 'code', e.code, 'value', left(e.value, 200), 'detail', e.detail))
        from (values ${sql.join(
          faults.map(
            ({ field, code, value, detail, when }) =>
              sql`(${field}::text, ${code}::text, (${value})::text, ${detail}, ${when})`,
          ),
          sql`, `,
        )}) e (field, code, value, detail, holds)
        where e.holds
      ) end as errors
    from found f left join sums s on s.n = f.n
    offset 0) c`
}
