import type { BudgetMonth } from '#domain/insights/contract.ts'
import { now } from '../../../clock.ts'
import { Card } from '../../../components/Card.tsx'
import { Chart } from '../../../components/Chart.tsx'
import { Segments } from '../../../components/Segments.tsx'
import { formatPlainInstant } from '../../../format.ts'
import { useTimeZone } from '../../../session.tsx'
import { budgetText } from '../../../text/project.ts'
import { useUrlChoice } from '../../../url-state.ts'
import { budgetOption } from './budget-option.ts'

const views = ['month', 'cumulative'] as const

/** Budget beside actual, month by month or adding up. */
export function BudgetChart(props: { months: readonly BudgetMonth[]; currency: string }) {
  const [view, setView] = useUrlChoice('view', views, 'month')
  const timeZone = useTimeZone()
  const month = () => formatPlainInstant(new Date(now()).toISOString(), timeZone()).slice(0, 7)
  return (
    <Card>
      <section class="flex flex-col gap-2 px-4 pt-2 pb-4" aria-label={budgetText.title}>
        <header class="flex min-h-9 flex-wrap items-center gap-2">
          <h2 class="font-semibold">{budgetText.title}</h2>
          <span class="ml-auto">
            <Segments
              label={budgetText.measuresLabel}
              options={views.map((value) => ({ value, label: budgetText.measures[value] }))}
              value={view()}
              onChange={(value) => setView(value, { replace: true })}
            />
          </span>
        </header>
        <Chart
          class="h-72"
          label={budgetText.chart(props.currency)}
          option={(palette) =>
            budgetOption(palette, {
              months: props.months,
              currency: props.currency,
              cumulative: view() === 'cumulative',
              month: month(),
            })
          }
        />
      </section>
    </Card>
  )
}
