import { MoneyText } from '../../../components/MoneyText.tsx'
import { type SmallColumn, SmallTable } from '../../../components/SmallTable.tsx'
import { formatMonth } from '../../../format.ts'
import { dashboardText, kpiText } from '../../../text/insights.ts'
import type { MoneyMonth } from './money-months.ts'

/** The figures of the chart. */
export function MoneyTable(props: { months: MoneyMonth[]; currency: string }) {
  const amount = (
    field: 'budget' | 'actual' | 'forecast' | 'variance',
    hidden = '',
  ): SmallColumn<MoneyMonth> => ({
    id: field,
    header: kpiText[field],
    align: 'end',
    class: hidden,
    view: (row) => <MoneyText amount={row()[field]} currency={props.currency} />,
  })
  const columns: readonly SmallColumn<MoneyMonth>[] = [
    {
      id: 'month',
      header: dashboardText.month,
      class: 'w-full whitespace-nowrap',
      view: (row) => (
        <span classList={{ 'font-medium': row().isNow }}>
          {formatMonth(row().month)}
          {row().isNow && <span class="ml-2 text-small text-ink-faint">{dashboardText.thisMonth}</span>}
        </span>
      ),
    },
    amount('budget'),
    amount('actual'),
    amount('forecast', '@max-lg:hidden'),
    amount('variance', '@max-lg:hidden'),
  ]
  return (
    <div
      class="-mx-4 -mb-4 max-h-72 overflow-y-auto [&_th[scope=col]]:sticky [&_th[scope=col]]:top-0 [&_th[scope=col]]:z-10 [&_th[scope=col]]:bg-surface"
      tabindex="0"
      role="region"
      aria-label={dashboardText.moneyTable}
    >
      <SmallTable label={dashboardText.moneyTable} columns={columns} rows={props.months} />
    </div>
  )
}
