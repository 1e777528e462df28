import type { CustomerVisits } from '#domain/orders/analytics/contract.ts'
import type { ChartOption } from '../../../components/chart/ChartCanvas.tsx'
import { axes, bars } from '../../../components/chart/money-by-month.ts'
import type { Palette } from '../../../components/chart/palette.ts'
import { formatDay, formatNumber } from '../../../format.ts'
import { visitsText } from '../../../text/order-analytics.ts'

/** Orders of new and of returning customers on top of one another, by day. */
export const visitsOption = (palette: Palette, days: CustomerVisits['days']): ChartOption => ({
  ...axes(palette, {
    labels: days.map(({ day }) => formatDay(day).replace(/ \d{4}$/, '')),
    format: (value) => formatNumber(Number(value)),
  }),
  series: [
    {
      ...bars({ name: visitsText.new, color: palette.accent, data: days.map((day) => day.new) }),
      stack: 'all',
    },
    {
      ...bars({ name: visitsText.returning, color: palette.control, data: days.map((day) => day.returning) }),
      stack: 'all',
    },
  ],
})
