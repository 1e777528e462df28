import { createMemo, Show } from 'solid-js'
import type { PortfolioSummary } from '#domain/insights/contract.ts'
import { Chart } from '../../../components/Chart.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { type Loadable, Section } from '../../../components/Section.tsx'
import { Segments } from '../../../components/Segments.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { formatMoney, formatPercent } from '../../../format.ts'
import { dashboardText, kpiText } from '../../../text/insights.ts'
import { useUrlChoice, useUrlText } from '../../../url-state.ts'
import { moneyChart } from './money-chart.ts'
import { type MoneyMonth, monthsOf } from './money-months.ts'
import { MoneyTable } from './MoneyTable.tsx'

const views = ['monthly', 'total', 'table'] as const

/** Budget against actual by month, one currency at a time. */
export function MoneySection(props: { query: Loadable<PortfolioSummary> }) {
  return (
    <Section
      title={dashboardText.money}
      query={props.query}
      skeleton={<Skeleton class="h-72 w-full" />}
      empty={({ months }) =>
        months.length === 0 && (
          <EmptyState dense title={dashboardText.moneyNone}>
            {dashboardText.moneyNoneHint}
          </EmptyState>
        )
      }
    >
      {(summary) => <Money summary={summary()} />}
    </Section>
  )
}

function Money(props: { summary: PortfolioSummary }) {
  const currencies = () => [...new Set(props.summary.months.map((month) => month.currency))]
  const [chosen, setCurrency] = useUrlText('currency')
  const [view, setView] = useUrlChoice('money', views, 'monthly')
  const currency = () => currencies().find((one) => one === chosen()) ?? currencies()[0] ?? ''
  const months = createMemo(() => monthsOf(props.summary, currency()))
  return (
    <>
      <div class="mb-3 flex flex-wrap items-center gap-2">
        <ToDate months={months()} currency={currency()} />
        <Show when={currencies().length > 1}>
          <Segments
            label={kpiText.currency}
            options={currencies().map((value) => ({ value, label: value }))}
            value={currency()}
            onChange={(value) => setCurrency(value, { replace: true })}
          />
        </Show>
        <Segments
          label={dashboardText.view}
          options={viewOptions}
          value={view()}
          onChange={(value) => setView(value, { replace: true })}
        />
      </div>
      <Show
        when={view() === 'table'}
        fallback={
          <Chart
            class="h-64"
            label={dashboardText.chart(currency(), dashboardText.views[view()])}
            option={(palette) =>
              moneyChart(palette, { months: months(), currency: currency(), running: view() === 'total' })
            }
          />
        }
      >
        <MoneyTable months={months()} currency={currency()} />
      </Show>
    </>
  )
}

const viewOptions = views.map((value) => ({ value, label: dashboardText.views[value] }))

/** The chart's message in words. */
function ToDate(props: { months: MoneyMonth[]; currency: string }) {
  const now = () => props.months.find((month) => month.isNow)?.cumulative
  const share = () => (Number(now()?.budget) > 0 ? Number(now()?.actual) / Number(now()?.budget) : undefined)
  return (
    <p class="mr-auto text-ink-muted">
      {dashboardText.toDate}{' '}
      <span class="figures font-medium text-ink">
        {dashboardText.spentToDate(
          formatMoney(now()?.actual ?? '0', props.currency, true),
          formatMoney(now()?.budget ?? '0', props.currency, true),
        )}
      </span>{' '}
      <Show when={share()}>
        {(known) => (
          <span class="figures" classList={{ 'text-bad-ink': known() > 1 }}>
            {dashboardText.share(formatPercent(known()))}
          </span>
        )}
      </Show>
    </p>
  )
}
