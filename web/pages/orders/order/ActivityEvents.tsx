import MessageSquare from 'lucide-solid/icons/message-square'
import Pencil from 'lucide-solid/icons/pencil'
import Trash from 'lucide-solid/icons/trash'
import { For, Show } from 'solid-js'
import type { OrderComment, StatusChange } from '#domain/orders/contract.ts'
import { IconButton } from '../../../components/IconButton.tsx'
import { Timestamp } from '../../../components/Timestamp.tsx'
import { activityText } from '../../../text/order-form.ts'
import { orderStatusText } from '../../../text/orders.ts'
import { actorText } from '../../admin/actor-text.ts'
import { OrderStatusBadge } from '../OrderStatusBadge.tsx'
import type { Edit } from './edits.ts'

const dotStyle = 'flex size-5 shrink-0 items-center justify-center rounded-full bg-pressed text-ink-faint'

export function Move(props: { move: StatusChange }) {
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

export function Edited(props: { edit: Edit; at: string }) {
  return (
    <>
      <span class={dotStyle} aria-hidden="true">
        <Pencil size={11} />
      </span>
      <div class="min-w-0 flex-1">
        <p class="flex flex-wrap items-center gap-x-1.5">
          <span class="font-medium">{actorText(props.edit.by)}</span>
          <span class="text-ink-muted">{props.edit.deed}</span>
          <span class="ml-auto text-small text-ink-faint">
            <Timestamp at={props.at} />
          </span>
        </p>
        <ul>
          <For each={props.edit.fields}>
            {({ label, texts }) => (
              <li class="break-words text-ink-muted">
                {label}
                <Show when={texts}>{(known) => <Replaced {...known()} />}</Show>
              </li>
            )}
          </For>
        </ul>
      </div>
    </>
  )
}

function Replaced(props: { before: string; after: string }) {
  return (
    <>
      : <del class="no-underline">{props.before}</del>{' '}
      <span aria-hidden="true" class="text-ink-faint">
        →
      </span>
      <span class="sr-only">{activityText.to}</span> <ins class="text-ink no-underline">{props.after}</ins>
    </>
  )
}

export function Comment(props: { comment: OrderComment; onDelete: (() => void) | undefined }) {
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
