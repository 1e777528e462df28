import type { OrderComment, OrderDetail, StatusChange } from '#domain/orders/contract.ts'

export type ActivityEvent = { at: string; move: StatusChange } | { at: string; comment: OrderComment }

/** Status changes and comments as one story, the oldest first; a move stands before what was said in the same moment. */
export function activityOf({
  history,
  comments,
}: Pick<OrderDetail, 'history' | 'comments'>): ActivityEvent[] {
  const moves = history.map((move) => ({ at: move.at, move }))
  const said = comments.map((comment) => ({ at: comment.createdAt, comment }))
  return [...moves, ...said].toSorted((a, b) => a.at.localeCompare(b.at))
}
