import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { createPerson } from '#domain/identity'
import type { Role } from '#domain/identity/contract.ts'
import type { NewBulkChange } from '#domain/orders/bulk-changes/contract.ts'
import type { OrderStatus } from '#domain/orders/rules.ts'
import type { World } from '../../../../world.ts'
import { aCustomer } from '../shop.ts'

export interface Placed extends Record<string, unknown> {
  id: string
  status: OrderStatus
  reason: string | null
  assigneeId: string | null
  note: string
}

/** Places orders of a new customer, one for each status, and answers their ids; `customer` is what a filter finds them by. */
export async function placeOrders(
  world: World,
  statuses: OrderStatus[],
): Promise<{ customer: string; ids: string[] }> {
  const customer = await aCustomer(world)
  const rows = statuses.map((status) => ({ id: uuidv7(), status }))
  await world.db.execute(sql`
    insert into orders (id, customer_id, status, required_on, currency)
    select r.id, ${customer}, r.status, '2026-07-01', 'EUR'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r (id uuid, status order_status)`)
  return { customer, ids: rows.map((row) => row.id) }
}

export const ordersOf = async (world: World, customer: string): Promise<Placed[]> =>
  (
    await world.db.execute<Placed>(sql`
      select id, status, status_reason as reason, assignee_id as "assigneeId", note from orders where customer_id = ${customer} order by id`)
  ).rows

export const statusesOf = async (world: World, customer: string): Promise<OrderStatus[]> =>
  (await ordersOf(world, customer)).map((order) => order.status)

/** Somebody who can be assigned. */
export const aPerson = (world: World, role: Role = 'member') =>
  createPerson(world.as('admin'), {
    email: `${uuidv7()}@quarterdeck.example`,
    name: 'Mina Sato',
    role,
    password: 'a password for tests',
  })

export const toStatus = (status: OrderStatus, reason: string | null = null) => ({
  kind: 'status' as const,
  status,
  reason,
})

export const request = (
  selection: NewBulkChange['selection'],
  action: NewBulkChange['action'],
): NewBulkChange => ({ id: uuidv7(), selection, action, dryRun: false })

export const ofCustomer = (customer: string) => ({ filter: { customer: [customer] } })
