import type { OrderComment, OrderDetail, StatusChange } from '#domain/orders/contract.ts'
import type { Edit } from './edits.ts'

export type ActivityEvent =
  | { at: string; move: StatusChange }
  | { at: string; edit: Edit }
  | { at: string; comment: OrderComment }

/** Status changes, edits and comments as one story, the oldest first; of the same moment a move comes first, then an edit. */
export function activityOf(
  { history, comments }: Pick<OrderDetail, 'history' | 'comments'>,
  edits: readonly { at: string; edit: Edit }[],
): ActivityEvent[] {
  const moves = history.map((move) => ({ at: move.at, move }))
  const said = comments.map((comment) => ({ at: comment.createdAt, comment }))
  return [...moves, ...edits, ...said].toSorted((a, b) => a.at.localeCompare(b.at))
}
