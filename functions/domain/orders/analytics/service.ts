import { authorise } from '#domain/identity'
import type { Ctx } from '../../context.ts'
import type {
  CustomerVisits,
  SalesSummary,
  SalesTrend,
  SpanQuery,
  StatusDistribution,
  TopProducts,
} from './contract.ts'
import { readCustomers } from './repository/customers.ts'
import { readProducts } from './repository/products.ts'
import { readStatuses } from './repository/statuses.ts'
import { readSummary } from './repository/summary.ts'
import { readTrend } from './repository/trend.ts'
import { everyDay, ofCurrency, shareOf, toFigures, toStatuses, toTrend } from './rules.ts'

/** Orders and revenue of a span beside the one before, in one round trip. */
export async function getSalesSummary(ctx: Ctx, query: SpanQuery): Promise<SalesSummary> {
  authorise(ctx, 'viewer')
  const { span, before, groups } = await readSummary(ctx.db, query, ctx.now())
  const earlier = groups.filter(({ part }) => part === 'before')
  return {
    ...span,
    figures: toFigures(groups.filter(({ part }) => part === 'span')),
    before: {
      from: before.from,
      to: before.to,
      figures: toFigures(earlier),
      soFar: before.running ? toFigures(earlier.filter(({ soFar }) => soFar)) : null,
    },
  }
}

/** What sold best in a span, in one round trip. */
export async function getTopProducts(ctx: Ctx, query: SpanQuery): Promise<TopProducts> {
  authorise(ctx, 'viewer')
  const { span, quantity, byQuantity, currencies, byRevenue } = await readProducts(ctx.db, query, ctx.now())
  return {
    ...span,
    byQuantity: byQuantity.map((product) => ({ ...product, share: shareOf(product.quantity, quantity) })),
    byRevenue: currencies.map(({ currency, revenue }) => ({
      currency,
      revenue,
      products: ofCurrency(byRevenue, { currency, revenue }),
    })),
  }
}

/** Where the orders of a span stand now, in one round trip. */
export async function getStatusDistribution(ctx: Ctx, query: SpanQuery): Promise<StatusDistribution> {
  authorise(ctx, 'viewer')
  const { span, counts } = await readStatuses(ctx.db, query, ctx.now())
  return { ...span, ...toStatuses(counts), overdue: counts.reduce((sum, { overdue }) => sum + overdue, 0) }
}

/** Orders and revenue by hour or day beside the same weekdays before, in one round trip. */
export async function getSalesTrend(ctx: Ctx, query: SpanQuery): Promise<SalesTrend> {
  authorise(ctx, 'viewer')
  const { span, firstDay, slots, groups } = await readTrend(ctx.db, query, ctx.now())
  const points = toTrend({ from: span.from, firstDay }, slots, groups)
  return { ...span, unit: span.from === span.to ? 'hour' : 'day', points }
}

/** New and returning customers of a span, and the best ones, in one round trip. */
export async function getCustomerVisits(ctx: Ctx, query: SpanQuery): Promise<CustomerVisits> {
  authorise(ctx, 'viewer')
  const { span, customers, days, currencies, top } = await readCustomers(ctx.db, query, ctx.now())
  const orders = days.reduce((sum, day) => sum + day.orders, 0)
  const fresh = days.reduce((sum, day) => sum + day.new, 0)
  return {
    ...span,
    customers: { total: customers, new: fresh, returning: customers - fresh },
    orders: { new: fresh, returning: orders - fresh },
    days: everyDay(span).map((day) => {
      const counted = days.find((one) => one.day === day) ?? { orders: 0, new: 0 }
      return { day, new: counted.new, returning: counted.orders - counted.new }
    }),
    top: currencies.map(({ currency, revenue }) => ({
      currency,
      revenue,
      customers: ofCurrency(top, { currency, revenue }),
    })),
  }
}
