import { formatMoney, formatMonth } from '../../format.ts'
import type { ChartOption } from './ChartCanvas.tsx'
import type { Palette } from './palette.ts'

interface Months {
  /** First days of months. */
  months: readonly string[]
  currency: string
}

/** Legend, tooltip and axes of amounts of one currency by month. */
export const moneyByMonth = (palette: Palette, { months, currency }: Months): ChartOption =>
  axes(palette, {
    labels: months.map(formatMonth),
    format: (value, compact) => formatMoney(value, currency, compact),
  })

interface Axes {
  labels: readonly string[]
  /** A figure in words; `compact` on the axis. */
  format: (value: string, compact?: boolean) => string
}

/** Legend, tooltip and axes of figures over time. */
export function axes(palette: Palette, { labels, format }: Axes): ChartOption {
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
      valueFormatter: (value) => (value === null || value === undefined ? '–' : format(String(value))),
    },
    xAxis: {
      type: 'category',
      data: [...labels],
      axisLine: { lineStyle: { color: palette.line } },
      axisTick: { show: false },
      axisLabel: { ...axisText, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      splitLine: { lineStyle: { color: palette.line } },
      axisLabel: { ...axisText, formatter: (value: number) => format(String(value), true) },
    },
  }
}

interface Amounts {
  name: string
  color: string
  /** null where there is nothing to show. */
  data: readonly (number | null)[]
}

export const bars = ({ name, color, data }: Amounts) => ({
  type: 'bar' as const,
  name,
  color,
  data: [...data],
  barMaxWidth: 18,
  barGap: '10%',
  itemStyle: { borderRadius: [2, 2, 0, 0] },
})

export const line = ({ name, color, data }: Amounts) => ({
  type: 'line' as const,
  name,
  color,
  data: [...data],
  symbol: 'none',
  lineStyle: { width: 2, color },
})

/** A line for what is only expected. */
export const dashed = (amounts: Amounts) => ({
  ...line(amounts),
  lineStyle: { width: 2, color: amounts.color, type: 'dashed' as const },
})
