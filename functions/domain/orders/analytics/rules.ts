import { divideRounded, formatDecimal, parseDecimal, unitsAt } from '../../decimal.ts'
import { orderStatuses, type OrderStatus, unearnedStatuses } from '../rules.ts'
import type { SalesFigures, StatusDistribution, TrendPoint } from './contract.ts'

/** Days that one question can span. */
export const longestSpan = 400

const dayMs = 86_400_000

/** How many days a span has, both ends included. */
export const daysOf = ({ from, to }: { from: string; to: string }): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1

/** `YYYY-MM-DD`, so many days later. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)

/** All days of a span, both ends included. */
export const everyDay = (span: { from: string; to: string }): string[] =>
  Array.from({ length: daysOf(span) }, (_, index) => addDays(span.from, index))

/** Statuses whose orders are revenue. */
export const earningStatuses = orderStatuses.filter(
  (status) => !unearnedStatuses.some((unearned) => unearned === status),
)

const isEarning = (status: OrderStatus) => earningStatuses.includes(status)

/** The sum of two-place amounts, as such. */
const addAmounts = (amounts: readonly string[]): string =>
  formatDecimal(
    amounts.reduce((sum, amount) => sum + cents(amount), 0n),
    2,
  )

const cents = (amount: string) => unitsAt(parseDecimal(amount), 2)

/** An amount divided by a count, to the nearest hundredth; zero by nothing. */
const amountEach = (amount: string, count: number): string =>
  formatDecimal(count === 0 ? 0n : divideRounded(cents(amount), BigInt(count)), 2)

/** Part of a whole, 0 to 1, to four places; 0 of nothing. */
export const shareOf = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000

const shareOfAmount = (part: string, whole: string): number =>
  cents(whole) === 0n ? 0 : Number(formatDecimal(divideRounded(cents(part) * 10_000n, cents(whole)), 4))

/** What belongs to one currency, with its share of all revenue in it. */
export const ofCurrency = <Row extends { currency: string; revenue: string }>(
  rows: Row[],
  all: { currency: string; revenue: string },
): (Omit<Row, 'currency'> & { share: number })[] =>
  rows
    .filter((row) => row.currency === all.currency)
    .map(({ currency, ...row }) => ({ ...row, share: shareOfAmount(row.revenue, all.revenue) }))

/** Orders that have currency and status in common. */
export interface SalesGroup {
  currency: string
  status: OrderStatus
  orders: number
  items: number
  total: string
}

export function toFigures(groups: SalesGroup[]): SalesFigures {
  const count = (chosen: SalesGroup[], field: 'orders' | 'items') =>
    chosen.reduce((sum, group) => sum + group[field], 0)
  const earning = groups.filter(({ status }) => isEarning(status))
  const currencies = [...new Set(earning.map(({ currency }) => currency))].toSorted()
  const money = currencies.map((currency) => {
    const own = earning.filter((group) => group.currency === currency)
    const [orders, revenue] = [count(own, 'orders'), addAmounts(own.map(({ total }) => total))]
    return { currency, orders, revenue, averageBasket: amountEach(revenue, orders) }
  })
  const inStatus = (status: OrderStatus) => groups.filter((group) => group.status === status)
  return {
    orders: count(groups, 'orders'),
    items: count(earning, 'items'),
    cancelled: count(inStatus('cancelled'), 'orders'),
    returned: count(inStatus('returned'), 'orders'),
    money,
  }
}

/** Every status in its order, also those that no order has. */
export function toStatuses(
  counts: { status: OrderStatus; orders: number }[],
): Pick<StatusDistribution, 'orders' | 'statuses'> {
  const all = counts.reduce((sum, { orders }) => sum + orders, 0)
  const statuses = orderStatuses.map((status) => {
    const orders = counts.find((count) => count.status === status)?.orders ?? 0
    return { status, orders, share: shareOf(orders, all) }
  })
  return { orders: all, statuses }
}

/** An hour or a day, of the span or before it. */
export interface TrendSlot {
  startsAt: string
  day: string
  hour: number | null
}

/** The orders of one slot in one currency; `revenue` is that of the earning ones. */
export interface TrendGroup {
  startsAt: string
  currency: string
  orders: number
  earning: number
  revenue: string
}

type Sales = Pick<TrendPoint, 'orders' | 'money'>
interface Slot extends TrendSlot {
  sales: Sales
}

/**
 * The slots of the span with what they are compared to. `slots` begins four weeks before the span, as far as those days matter; `firstDay`
 * is that of the first order ever, null without any: days before it are no baseline.
 */
export function toTrend(
  span: { from: string; firstDay: string | null },
  slots: TrendSlot[],
  groups: TrendGroup[],
): TrendPoint[] {
  const bySlot = grouped(groups, ({ startsAt }) => startsAt)
  const filled = slots.map((slot) => ({ ...slot, sales: toSales(bySlot.get(slot.startsAt) ?? []) }))
  const byClock = grouped(filled, clockOf)
  return filled
    .filter(({ day }) => day >= span.from)
    .map(({ sales, ...slot }) => {
      const weeksBefore = (weeks: number) =>
        byClock.get(clockOf({ day: addDays(slot.day, -7 * weeks), hour: slot.hour })) ?? []
      const baseline = [1, 2, 3, 4]
        .flatMap(weeksBefore)
        .filter(({ day }) => span.firstDay !== null && day >= span.firstDay)
      return { ...slot, ...sales, lastWeek: sumOf(weeksBefore(1)), mean: meanOf(baseline) }
    })
}

const clockOf = ({ day, hour }: Pick<TrendSlot, 'day' | 'hour'>) => `${day} ${hour ?? ''}`

function toSales(groups: TrendGroup[]): Sales {
  const money = groups
    .filter(({ earning }) => earning > 0)
    .map(({ currency, revenue }) => ({ currency, revenue }))
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1))
  return { orders: groups.reduce((sum, { orders }) => sum + orders, 0), money }
}

function sumOf(slots: Slot[]): Sales | null {
  if (slots.length === 0) return null
  const money = grouped(
    slots.flatMap(({ sales }) => sales.money),
    ({ currency }) => currency,
  )
  return {
    orders: slots.reduce((sum, { sales }) => sum + sales.orders, 0),
    money: [...money].map(([currency, takings]) => ({
      currency,
      revenue: addAmounts(takings.map(({ revenue }) => revenue)),
    })),
  }
}

function meanOf(slots: Slot[]): Sales | null {
  const sum = sumOf(slots)
  return (
    sum && {
      orders: Math.round((sum.orders / slots.length) * 100) / 100,
      money: sum.money.map(({ currency, revenue }) => ({
        currency,
        revenue: amountEach(revenue, slots.length),
      })),
    }
  )
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
