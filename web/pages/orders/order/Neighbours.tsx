import { NeighbourLinks } from '../../../components/NeighbourLinks.tsx'
import { orderPath } from '../../../navigation.ts'
import { useNeighbours } from '../../../queries/order.ts'
import { orderWayText } from '../../../text/order-form.ts'
import { listQuery } from './list-query.ts'

/** To the order before and after this one in the list that one came from, with its filters and its order. */
export function Neighbours(props: { id: string; search: string }) {
  const around = useNeighbours(
    () => props.id,
    () => listQuery(props.search),
  )
  const pathOf = (id: string | null | undefined) => (id ? orderPath(id, props.search) : undefined)
  return (
    <NeighbourLinks
      label={orderWayText.neighbours}
      previous={{ label: orderWayText.previous, href: pathOf(around()?.previous) }}
      next={{ label: orderWayText.next, href: pathOf(around()?.next) }}
    />
  )
}
