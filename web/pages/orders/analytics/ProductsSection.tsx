import { createMemo, Show } from 'solid-js'
import type { TopProducts } from '#domain/orders/analytics/contract.ts'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { MoneyText } from '../../../components/MoneyText.tsx'
import { RowLink } from '../../../components/RowLink.tsx'
import { type Loadable, Section } from '../../../components/Section.tsx'
import { Segments } from '../../../components/Segments.tsx'
import { type SmallColumn, SmallTable } from '../../../components/SmallTable.tsx'
import { SkeletonRows } from '../../../components/table/SkeletonRows.tsx'
import { formatNumber } from '../../../format.ts'
import { useReach } from '../../../navigation.ts'
import { orderAnalyticsText, productsText } from '../../../text/order-analytics.ts'
import { useUrlChoice } from '../../../url-state.ts'
import { CurrencyChoice, useCurrency } from './CurrencyChoice.tsx'
import { ShareCell } from './ShareCell.tsx'
import { earning, sheetLink } from './sheet-link.ts'
import type { Span } from './span.ts'

const measures = ['quantity', 'revenue'] as const
const measureOptions = measures.map((value) => ({ value, label: productsText.measures[value] }))

/** What sold best, by pieces or by what it brought in. */
export function ProductsSection(props: { query: Loadable<TopProducts>; usual: string | undefined }) {
  return (
    <Section
      flush
      title={productsText.title}
      query={props.query}
      skeleton={<SkeletonRows columns={4} rows={8} />}
      empty={({ byQuantity }) =>
        byQuantity.length === 0 && (
          <EmptyState dense title={orderAnalyticsText.noOrders}>
            {orderAnalyticsText.noOrdersHint}
          </EmptyState>
        )
      }
    >
      {(products) => <Ranking products={products()} usual={props.usual} />}
    </Section>
  )
}

interface Ranked {
  productId: string
  sku: string
  name: string
  orders: number
  quantity: number
  share: number
  /** Only in a list by revenue. */
  revenue?: string
}

function Ranking(props: { products: TopProducts; usual: string | undefined }) {
  const [measure, setMeasure] = useUrlChoice('products', measures, 'quantity')
  const [currency, setCurrency] = useCurrency(
    () => props.products.byRevenue.map((list) => list.currency),
    () => props.usual,
  )
  const isRevenue = () => measure() === 'revenue'
  const rows = createMemo((): Ranked[] => {
    const { byQuantity, byRevenue } = props.products
    return isRevenue() ? (byRevenue.find((list) => list.currency === currency())?.products ?? []) : byQuantity
  })
  return (
    <>
      <div class="flex flex-wrap items-center gap-2 px-4 pb-2">
        <Segments label={productsText.by} options={measureOptions} value={measure()} onChange={setMeasure} />
        <Show when={isRevenue()}>
          <CurrencyChoice
            of={productsText.title}
            currencies={props.products.byRevenue.map((list) => list.currency)}
            value={currency()}
            onChange={setCurrency}
          />
        </Show>
        <span class="text-small text-ink-faint">{productsText.hint}</span>
      </div>
      <RankingTable span={props.products} rows={rows()} currency={isRevenue() ? currency() : undefined} />
    </>
  )
}

interface RankingTableProps {
  span: Span
  rows: readonly Ranked[]
  /** Undefined: ranked by pieces over all currencies. */
  currency: string | undefined
}

function RankingTable(props: RankingTableProps) {
  const reach = useReach()
  const linkOf = ({ productId }: Ranked) =>
    reach(sheetLink(props.span, { product: productId, status: earning, currency: props.currency }))
  const wholeOf = () => (props.currency ? productsText.allRevenue(props.currency) : productsText.pieces)
  const columns = createMemo((): readonly SmallColumn<Ranked>[] => [
    {
      id: 'product',
      header: productsText.product,
      class: 'w-full max-w-0 min-w-32',
      view: (row) => (
        <>
          <RowLink href={linkOf(row())} class="block truncate font-medium">
            {row().name}
          </RowLink>
          <span class="block truncate text-small text-ink-faint">{row().sku}</span>
        </>
      ),
    },
    ...(props.currency ? [revenueColumn(props.currency)] : []),
    {
      id: 'quantity',
      header: productsText.quantity,
      align: 'end',
      class: props.currency ? '@max-lg:hidden' : '',
      view: (row) => <span class="figures">{formatNumber(row().quantity)}</span>,
    },
    {
      id: 'orders',
      header: productsText.orders,
      align: 'end',
      class: '@max-lg:hidden',
      view: (row) => <span class="figures">{formatNumber(row().orders)}</span>,
    },
    {
      id: 'share',
      header: productsText.share,
      view: (row) => <ShareCell share={row().share} most={props.rows[0]?.share ?? 0} whole={wholeOf()} />,
    },
  ])
  return <SmallTable label={productsText.title} columns={columns()} rows={props.rows} />
}

const revenueColumn = (currency: string): SmallColumn<Ranked> => ({
  id: 'revenue',
  header: productsText.revenue,
  align: 'end',
  view: (row) => <MoneyText exact amount={row().revenue ?? null} currency={currency} />,
})
