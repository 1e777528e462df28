import { Show } from 'solid-js'
import type { SalesSummary } from '#domain/orders/analytics/contract.ts'
import type { Loadable } from '../../../components/Section.tsx'
import { Timestamp } from '../../../components/Timestamp.tsx'
import { orderAnalyticsText } from '../../../text/order-analytics.ts'
import { words } from '../../../text/words.ts'
import { daysText } from './card-figures.ts'

/** Which days the figures are about, and when they were counted. */
export function AsOfDays(props: { summary: Loadable<SalesSummary> }) {
  const known = () => (props.summary.isPending ? undefined : props.summary.data)
  return (
    <Show when={known()} fallback={props.summary.isPending ? words.loading : words.couldNotLoad}>
      {(summary) => (
        <>
          {daysText(summary())} · {orderAnalyticsText.counted} <Timestamp absolute at={summary().asOf} />
        </>
      )}
    </Show>
  )
}
