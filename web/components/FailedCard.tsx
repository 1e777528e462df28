import { Card } from './Card.tsx'
import { ErrorState } from './ErrorState.tsx'
import type { Loadable } from './Section.tsx'

/** In the place of cards that could not be loaded. */
export const FailedCard = (props: { query: Pick<Loadable<unknown>, 'error' | 'isFetching' | 'refetch'> }) => (
  <Card>
    <ErrorState
      dense
      error={props.query.error}
      retrying={props.query.isFetching}
      onRetry={() => void props.query.refetch()}
    />
  </Card>
)
