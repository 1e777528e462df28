import type {
  CustomerVisits,
  SalesSummary,
  SalesTrend,
  StatusDistribution,
  TopProducts,
} from '#domain/orders/analytics/contract.ts'
import { orderStatusText } from '../../../text/orders.ts'
import {
  orderAnalyticsText,
  productsText,
  statusesText,
  trendText,
  visitsText,
} from '../../../text/order-analytics.ts'

/** One figure of the page as a row of a file: amounts as exact decimals, their currency beside them. */
export interface FigureRow {
  section: string
  of: string
  figure: string
  value: string
  currency: string
  before: string
}

export interface PageFigures {
  summary?: SalesSummary | undefined
  products?: TopProducts | undefined
  statuses?: StatusDistribution | undefined
  trend?: SalesTrend | undefined
  visits?: CustomerVisits | undefined
}

const plain = { of: '', currency: '', before: '' }

/** Every figure of the sections that have loaded, in the order of the page. */
export const figureRows = ({ summary, products, statuses, trend, visits }: PageFigures): FigureRow[] => [
  ...(summary ? summaryRows(summary) : []),
  ...(trend ? trendRowsOf(trend) : []),
  ...(products ? productRows(products) : []),
  ...(statuses ? statusRows(statuses) : []),
  ...(visits ? visitRows(visits) : []),
]

function summaryRows({ figures, before }: SalesSummary): FigureRow[] {
  const base = before.soFar ?? before.figures
  const section = orderAnalyticsText.figures
  return [
    {
      ...plain,
      section,
      figure: orderAnalyticsText.orders,
      value: String(figures.orders),
      before: String(base.orders),
    },
    ...figures.money.flatMap((money) => {
      const then = base.money.find(({ currency }) => currency === money.currency)
      const shared = { ...plain, section, currency: money.currency }
      return [
        {
          ...shared,
          figure: orderAnalyticsText.revenue,
          value: money.revenue,
          before: then?.revenue ?? '0.00',
        },
        {
          ...shared,
          figure: orderAnalyticsText.basket,
          value: money.averageBasket,
          before: then?.averageBasket ?? '0.00',
        },
      ]
    }),
  ]
}

const trendRowsOf = ({ unit, points }: SalesTrend): FigureRow[] =>
  points.flatMap((point) => {
    const of = point.hour === null ? point.day : `${point.day} ${String(point.hour).padStart(2, '0')}:00`
    const shared = { ...plain, section: trendText.titles[unit], of }
    const currencies = [
      ...new Set([...point.money, ...(point.lastWeek?.money ?? [])].map(({ currency }) => currency)),
    ]
    return [
      {
        ...shared,
        figure: trendText.measures.orders,
        value: String(point.orders),
        before: point.lastWeek ? String(point.lastWeek.orders) : '',
      },
      ...currencies.toSorted().map((currency) => ({
        ...shared,
        figure: trendText.measures.revenue,
        currency,
        value: point.money.find((money) => money.currency === currency)?.revenue ?? '0.00',
        before: point.lastWeek?.money.find((money) => money.currency === currency)?.revenue ?? '',
      })),
    ]
  })

const productRows = ({ byQuantity, byRevenue }: TopProducts): FigureRow[] => [
  ...byQuantity.map((product) => ({
    ...plain,
    section: productsText.title,
    of: `${product.sku} ${product.name}`,
    figure: productsText.quantity,
    value: String(product.quantity),
  })),
  ...byRevenue.flatMap(({ currency, products }) =>
    products.map((product) => ({
      ...plain,
      section: productsText.title,
      of: `${product.sku} ${product.name}`,
      figure: productsText.revenue,
      currency,
      value: product.revenue,
    })),
  ),
]

const statusRows = ({ statuses }: StatusDistribution): FigureRow[] =>
  statuses.map(({ status, orders }) => ({
    ...plain,
    section: statusesText.title,
    of: orderStatusText[status],
    figure: statusesText.orders,
    value: String(orders),
  }))

const visitRows = ({ customers, top }: CustomerVisits): FigureRow[] => [
  { ...plain, section: visitsText.title, figure: visitsText.new, value: String(customers.new) },
  { ...plain, section: visitsText.title, figure: visitsText.returning, value: String(customers.returning) },
  ...top.flatMap(({ currency, customers: best }) =>
    best.map(({ number, name, revenue }) => ({
      ...plain,
      section: visitsText.topTitle,
      of: `${number} ${name}`,
      figure: visitsText.revenue,
      currency,
      value: revenue,
    })),
  ),
]

export const exportColumns = [
  { header: 'Section', value: (row: FigureRow) => row.section },
  { header: 'Of', value: (row: FigureRow) => row.of },
  { header: 'Figure', value: (row: FigureRow) => row.figure },
  { header: 'Value', value: (row: FigureRow) => row.value },
  { header: 'Currency', value: (row: FigureRow) => row.currency },
  { header: 'Before', value: (row: FigureRow) => row.before },
]
