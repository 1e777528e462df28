import type { BudgetMonth } from '#domain/insights/contract.ts'
import type { ChartOption } from '../../../components/chart/ChartCanvas.tsx'
import { bars, dashed, line, moneyByMonth } from '../../../components/chart/money-by-month.ts'
import type { Palette } from '../../../components/chart/palette.ts'
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
  const months = shown.months.map(({ month }) => month)
  return {
    ...moneyByMonth(palette, { months, currency: shown.currency }),
    series: shown.cumulative ? running(palette, shown) : single(palette, shown),
  }
}

type Measure = 'budget' | 'committed' | 'actual' | 'forecast'

const single = (palette: Palette, { months }: Shown): ChartOption['series'] => {
  const values = (measure: Measure) => months.map((month) => Number(month[measure]))
  return [
    bars({ name: budgetText.budget, color: palette.control, data: values('budget') }),
    bars({ name: budgetText.actual, color: palette.accent, data: values('actual') }),
    line({ name: budgetText.committed, color: palette.info, data: values('committed') }),
    dashed({ name: budgetText.forecast, color: palette.warn, data: values('forecast') }),
  ]
}

function running(palette: Palette, { months, month }: Shown): ChartOption['series'] {
  const values = (measure: Measure) => months.map(({ cumulative }) => Number(cumulative[measure]))
  // What was spent is known up to now; drawn further it would look like a standstill.
  const known = values('actual').map((value, index) =>
    (months[index]?.month ?? '').slice(0, 7) <= month ? value : null,
  )
  return [
    line({ name: budgetText.budget, color: palette.faint, data: values('budget') }),
    line({ name: budgetText.actual, color: palette.accent, data: known }),
    line({ name: budgetText.committed, color: palette.info, data: values('committed') }),
    dashed({ name: budgetText.forecast, color: palette.warn, data: values('forecast') }),
  ]
}
