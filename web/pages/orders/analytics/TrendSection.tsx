import { useNavigate } from '@solidjs/router'
import { createMemo, Show } from 'solid-js'
import type { SalesTrend } from '#domain/orders/analytics/contract.ts'
import { Chart } from '../../../components/Chart.tsx'
import { type Loadable, Section } from '../../../components/Section.tsx'
import { Segments } from '../../../components/Segments.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { formatMoney, formatMoneyExactly, formatNumber } from '../../../format.ts'
import { useReach } from '../../../navigation.ts'
import { orderAnalyticsText, trendText } from '../../../text/order-analytics.ts'
import { useUrlChoice } from '../../../url-state.ts'
import { CurrencyChoice, useCurrency } from './CurrencyChoice.tsx'
import { sheetLink } from './sheet-link.ts'
import { trendOption } from './trend-option.ts'
import { bestOf, currenciesOf, type TrendRow, trendRows } from './trend-rows.ts'
import { TrendTable } from './TrendTable.tsx'

const measures = ['orders', 'revenue'] as const
const views = ['chart', 'table'] as const
const measureOptions = measures.map((value) => ({ value, label: trendText.measures[value] }))
const viewOptions = views.map((value) => ({ value, label: orderAnalyticsText.views[value] }))

/** Hour by hour, or day by day, against the same weekday before. */
export function TrendSection(props: { query: Loadable<SalesTrend>; usual: string | undefined }) {
  const unit = () => (props.query.isPending ? undefined : props.query.data?.unit) ?? 'hour'
  return (
    <Section title={trendText.titles[unit()]} query={props.query} skeleton={<Skeleton class="h-72 w-full" />}>
      {(trend) => <Trend trend={trend()} usual={props.usual} />}
    </Section>
  )
}

function Trend(props: { trend: SalesTrend; usual: string | undefined }) {
  const [measure, setMeasure] = useUrlChoice('trend', measures, 'orders')
  const [view, setView] = useUrlChoice('view', views, 'chart')
  const currencies = createMemo(() => currenciesOf(props.trend))
  const [currency, setCurrency] = useCurrency(currencies, () => props.usual)
  const rows = createMemo(() => trendRows(props.trend, { measure: measure(), currency: currency() }))
  const format = (value: string, compact = false) => {
    if (measure() === 'orders') return formatNumber(Number(value), 2)
    return compact ? formatMoney(value, currency(), true) : formatMoneyExactly(value, currency())
  }
  return (
    <>
      <div class="mb-3 flex flex-wrap items-center gap-2">
        <Best trend={props.trend} rows={rows()} format={format} />
        <Segments
          label={trendText.measure}
          options={measureOptions}
          value={measure()}
          onChange={setMeasure}
        />
        <Show when={measure() === 'revenue'}>
          <CurrencyChoice
            of={trendText.titles[props.trend.unit]}
            currencies={currencies()}
            value={currency()}
            onChange={setCurrency}
          />
        </Show>
        <Segments
          label={orderAnalyticsText.view}
          options={viewOptions}
          value={view()}
          onChange={(next) => setView(next, { replace: true })}
        />
      </div>
      <Show
        when={view() === 'table'}
        fallback={<TrendChart trend={props.trend} rows={rows()} format={format} measure={measure()} />}
      >
        <TrendTable trend={props.trend} rows={rows()} format={format} />
      </Show>
    </>
  )
}

export interface TrendProps {
  trend: SalesTrend
  rows: readonly TrendRow[]
  format: (value: string, compact?: boolean) => string
}

function TrendChart(props: TrendProps & { measure: (typeof measures)[number] }) {
  const navigate = useNavigate()
  const reach = useReach()
  const isOneDay = () => props.trend.from === props.trend.to
  const open = (place: number) => {
    const row = props.rows[place]
    const href = row && reach(sheetLink(props.trend, row.filters))
    if (href) navigate(href)
  }
  return (
    <Chart
      class="h-64"
      label={trendText.of(trendText.measures[props.measure], trendText[props.trend.unit].toLowerCase())}
      onPick={open}
      option={(palette) =>
        trendOption(palette, {
          rows: props.rows,
          name: isOneDay() ? trendText.today : trendText.now,
          format: props.format,
        })
      }
    />
  )
}

/** The chart's message in words. */
function Best(props: TrendProps) {
  const best = () => bestOf(props.rows)
  const say = () => (props.trend.unit === 'hour' ? trendText.best : trendText.bestDay)
  return (
    <p class="mr-auto text-ink-muted">
      <Show when={best()} fallback={orderAnalyticsText.noOrders}>
        {(known) => say()(known().label, props.format(known().now))}
      </Show>
    </p>
  )
}
