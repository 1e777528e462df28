import { A } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import type { CustomerVisits } from '#domain/orders/analytics/contract.ts'
import { Chart } from '../../../components/Chart.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { type Loadable, Section } from '../../../components/Section.tsx'
import { formatNumber, formatPercent } from '../../../format.ts'
import { useReach } from '../../../navigation.ts'
import { orderAnalyticsText, visitsText } from '../../../text/order-analytics.ts'
import { sheetLink } from './sheet-link.ts'
import { visitsOption } from './visits-option.ts'

/** Who ordered for the first time and who came back. */
export function VisitsSection(props: { query: Loadable<CustomerVisits> }) {
  return (
    <Section
      title={visitsText.title}
      query={props.query}
      empty={({ customers }) =>
        customers.total === 0 && (
          <EmptyState dense title={orderAnalyticsText.noOrders}>
            {orderAnalyticsText.noOrdersHint}
          </EmptyState>
        )
      }
    >
      {(visits) => <Visits visits={visits()} />}
    </Section>
  )
}

function Visits(props: { visits: CustomerVisits }) {
  const share = () => props.visits.customers.new / props.visits.customers.total
  return (
    <>
      <div class="flex h-1.5 gap-px overflow-hidden rounded-full" aria-hidden="true">
        <span class="bg-accent" style={{ width: `${share() * 100}%` }} />
        <span class="flex-1 bg-control" />
      </div>
      <p class="pt-1 text-small text-ink-faint">{visitsText.split(formatPercent(share()))}</p>
      <dl class="mt-2 grid grid-cols-2 gap-3">
        <Kind visits={props.visits} kind="new">
          <span class="size-2 rounded-full bg-accent" />
        </Kind>
        <Kind visits={props.visits} kind="returning">
          <span class="size-2 rounded-full bg-control" />
        </Kind>
      </dl>
      <Show when={props.visits.days.length > 1}>
        <Chart
          class="mt-3 h-40"
          label={visitsText.chart}
          option={(palette) => visitsOption(palette, props.visits.days)}
        />
      </Show>
    </>
  )
}

function Kind(props: { visits: CustomerVisits; kind: 'new' | 'returning'; children: JSX.Element }) {
  const reach = useReach()
  const href = () => reach(sheetLink(props.visits, { visit: props.kind }))
  const orders = () => visitsText.orders(props.visits.orders[props.kind])
  return (
    <div>
      <dt class="flex items-center gap-1.5 text-small text-ink-muted">
        {props.children}
        {visitsText[props.kind]}
      </dt>
      <dd>
        <span class="figures block text-page font-semibold">
          {formatNumber(props.visits.customers[props.kind])}
        </span>
        <Show when={href()} fallback={orders()}>
          {(link) => (
            <A
              href={link()}
              class="rounded-small text-small text-ink-muted underline-offset-2 hover:underline"
            >
              {orders()}
            </A>
          )}
        </Show>
      </dd>
    </div>
  )
}
