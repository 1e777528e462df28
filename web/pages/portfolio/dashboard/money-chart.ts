import type { ChartOption } from '../../../components/chart/ChartCanvas.tsx'
import { bars, dashed, line, moneyByMonth } from '../../../components/chart/money-by-month.ts'
import type { Palette } from '../../../components/chart/palette.ts'
import { dashboardText, kpiText } from '../../../text/insights.ts'
import type { MoneyMonth } from './money-months.ts'

interface MoneyChart {
  months: MoneyMonth[]
  currency: string
  /** Running totals instead of single months. */
  running: boolean
}

/** Budget and actual side by side, and from this month on the forecast as a line; running totals are lines all three. */
export function moneyChart(palette: Palette, { months, currency, running }: MoneyChart): ChartOption {
  const amounts = (field: 'budget' | 'actual' | 'forecast') =>
    months.map((month) => Number((running ? month.cumulative : month)[field]))
  // What was spent is known up to now; drawn further it would look like a standstill.
  const spent = amounts('actual').map((amount, place) => (months[place]?.isAhead ? null : amount))
  const expected = amounts('forecast').map((amount, place) =>
    months[place]?.isAhead || months[place]?.isNow ? amount : null,
  )
  const known = running ? line : bars
  return {
    ...moneyByMonth(palette, { months: months.map(({ month }) => month), currency }),
    series: [
      known({
        name: kpiText.budget,
        color: running ? palette.faint : palette.control,
        data: amounts('budget'),
      }),
      {
        ...known({ name: kpiText.actual, color: palette.accent, data: spent }),
        markLine: presentMark(palette, months),
      },
      dashed({ name: kpiText.forecast, color: palette.warn, data: expected }),
    ],
  }
}

const presentMark = (palette: Palette, months: MoneyMonth[]) => ({
  silent: true,
  symbol: 'none',
  animation: false,
  label: { formatter: dashboardText.thisMonth, color: palette.faint, fontSize: 11 },
  lineStyle: { color: palette.faint, type: 'dotted' as const },
  data: months.flatMap((month, place) => (month.isNow ? [{ xAxis: place }] : [])),
})
