import type { Loadable } from '../../../components/Section.tsx'
import { exportCsv } from '../../../export-csv.ts'
import {
  useCustomerVisits,
  useLiveFigures,
  useSalesSummary,
  useSalesTrend,
  useStatusDistribution,
  useTopProducts,
} from '../../../queries/order-analytics.ts'
import { orderAnalyticsText } from '../../../text/order-analytics.ts'
import { exportColumns, figureRows } from './figures-export.ts'
import type { PageSpan } from './page-span.ts'

const loaded = <T>(query: Loadable<T>): T | undefined => (query.isPending ? undefined : query.data)

/** Every figure of the page, each asked for by itself, and all of them as a file. */
export function usePageFigures({ asked, span }: PageSpan) {
  const summary = useSalesSummary(asked)
  const trend = useSalesTrend(asked)
  const products = useTopProducts(asked)
  const statuses = useStatusDistribution(asked)
  const visits = useCustomerVisits(asked)
  const visitsBefore = useCustomerVisits(() => {
    const before = loaded(summary)?.before
    return before && { from: before.from, to: before.to }
  })
  useLiveFigures()
  const rows = () =>
    figureRows({
      summary: loaded(summary),
      trend: loaded(trend),
      products: loaded(products),
      statuses: loaded(statuses),
      visits: loaded(visits),
    })
  return {
    summary,
    trend,
    products,
    statuses,
    visits,
    visitsBefore,
    isLoaded: () => loaded(summary) !== undefined,
    /** The one that most orders are in. */
    usualCurrency: () =>
      loaded(summary)?.figures.money.toSorted((one, other) => other.orders - one.orders)[0]?.currency,
    exportCsv: () => {
      const { from, to } = loaded(summary) ?? span()
      exportCsv(`${orderAnalyticsText.exportName}-${from}-${to}`, rows(), exportColumns)
    },
  }
}
