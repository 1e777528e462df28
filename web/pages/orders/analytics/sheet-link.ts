import { earningStatuses } from '#domain/orders/analytics/rules.ts'
import type { OrderFilters } from '../../../queries/orders.ts'
import type { Span } from './span.ts'

/** Where the orders behind a figure are: the sheet with the same days and filters. */
export function sheetLink({ from, to }: Span, filters: OrderFilters = {}): string {
  const query = Object.entries({ orderedFrom: from, orderedTo: to, ...filters }).filter(
    ([, value]) => value !== undefined && value !== '',
  )
  return `/orders?${new URLSearchParams(query.map(([name, value]) => [name, String(value)])).toString()}`
}

/** Statuses of orders that are revenue. */
export const earning = earningStatuses.join(',')
