import { z } from 'zod'
import { Currency, Day, Id, Instant } from '../../values.ts'
import { OrderStatus } from '../contract.ts'
import { daysOf, longestSpan } from './rules.ts'

/**
 * Which days, both ends included, in the workspace's time zone: one day when only one is given, today when none is. Every figure is about
 * orders that were placed (`orderedAt`) in the span and are not deleted. `returned` and `cancelled` orders are no revenue: an order that is
 * neither is an earning one.
 */
export const SpanQuery = z
  .object({ from: Day.optional(), to: Day.optional() })
  .refine(({ from, to }) => !from || !to || from <= to, {
    path: ['to'],
    message: 'Must not be before the first day',
  })
  .refine(({ from, to }) => !from || !to || daysOf({ from, to }) <= longestSpan, {
    path: ['to'],
    message: `Choose at most ${longestSpan} days`,
  })
export type SpanQuery = z.infer<typeof SpanQuery>

const Count = z.int()
/** Exact decimal text with two places. */
const Amount = z.string()
/** 0 to 1, rounded to four places. */
const Share = z.number()

/** The span that an answer is about. In the sheet: `orderedFrom` and `orderedTo`; the filters named below are added to these. */
const span = {
  from: Day,
  to: Day,
  timeZone: z.string(),
  /** When it was counted; orders of a span that is still running may be missing. */
  asOf: Instant,
}

/** Earning orders of one currency. In the sheet: `currency` and `status`, all but returned and cancelled. */
const Revenue = z.object({
  currency: Currency,
  orders: Count,
  /** The sum of their totals: lines and shipping. */
  revenue: Amount,
  /** Revenue divided by orders. */
  averageBasket: Amount,
})

export const SalesFigures = z
  .object({
    /** All orders, also returned and cancelled ones. */
    orders: Count,
    /** The lines of the earning orders: the sum of the sheet's column `itemCount`. */
    items: Count,
    /** In the sheet: `status=cancelled`. */
    cancelled: Count,
    /** In the sheet: `status=returned`. */
    returned: Count,
    /** By currency; never added up across currencies. */
    money: z.array(Revenue),
  })
  .meta({ id: 'SalesFigures' })
export type SalesFigures = z.infer<typeof SalesFigures>

export const SalesSummary = z
  .object({
    ...span,
    figures: SalesFigures,
    /** The span of the same length before; for a single day the same weekday a week before. */
    before: z.object({
      from: Day,
      to: Day,
      figures: SalesFigures,
      /** What had come in by the same time of the span before; null when the span asked for is over or has not begun. */
      soFar: SalesFigures.nullable(),
    }),
  })
  .meta({ id: 'SalesSummary' })
export type SalesSummary = z.infer<typeof SalesSummary>

const product = {
  productId: Id,
  sku: z.string(),
  name: z.string(),
  /** Earning orders that hold it, counted once each. In the sheet: `product`, `status`, and `currency` in a list by revenue. */
  orders: Count,
  /** Pieces. */
  quantity: Count,
  share: Share,
}

/** The best sellers of earning orders, the best first, at most ten in each list. */
export const TopProducts = z
  .object({
    ...span,
    /** Over all currencies; `share` of all pieces. */
    byQuantity: z.array(z.object(product)),
    /** By currency; revenue is that of the lines, without shipping. */
    byRevenue: z.array(
      z.object({
        currency: Currency,
        /** Of all products. */
        revenue: Amount,
        /** `share` of the revenue of all products in this currency. */
        products: z.array(z.object({ ...product, revenue: Amount })),
      }),
    ),
  })
  .meta({ id: 'TopProducts' })
export type TopProducts = z.infer<typeof TopProducts>

export const StatusDistribution = z
  .object({
    ...span,
    orders: Count,
    /** Every status in the order of an order's life. In the sheet: `status`. */
    statuses: z.array(z.object({ status: OrderStatus, orders: Count, share: Share })),
    /** Of these orders, those whose promised day has passed unfinished. In the sheet: `overdue=true`. */
    overdue: Count,
  })
  .meta({ id: 'StatusDistribution' })
export type StatusDistribution = z.infer<typeof StatusDistribution>

const Takings = z.object({ currency: Currency, revenue: Amount })
const Sales = z.object({
  /** All orders, also returned and cancelled ones. */
  orders: z.number(),
  /** Of the earning ones, by currency. */
  money: z.array(Takings),
})

/**
 * One hour or one day. In the sheet: `orderedFrom` and `orderedTo` = `day`, and `hour`. On the day the clocks go back one `hour` has two
 * points, which that filter shows together; on the day they go forward one is missing.
 */
export const TrendPoint = Sales.extend({
  startsAt: Instant,
  day: Day,
  /** 0 to 23; null when a point is a day. */
  hour: z.int().nullable(),
  /** The same hour or day a week before; null when that day did not have this hour. */
  lastWeek: Sales.nullable(),
  /**
   * The mean of the same hour or day over the four same weekdays before, as far as there were orders already; null without any. Orders
   * are rounded to two places. An hour that comes twice in a day counts as two.
   */
  mean: Sales.nullable(),
})
export type TrendPoint = z.infer<typeof TrendPoint>

export const SalesTrend = z
  .object({
    ...span,
    /** Hours for a single day, days for a longer span. */
    unit: z.enum(['hour', 'day']),
    /** Every hour or day of the span without a gap. */
    points: z.array(TrendPoint),
  })
  .meta({ id: 'SalesTrend' })
export type SalesTrend = z.infer<typeof SalesTrend>

export const TopCustomer = z.object({
  customerId: Id,
  number: z.string(),
  name: z.string(),
  /** Earning orders. In the sheet: `customer`, `currency` and `status`. */
  orders: Count,
  revenue: Amount,
  /** Of the revenue of all customers in this currency. */
  share: Share,
})

export const CustomerVisits = z
  .object({
    ...span,
    /** Who ordered, whatever became of the order: for the first time ever, or not. */
    customers: z.object({ total: Count, new: Count, returning: Count }),
    /** `new`: the first order of a customer; `returning`: any later one. In the sheet: `visit`. */
    orders: z.object({ new: Count, returning: Count }),
    /** The same orders by day, without a gap. */
    days: z.array(z.object({ day: Day, new: Count, returning: Count })),
    /** By currency, the ten with the highest revenue. */
    top: z.array(z.object({ currency: Currency, revenue: Amount, customers: z.array(TopCustomer) })),
  })
  .meta({ id: 'CustomerVisits' })
export type CustomerVisits = z.infer<typeof CustomerVisits>
