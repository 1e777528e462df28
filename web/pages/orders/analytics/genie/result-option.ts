import type { ChartOption } from '../../../../components/chart/ChartCanvas.tsx'
import { axes, bars, line } from '../../../../components/chart/money-by-month.ts'
import type { Palette } from '../../../../components/chart/palette.ts'
import { formatNumber } from '../../../../format.ts'
import type { ResultChart } from './result-chart.ts'

/** Bars or lines in the colours of the design; the first six series can be told apart. */
export function resultOption(palette: Palette, { kind, labels, series }: ResultChart): ChartOption {
  const colours = [palette.accent, palette.warn, palette.good, palette.info, palette.bad, palette.control]
  const draw = kind === 'line' ? line : bars
  return {
    ...axes(palette, { labels, format: (value) => formatNumber(Number(value), 2) }),
    series: series.map(({ name, data }, place) => ({
      ...draw({ name, color: colours[place % colours.length] ?? palette.accent, data }),
      ...(kind === 'line' && { connectNulls: true, showSymbol: labels.length < 40, symbol: 'circle' }),
    })),
  }
}
