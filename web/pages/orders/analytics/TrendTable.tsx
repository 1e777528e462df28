import { Dash } from '../../../components/Dash.tsx'
import { RowLink } from '../../../components/RowLink.tsx'
import { type SmallColumn, SmallTable } from '../../../components/SmallTable.tsx'
import { useReach } from '../../../navigation.ts'
import { trendText } from '../../../text/order-analytics.ts'
import { sheetLink } from './sheet-link.ts'
import type { TrendProps } from './TrendSection.tsx'
import type { TrendRow } from './trend-rows.ts'

/** The figures of the chart, each row with the orders behind it. */
export function TrendTable(props: TrendProps) {
  const reach = useReach()
  const figure = (field: 'now' | 'lastWeek' | 'mean', header: string): SmallColumn<TrendRow> => ({
    id: field,
    header,
    align: 'end',
    class: field === 'mean' ? '@max-md:hidden' : '',
    view: (row) => {
      const value = () => row()[field]
      return <span class="figures">{value() === null ? <Dash /> : props.format(value() ?? '0')}</span>
    },
  })
  const isOneDay = () => props.trend.from === props.trend.to
  const columns = (): readonly SmallColumn<TrendRow>[] => [
    {
      id: 'label',
      header: trendText[props.trend.unit],
      class: 'w-full whitespace-nowrap',
      view: (row) => (
        <RowLink href={row().now === null ? undefined : reach(sheetLink(props.trend, row().filters))}>
          {row().label}
        </RowLink>
      ),
    },
    figure('now', isOneDay() ? trendText.today : trendText.now),
    figure('lastWeek', trendText.lastWeek),
    figure('mean', trendText.mean),
  ]
  return (
    <div
      class="-mx-4 -mb-4 max-h-80 overflow-y-auto [&_th[scope=col]]:sticky [&_th[scope=col]]:top-0 [&_th[scope=col]]:z-10 [&_th[scope=col]]:bg-surface"
      tabindex="0"
      role="region"
      aria-label={trendText.titles[props.trend.unit]}
    >
      <SmallTable label={trendText.titles[props.trend.unit]} columns={columns()} rows={props.rows} />
    </div>
  )
}
