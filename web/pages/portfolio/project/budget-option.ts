import type { BudgetMonth } from '#domain/insights/contract.ts'
import type { ChartOption } from '../../../components/chart/ChartCanvas.tsx'
import type { Palette } from '../../../components/chart/palette.ts'
import { formatMoney, formatMonth } from '../../../format.ts'
import { budgetText } from '../../../text/project.ts'

interface Shown {
  months: readonly BudgetMonth[]
  currency: string
  cumulative: boolean
  /** The present one, `2026-03`. */
  month: string
}

/** Bars for what is planned and spent in a month and lines for the rest; lines only when they add up. */
export function budgetOption(palette: Palette, shown: Shown): ChartOption {
  const money = (value: unknown) => formatMoney(String(value), shown.currency)
  const axisText = { color: palette.faint, fontSize: 11 }
  return {
    grid: { left: 4, right: 4, top: 36, bottom: 6, containLabel: true },
    legend: {
      top: 0,
      left: 0,
      itemWidth: 12,
      itemHeight: 8,
      itemGap: 10,
      icon: 'roundRect',
      textStyle: { color: palette.muted },
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: palette.raised,
      borderColor: palette.line,
      textStyle: { color: palette.ink, fontSize: 12 },
      axisPointer: { type: 'line', lineStyle: { color: palette.control } },
      valueFormatter: (value) => (value === null || value === undefined ? '–' : money(value)),
    },
    xAxis: {
      type: 'category',
      data: shown.months.map(({ month }) => formatMonth(month)),
      axisLine: { lineStyle: { color: palette.line } },
      axisTick: { show: false },
      axisLabel: { ...axisText, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      splitLine: { lineStyle: { color: palette.line } },
      axisLabel: {
        ...axisText,
        formatter: (value: number) => formatMoney(String(value), shown.currency, true),
      },
    },
    series: shown.cumulative ? running(palette, shown) : single(palette, shown),
  }
}

type Measure = 'budget' | 'committed' | 'actual' | 'forecast'

const line = (name: string, color: string, data: (number | null)[]) => ({
  type: 'line' as const,
  name,
  data,
  color,
  symbol: 'none',
  lineStyle: { width: 2, color },
})

const bar = (name: string, color: string, data: (number | null)[]) => ({
  type: 'bar' as const,
  name,
  data,
  color,
  barMaxWidth: 18,
  barGap: '10%',
  itemStyle: { borderRadius: [2, 2, 0, 0] },
})

const single = (palette: Palette, { months }: Shown): ChartOption['series'] => {
  const values = (measure: Measure) => months.map((month) => Number(month[measure]))
  return [
    bar(budgetText.budget, palette.control, values('budget')),
    bar(budgetText.actual, palette.accent, values('actual')),
    line(budgetText.committed, palette.info, values('committed')),
    dashed(line(budgetText.forecast, palette.warn, values('forecast'))),
  ]
}

function running(palette: Palette, { months, month }: Shown): ChartOption['series'] {
  const values = (measure: Measure) => months.map(({ cumulative }) => Number(cumulative[measure]))
  // What was spent is known up to now; drawn further it would look like a standstill.
  const known = values('actual').map((value, index) =>
    (months[index]?.month ?? '').slice(0, 7) <= month ? value : null,
  )
  return [
    line(budgetText.budget, palette.faint, values('budget')),
    line(budgetText.actual, palette.accent, known),
    line(budgetText.committed, palette.info, values('committed')),
    dashed(line(budgetText.forecast, palette.warn, values('forecast'))),
  ]
}

const dashed = (series: ReturnType<typeof line>) => ({
  ...series,
  lineStyle: { ...series.lineStyle, type: 'dashed' as const },
})
