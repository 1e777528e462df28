import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import type { StatusDistribution } from '#domain/orders/analytics/contract.ts'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { RowLink } from '../../../components/RowLink.tsx'
import { type Loadable, Section } from '../../../components/Section.tsx'
import { type SmallColumn, SmallTable } from '../../../components/SmallTable.tsx'
import { SkeletonRows } from '../../../components/table/SkeletonRows.tsx'
import { solidStyle } from '../../../components/tone.ts'
import { formatNumber, formatPercent } from '../../../format.ts'
import { useReach } from '../../../navigation.ts'
import { orderStatusText } from '../../../text/orders.ts'
import { orderAnalyticsText, statusesText } from '../../../text/order-analytics.ts'
import { orderStatusTone } from '../OrderStatusBadge.tsx'
import { sheetLink } from './sheet-link.ts'

type Row = StatusDistribution['statuses'][number]

/** Where the orders of these days stand. */
export function StatusesSection(props: { query: Loadable<StatusDistribution> }) {
  return (
    <Section
      flush
      title={statusesText.title}
      query={props.query}
      skeleton={<SkeletonRows columns={3} rows={7} />}
      empty={({ orders }) =>
        orders === 0 && (
          <EmptyState dense title={orderAnalyticsText.noOrders}>
            {orderAnalyticsText.noOrdersHint}
          </EmptyState>
        )
      }
    >
      {(distribution) => <Distribution distribution={distribution()} />}
    </Section>
  )
}

function Distribution(props: { distribution: StatusDistribution }) {
  const reach = useReach()
  const columns: readonly SmallColumn<Row>[] = [
    {
      id: 'status',
      header: statusesText.status,
      class: 'whitespace-nowrap',
      view: (row) => (
        <RowLink
          href={row().orders > 0 ? reach(sheetLink(props.distribution, { status: row().status })) : undefined}
        >
          {orderStatusText[row().status]}
        </RowLink>
      ),
    },
    {
      id: 'share',
      header: statusesText.share,
      class: 'w-full',
      view: (row) => <Bar row={row()} />,
    },
    {
      id: 'orders',
      header: statusesText.orders,
      align: 'end',
      view: (row) => <span class="figures">{formatNumber(row().orders)}</span>,
    },
  ]
  const overdue = () => props.distribution.overdue
  return (
    <>
      <SmallTable label={statusesText.title} columns={columns} rows={props.distribution.statuses} />
      <p class="border-t border-line px-4 py-2 text-small text-ink-faint">
        <Show when={overdue() > 0} fallback={statusesText.noneOverdue}>
          <A
            href={sheetLink(props.distribution, { overdue: 'true' })}
            class="rounded-small text-bad-ink hover:underline"
          >
            {statusesText.overdue(overdue())}
          </A>
        </Show>
      </p>
    </>
  )
}

function Bar(props: { row: Row }) {
  return (
    <span class="flex items-center gap-2">
      <span class="h-1.5 flex-1 overflow-hidden rounded-full bg-pressed" aria-hidden="true">
        <span
          class={`block h-full rounded-full ${solidStyle[orderStatusTone[props.row.status]]}`}
          style={{ width: `${props.row.share * 100}%` }}
        />
      </span>
      <span class="figures w-9 text-right text-ink-muted">{formatPercent(props.row.share)}</span>
    </span>
  )
}
