import { useParams } from '@solidjs/router'
import { Match, Show, Switch } from 'solid-js'
import { isMissing } from '../../../api.ts'
import { DetailSkeleton } from '../../../components/DetailSkeleton.tsx'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { Page } from '../../../components/Page.tsx'
import { useOrder } from '../../../queries/order.ts'
import { orderFormText } from '../../../text/order-form.ts'
import { KnownOrder } from './KnownOrder.tsx'
import { NoOrder } from './NoOrder.tsx'

/** One order: who it is for, what was ordered, where it stands and how it got there. */
export function OrderPage() {
  const params = useParams<{ id: string }>()
  return (
    <Show when={params.id} keyed>
      {(id) => <OrderById id={id} />}
    </Show>
  )
}

function OrderById(props: { id: string }) {
  const query = useOrder(() => props.id)
  const known = () => (query.isPending ? undefined : query.data)
  return (
    <Switch fallback={<DetailSkeleton title={orderFormText.title} />}>
      <Match when={known()}>
        {(order) => <KnownOrder order={order()} isGone={isMissing(query.error)} />}
      </Match>
      <Match when={isMissing(query.error)}>
        <NoOrder />
      </Match>
      <Match when={query.isError}>
        <Page title={orderFormText.title}>
          <ErrorState error={query.error} retrying={query.isFetching} onRetry={() => void query.refetch()} />
        </Page>
      </Match>
    </Switch>
  )
}
