import { Show } from 'solid-js'
import type { CustomerVisits, SalesSummary } from '#domain/orders/analytics/contract.ts'
import { FailedCard } from '../../../components/FailedCard.tsx'
import type { Loadable } from '../../../components/Section.tsx'
import { useReach } from '../../../navigation.ts'
import { orderAnalyticsText } from '../../../text/order-analytics.ts'
import { words } from '../../../text/words.ts'
import { basketFigures, newCustomersFigure, orderFigure, revenueFigures } from './card-figures.ts'
import { FigureCard } from './FigureCard.tsx'

interface FigureCardsProps {
  summary: Loadable<SalesSummary>
  visits: Loadable<CustomerVisits>
  /** Of the days that the summary compares with. */
  visitsBefore: Loadable<CustomerVisits>
}

const loaded = <T,>(query: Loadable<T>): T | undefined => (query.isPending ? undefined : query.data)

/** Orders, revenue, average basket and new customers, each against the same time before. */
export function FigureCards(props: FigureCardsProps) {
  const reach = useReach()
  const summary = () => loaded(props.summary)
  const visits = () => loaded(props.visits)
  const from = <Value,>(read: (known: SalesSummary) => Value): Value | undefined => {
    const known = summary()
    return known && read(known)
  }
  const newOnes = () => {
    const [known, before] = [visits(), loaded(props.visitsBefore)]
    if (!known && props.visits.isError) return []
    const isRunning = summary()?.before.soFar !== null
    return known && [newCustomersFigure(known, { before, isRunning }, reach)]
  }
  const unearned = () => {
    const figures = summary()?.figures
    if (!figures || figures.cancelled + figures.returned === 0) return undefined
    return orderAnalyticsText.unearned(figures.cancelled, figures.returned)
  }
  return (
    <section aria-label={orderAnalyticsText.figures} aria-busy={props.summary.isPending}>
      <Show when={props.summary.isPending || summary()} fallback={<FailedCard query={props.summary} />}>
        <div class="grid grid-cols-1 gap-3 sm:grid-cols-2 xl:grid-cols-4">
          <FigureCard
            label={orderAnalyticsText.orders}
            none={orderAnalyticsText.noOrders}
            figures={from((known) => [orderFigure(known, reach)])}
            note={unearned()}
          />
          <FigureCard
            label={orderAnalyticsText.revenue}
            none={orderAnalyticsText.noRevenue}
            figures={from((known) => revenueFigures(known, reach))}
          />
          <FigureCard
            label={orderAnalyticsText.basket}
            none={orderAnalyticsText.noRevenue}
            figures={from((known) => basketFigures(known, reach))}
          />
          <FigureCard
            label={orderAnalyticsText.newCustomers}
            none={words.couldNotLoad}
            figures={newOnes()}
            note={visits() && orderAnalyticsText.ofCustomers(visits()?.customers.total ?? 0)}
          />
        </div>
      </Show>
    </section>
  )
}
