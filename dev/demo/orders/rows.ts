import type { Line, ShopProduct } from './baskets.ts'
import type { TradingDay } from './calendar.ts'
import { addressIn, type Customer, personIn } from './customers.ts'
import type { Step } from './life.ts'
import { chance, idAt, pick, type Random, whole } from './random.ts'

/** A row as its table has it: columns by name. */
export type Row = Record<string, string | number | null>

const dayMs = 86_400_000
const firstNumbers = { customer: 10_001, order: 100_001 }
const notes = [
  'Leave with a neighbour if nobody is in.',
  'Gift wrap, please.',
  'Call before delivery.',
  'Second entrance, through the courtyard.',
  'Invoice to the head office.',
  'Please no plastic packaging.',
  'Needed before the weekend.',
  'Birthday present: no invoice in the parcel.',
  'Deliver after 17:00.',
]
const comments = [
  'Customer called and asks when it will arrive.',
  'Supplier confirms the missing article for next week.',
  'Sent the invoice again.',
  'Address corrected after a call.',
  'Asked for a different colour; we do not have it.',
  'Waiting for the payment provider.',
]

export interface Placed {
  day: TradingDay
  at: number
  /** From 0, by time. */
  number: number
}

export const productRow = ({ id, sku, name, category, cents, openedAt }: ShopProduct): Row => ({
  id,
  sku,
  name,
  category,
  unit_price: money(cents),
  currency: 'EUR',
  ...stamps(openedAt, openedAt),
})

export const customerRow = (customer: Customer, index: number): Row => ({
  id: customer.id,
  number: `C-${firstNumbers.customer + index}`,
  name: customer.name,
  email: customer.email,
  phone: customer.phone,
  street: customer.street,
  postal_code: customer.postalCode,
  city: customer.city,
  country: customer.country.code,
  ...stamps(customer.createdAt, customer.createdAt),
})

interface Sold {
  placed: Placed
  customer: Customer
  channel: string
  steps: Step[]
  lines: Line[]
  assignee: { id: string; name: string } | undefined
}

export function orderRow(random: Random, { placed, customer, channel, steps, lines, assignee }: Sold): Row {
  const last = steps.at(-1)
  const itemsTotal = lines.reduce((sum, line) => sum + line.quantity * line.cents, 0)
  return {
    number: `SO-${firstNumbers.order + placed.number}`,
    customer_id: customer.id,
    status: last?.to ?? 'pending',
    status_reason: last?.reason ?? null,
    channel,
    ordered_at: instant(placed.at),
    required_on: promisedDay(random, placed, channel === 'store' ? [0, 1] : customer.country.transit),
    assignee_id: assignee?.id ?? null,
    assignee_name: assignee?.name ?? '',
    contact_email: customer.email,
    ...shipTo(random, customer),
    note: chance(random, 0.12) ? pick(random, notes) : '',
    currency: customer.country.currency,
    shipping_cost: money(shippingCents(customer, channel, itemsTotal)),
    item_count: lines.length,
    items_total: money(itemsTotal),
    ...stamps(placed.at, last?.at ?? placed.at),
  }
}

function promisedDay(random: Random, { day }: Placed, [, slowest]: readonly [number, number]): string {
  return new Date(Date.parse(day.date) + (slowest + whole(random, 3, 5)) * dayMs).toISOString().slice(0, 10)
}

/** One parcel in twelve goes to somebody else. */
function shipTo(random: Random, customer: Customer): Row {
  const elsewhere = chance(random, 0.08)
  const address = elsewhere ? addressIn(random, customer.country) : customer
  return {
    ship_to_name: elsewhere ? personIn(random, customer.country) : customer.name,
    ship_to_street: address.street,
    ship_to_postal_code: address.postalCode,
    ship_to_city: address.city,
    ship_to_country: customer.country.code,
  }
}

/** Free in the store and from 80 EUR on. */
function shippingCents({ country }: Customer, channel: string, itemsTotal: number): number {
  const isFree = channel === 'store' || itemsTotal >= 8000 * country.priceFactor
  return isFree ? 0 : Math.round(country.shipping * 100)
}

export function itemRow(random: Random, { order, at, line }: { order: string; at: number; line: Line }): Row {
  return {
    id: idAt(random, at, line.position),
    order_id: order,
    position: line.position,
    product_id: line.product.id,
    quantity: line.quantity,
    unit_price: money(line.cents),
    ...stamps(at, at),
  }
}

export const historyRow = (order: string, { at, from, to, reason, actor }: Step): Row => ({
  order_id: order,
  at: instant(at),
  from_status: from,
  to_status: to,
  reason,
  actor,
})

export function commentRow(
  random: Random,
  { order, author, steps }: { order: string; author: string; steps: Step[] },
): Row {
  const at = steps.at(-1)?.at ?? 0
  return {
    id: idAt(random, at, 0),
    order_id: order,
    author_id: author,
    body: pick(random, comments),
    ...stamps(at, at),
  }
}

const money = (cents: number) => (cents / 100).toFixed(2)
const instant = (ms: number) => new Date(ms).toISOString()
const stamps = (created: number, updated: number) => ({
  created_at: instant(created),
  updated_at: instant(updated),
})
