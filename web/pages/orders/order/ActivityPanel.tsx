import { createMemo, createSignal, For, lazy, Match, Show, Suspense, Switch } from 'solid-js'
import type { OrderComment, OrderDetail } from '#domain/orders/contract.ts'
import { useOrderHistory } from '../../../queries/order.ts'
import { may, useSession } from '../../../session.tsx'
import { activityText } from '../../../text/order-form.ts'
import { activityOf } from './activity.ts'
import { Comment, Edited, Move } from './ActivityEvents.tsx'
import { CommentBox } from './CommentBox.tsx'
import type { CommentDraft } from './comment-draft.ts'
import { editsOf } from './edits.ts'
import { Panel } from './Panel.tsx'

const DeleteComment = lazy(() =>
  import('./DeleteComment.tsx').then((part) => ({ default: part.DeleteComment })),
)

/** How the order came to be where it is, and what people say about it, oldest first. */
export function ActivityPanel(props: { order: OrderDetail; comment: CommentDraft }) {
  const me = useSession()
  const [deleting, setDeleting] = createSignal<OrderComment>()
  const trail = useOrderHistory(() => props.order)
  const events = createMemo(() => activityOf(props.order, editsOf(trail(), props.order.currency)))
  const mayDelete = (comment: OrderComment) =>
    may(me(), 'admin') || (may(me(), 'member') && comment.authorId === me().id)
  return (
    <Panel title={activityText.title}>
      <ol class="flex flex-col px-4 pt-1 pb-3">
        <For each={events()}>
          {(event) => (
            <li class="relative flex gap-3 py-1.5">
              <Switch>
                <Match when={'move' in event && event.move}>{(move) => <Move move={move()} />}</Match>
                <Match when={'edit' in event && event.edit}>
                  {(edit) => <Edited edit={edit()} at={event.at} />}
                </Match>
                <Match when={'comment' in event && event.comment}>
                  {(comment) => (
                    <Comment
                      comment={comment()}
                      onDelete={mayDelete(comment()) ? () => setDeleting(comment()) : undefined}
                    />
                  )}
                </Match>
              </Switch>
            </li>
          )}
        </For>
      </ol>
      <Show when={may(me(), 'member')}>
        <CommentBox draft={props.comment} />
      </Show>
      <Suspense>
        <Show when={deleting()} keyed>
          {(comment) => (
            <DeleteComment orderId={props.order.id} comment={comment} onClose={() => setDeleting()} />
          )}
        </Show>
      </Suspense>
    </Panel>
  )
}
