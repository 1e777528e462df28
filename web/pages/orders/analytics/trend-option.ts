import type { ChartOption } from '../../../components/chart/ChartCanvas.tsx'
import { axes, bars, dashed, line } from '../../../components/chart/money-by-month.ts'
import type { Palette } from '../../../components/chart/palette.ts'
import { trendText } from '../../../text/order-analytics.ts'
import type { TrendRow } from './trend-rows.ts'

interface Shown {
  rows: readonly TrendRow[]
  /** The name of the bars. */
  name: string
  format: (value: string, compact?: boolean) => string
}

/** These days as bars over what the same weekday brought before as lines. */
export function trendOption(palette: Palette, { rows, name, format }: Shown): ChartOption {
  const values = (read: (row: TrendRow) => string | null) =>
    rows.map((row) => {
      const value = read(row)
      return value === null ? null : Number(value)
    })
  return {
    ...axes(palette, { labels: rows.map((row) => row.label), format }),
    series: [
      bars({ name, color: palette.accent, data: values((row) => row.now) }),
      line({ name: trendText.lastWeek, color: palette.info, data: values((row) => row.lastWeek) }),
      dashed({ name: trendText.mean, color: palette.faint, data: values((row) => row.mean) }),
    ],
  }
}
