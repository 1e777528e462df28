import type { SalesTrend, TrendPoint } from '#domain/orders/analytics/contract.ts'
import { formatDay, formatWeekday } from '../../../format.ts'
import type { OrderFilters } from '../../../queries/orders.ts'

export type Measure = 'orders' | 'revenue'

/** One hour or day of the chart and of the table; null where there is no figure. Amounts are decimal text. */
export interface TrendRow {
  id: string
  label: string
  now: string | null
  lastWeek: string | null
  mean: string | null
  /** The orders behind it. */
  filters: OrderFilters
}

interface Shown {
  measure: Measure
  /** Whose revenue. */
  currency: string
}

/** What has not begun yet has no figure: zero would look like a standstill. */
export function trendRows(trend: SalesTrend, { measure, currency }: Shown): TrendRow[] {
  const read = (sales: Pick<TrendPoint, 'orders' | 'money'> | null): string | null => {
    if (!sales) return null
    if (measure === 'orders') return String(sales.orders)
    return sales.money.find((money) => money.currency === currency)?.revenue ?? '0.00'
  }
  return trend.points.map((point) => ({
    id: point.startsAt,
    label: labelOf(point, trend.timeZone),
    now: point.startsAt > trend.asOf ? null : read(point),
    lastWeek: read(point.lastWeek),
    mean: read(point.mean),
    filters: {
      orderedFrom: point.day,
      orderedTo: point.day,
      ...(point.hour !== null && { hour: String(point.hour) }),
      ...(measure === 'revenue' && { currency }),
    },
  }))
}

const labelOf = ({ hour, day, startsAt }: TrendPoint, timeZone: string): string =>
  hour === null
    ? `${formatWeekday(startsAt, timeZone)} ${formatDay(day).replace(/ \d{4}$/, '')}`
    : `${String(hour).padStart(2, '0')}:00`

/** The row with the highest figure; undefined when nothing was sold. */
export function bestOf(rows: readonly TrendRow[]): (TrendRow & { now: string }) | undefined {
  const sold = rows.flatMap((row) =>
    row.now !== null && Number(row.now) > 0 ? [{ ...row, now: row.now }] : [],
  )
  return sold.reduce<(typeof sold)[number] | undefined>(
    (best, row) => (best && Number(best.now) >= Number(row.now) ? best : row),
    undefined,
  )
}

/** In which currencies anything was taken, now or before. */
export const currenciesOf = ({ points }: SalesTrend): string[] =>
  [
    ...new Set(
      points
        .flatMap((point) => [point, point.lastWeek, point.mean].flatMap((sales) => sales?.money ?? []))
        .map((money) => money.currency),
    ),
  ].toSorted()
