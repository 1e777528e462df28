import type { Kpis } from '#domain/insights/contract.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { MoneyText } from '../../components/MoneyText.tsx'
import { RowLink } from '../../components/RowLink.tsx'
import { type Loadable, Section } from '../../components/Section.tsx'
import { type SmallColumn, SmallTable } from '../../components/SmallTable.tsx'
import { SkeletonRows } from '../../components/table/SkeletonRows.tsx'
import { useReach } from '../../navigation.ts'
import { kpiText, overviewText } from '../../text/insights.ts'

type Sums = Kpis['money'][number]

/** Sums of all budget lines, one row for each currency, leading to its months. */
export function MoneyByCurrency(props: { query: Loadable<Kpis> }) {
  const columns = moneyColumns(useReach())
  return (
    <Section
      flush
      title={overviewText.money}
      hint={overviewText.moneyHint}
      query={props.query}
      skeleton={<SkeletonRows columns={5} rows={2} />}
      empty={({ money }) =>
        money.length === 0 && (
          <EmptyState dense title={overviewText.moneyNone}>
            {overviewText.moneyNoneHint}
          </EmptyState>
        )
      }
    >
      {(kpis) => <SmallTable label={overviewText.money} columns={columns} rows={kpis().money} />}
    </Section>
  )
}

const moneyColumns = (reach: (href: string) => string | undefined): readonly SmallColumn<Sums>[] => [
  {
    id: 'currency',
    header: kpiText.currency,
    view: (row) => (
      <RowLink href={reach(`/?currency=${row().currency}`)} class="font-medium">
        {row().currency}
      </RowLink>
    ),
  },
  amountColumn('budget'),
  amountColumn('committed', '@max-xl:hidden'),
  amountColumn('actual'),
  amountColumn('forecast', '@max-xl:hidden'),
  amountColumn('variance', '@max-lg:hidden'),
]

function amountColumn(
  field: 'budget' | 'committed' | 'actual' | 'forecast' | 'variance',
  hidden?: string,
): SmallColumn<Sums> {
  return {
    id: field,
    header: kpiText[field],
    align: 'end',
    class: hidden,
    view: (row) => (
      <span classList={{ 'text-bad-ink': field === 'variance' && row().variance.startsWith('-') }}>
        <MoneyText amount={row()[field]} currency={row().currency} />
      </span>
    ),
  }
}
