import MessageSquare from 'lucide-solid/icons/message-square'
import Trash from 'lucide-solid/icons/trash'
import { createMemo, createSignal, For, lazy, Match, Show, Suspense, Switch } from 'solid-js'
import type { OrderComment, OrderDetail, StatusChange } from '#domain/orders/contract.ts'
import { IconButton } from '../../../components/IconButton.tsx'
import { Timestamp } from '../../../components/Timestamp.tsx'
import { may, useSession } from '../../../session.tsx'
import { orderStatusText } from '../../../text/orders.ts'
import { activityText } from '../../../text/order-form.ts'
import { actorText } from '../../admin/actor-text.ts'
import { OrderStatusBadge } from '../OrderStatusBadge.tsx'
import { activityOf } from './activity.ts'
import { CommentBox } from './CommentBox.tsx'
import { Panel } from './Panel.tsx'

const DeleteComment = lazy(() =>
  import('./DeleteComment.tsx').then((part) => ({ default: part.DeleteComment })),
)

/** How the order came to be where it is, and what people say about it, oldest first. */
export function ActivityPanel(props: { order: OrderDetail }) {
  const me = useSession()
  const [deleting, setDeleting] = createSignal<OrderComment>()
  const events = createMemo(() => activityOf(props.order))
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
        <CommentBox orderId={props.order.id} />
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

const dotStyle = 'flex size-5 shrink-0 items-center justify-center rounded-full bg-pressed text-ink-faint'

function Move(props: { move: StatusChange }) {
  return (
    <>
      <span class={dotStyle} aria-hidden="true">
        <span class="size-1.5 rounded-full bg-current" />
      </span>
      <div class="min-w-0 flex-1">
        <p class="flex flex-wrap items-center gap-x-1.5 gap-y-0.5">
          <span class="font-medium">{actorText(props.move.by)}</span>
          <Show
            when={props.move.from}
            fallback={
              <span class="text-ink-muted">{activityText.placed(orderStatusText[props.move.to])}</span>
            }
          >
            {(from) => (
              <>
                <span class="text-ink-muted">{activityText.moved}</span>
                <OrderStatusBadge dot status={from()} />
                <span aria-hidden="true" class="text-ink-faint">
                  →
                </span>
                <span class="sr-only">{activityText.to}</span>
                <OrderStatusBadge dot status={props.move.to} />
              </>
            )}
          </Show>
          <span class="ml-auto text-small text-ink-faint">
            <Timestamp at={props.move.at} />
          </span>
        </p>
        <Show when={props.move.reason}>
          <p class="break-words text-ink-muted">
            {activityText.reason}: {props.move.reason}
          </p>
        </Show>
      </div>
    </>
  )
}

function Comment(props: { comment: OrderComment; onDelete: (() => void) | undefined }) {
  return (
    <>
      <span class={dotStyle} aria-hidden="true">
        <MessageSquare size={12} />
      </span>
      <div class="min-w-0 flex-1">
        <p class="flex flex-wrap items-center gap-x-1.5">
          <span class="font-medium">{props.comment.authorName}</span>
          <span class="text-ink-muted">{activityText.commented}</span>
          <span class="ml-auto text-small text-ink-faint">
            <Timestamp at={props.comment.createdAt} />
          </span>
          <Show when={props.onDelete}>
            {(remove) => (
              <IconButton
                class="-my-1.5 -mr-1.5"
                label={activityText.remove}
                icon={<Trash size={14} />}
                onClick={() => remove()()}
              />
            )}
          </Show>
        </p>
        <p class="break-words whitespace-pre-line">{props.comment.body}</p>
      </div>
    </>
  )
}
