import { sql, type SQL } from 'drizzle-orm'
import { type ImportField, neededByNew } from '../rules.ts'

/** Something that the stored rows say against an order of the file. */
export interface Fault {
  field: ImportField
  code: string
  value: SQL
  detail: SQL
  when: SQL
}

/** What only the stored rows can tell: `f` is a row of `found`, `s` the sums of its lines. */
export function faultsOf(fields: ReadonlySet<ImportField>): Fault[] {
  const none = sql`null::jsonb`
  const fault = (field: ImportField, code: string, when: SQL): Fault => ({
    field,
    code,
    when,
    value: field === 'number' ? sql`f.number` : sql.raw(`f."${field}"`),
    detail: none,
  })
  const missing = neededByNew
    .filter((field) => !fields.has(field))
    .map((field) => ({ ...fault(field, 'missing', sql`f.order_id is null`), value: sql`null` }))
  return [
    { ...fault('number', 'repeated', sql`f.seen_line is not null`), detail: sql`to_jsonb(f.seen_line)` },
    fault('number', 'deleted', sql`f.gone`),
    ...missing,
    ...(fields.has('customer')
      ? [
          fault('customer', 'unknownCustomer', sql`${unnamed('customer')} and f.customer_hits < 2`),
          fault('customer', 'ambiguousCustomer', sql`${unnamed('customer')} and f.customer_hits > 1`),
        ]
      : []),
    ...(fields.has('assignee')
      ? [
          fault('assignee', 'unknownPerson', sql`${unnamed('assignee')} and f.assignee_hits = 0`),
          fault('assignee', 'ambiguousPerson', sql`${unnamed('assignee')} and f.assignee_hits > 1`),
        ]
      : []),
    ...(fields.has('currency')
      ? [fault('currency', 'currencyFixed', sql`coalesce(f.currency <> f.old_currency, false)`)]
      : []),
    ...(fields.has('status') ? [moveFault(fields, fault)] : []),
    ...(fields.has('sku') ? [sumFault(fields)] : []),
  ]
}

const unnamed = (field: 'customer' | 'assignee') =>
  sql.raw(`f.${field} is not null and f.${field}_id is null`)

function moveFault(
  fields: ReadonlySet<ImportField>,
  fault: (field: ImportField, code: string, when: SQL) => Fault,
): Fault {
  const reason = fields.has('statusReason') ? sql`f."statusReason"` : sql`null::text`
  const when = sql`coalesce(f.status <> f.old_status, false) and not exists (
    select from order_transitions t where t.from_status = f.old_status and t.to_status = f.status
      and (not t.needs_reason or coalesce(${reason}, '') <> ''))`
  const detail = sql`jsonb_build_object('from', f.old_status, 'to', f.status, 'reason', ${reason})`
  return { ...fault('status', 'move', when), detail }
}

const sumFault = (fields: ReadonlySet<ImportField>): Fault => {
  const shipping = fields.has('shippingCost') ? sql`f."shippingCost"` : sql`f.old_shipping_cost`
  return {
    field: 'sku',
    code: 'sum',
    value: sql`null`,
    detail: sql`null::jsonb`,
    when: sql`coalesce(s.items_total, 0) + coalesce(${shipping}, 0) >= 1e16`,
  }
}
