import { createMemo } from 'solid-js'
import type { CustomerVisits } from '#domain/orders/analytics/contract.ts'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { MoneyText } from '../../../components/MoneyText.tsx'
import { RowLink } from '../../../components/RowLink.tsx'
import { type Loadable, Section } from '../../../components/Section.tsx'
import { type SmallColumn, SmallTable } from '../../../components/SmallTable.tsx'
import { SkeletonRows } from '../../../components/table/SkeletonRows.tsx'
import { formatNumber } from '../../../format.ts'
import { useReach } from '../../../navigation.ts'
import { orderAnalyticsText, productsText, visitsText } from '../../../text/order-analytics.ts'
import { CurrencyChoice, useCurrency } from './CurrencyChoice.tsx'
import { ShareCell } from './ShareCell.tsx'
import { earning, sheetLink } from './sheet-link.ts'

type TopCustomer = CustomerVisits['top'][number]['customers'][number]

/** Who brought in most. */
export function TopCustomersSection(props: { query: Loadable<CustomerVisits>; usual: string | undefined }) {
  return (
    <Section
      flush
      title={visitsText.topTitle}
      query={props.query}
      skeleton={<SkeletonRows columns={3} rows={6} />}
      empty={({ top }) =>
        top.length === 0 && (
          <EmptyState dense title={orderAnalyticsText.noRevenue}>
            {orderAnalyticsText.noOrdersHint}
          </EmptyState>
        )
      }
    >
      {(visits) => <TopCustomers visits={visits()} usual={props.usual} />}
    </Section>
  )
}

function TopCustomers(props: { visits: CustomerVisits; usual: string | undefined }) {
  const currencies = createMemo(() => props.visits.top.map((list) => list.currency))
  const [currency, setCurrency] = useCurrency(currencies, () => props.usual)
  return (
    <>
      <div class="px-4 pb-2">
        <CurrencyChoice
          of={visitsText.topTitle}
          currencies={currencies()}
          value={currency()}
          onChange={setCurrency}
        />
      </div>
      <CustomerTable visits={props.visits} currency={currency()} />
    </>
  )
}

function CustomerTable(props: { visits: CustomerVisits; currency: string }) {
  const reach = useReach()
  const rows = () => props.visits.top.find((list) => list.currency === props.currency)?.customers ?? []
  const linkOf = ({ customerId }: TopCustomer) =>
    reach(sheetLink(props.visits, { customer: customerId, currency: props.currency, status: earning }))
  const columns: readonly SmallColumn<TopCustomer>[] = [
    {
      id: 'customer',
      header: visitsText.customer,
      class: 'w-full max-w-0 min-w-28',
      view: (row) => (
        <>
          <RowLink href={linkOf(row())} class="block truncate font-medium">
            {row().name}
          </RowLink>
          <span class="block truncate text-small text-ink-faint">{row().number}</span>
        </>
      ),
    },
    {
      id: 'orders',
      header: visitsText.ordersColumn,
      align: 'end',
      class: '@max-md:hidden',
      view: (row) => <span class="figures">{formatNumber(row().orders)}</span>,
    },
    {
      id: 'revenue',
      header: visitsText.revenue,
      align: 'end',
      view: (row) => <MoneyText exact amount={row().revenue} currency={props.currency} />,
    },
    {
      id: 'share',
      header: visitsText.share,
      class: '@max-sm:hidden',
      view: (row) => (
        <ShareCell
          share={row().share}
          most={rows()[0]?.share ?? 0}
          whole={productsText.allRevenue(props.currency)}
        />
      ),
    },
  ]
  return <SmallTable label={visitsText.topTitle} columns={columns} rows={rows()} />
}
