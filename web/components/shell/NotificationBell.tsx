import { A } from '@solidjs/router'
import Bell from 'lucide-solid/icons/bell'
import BellRing from 'lucide-solid/icons/bell-ring'
import { createSignal, For, Show } from 'solid-js'
import type { Notification } from '#domain/notifications/contract.ts'
import { useLatestNotifications, useReadNotifications } from '../../queries/notifications.ts'
import { useSession } from '../../session.tsx'
import { shellText } from '../../text/shell.ts'
import { Button } from '../Button.tsx'
import { EmptyState } from '../EmptyState.tsx'
import { iconButtonStyle } from '../IconButton.tsx'
import { Popover } from '../Popover.tsx'
import { Loaded } from '../Section.tsx'
import { StatusDot } from '../StatusDot.tsx'
import { Timestamp } from '../Timestamp.tsx'
import type { Tone } from '../tone.ts'

export function NotificationBell() {
  const me = useSession()
  const [open, setOpen] = createSignal(false)
  const latest = useLatestNotifications(open)
  const read = useReadNotifications()
  const unread = () => me().unreadNotifications
  return (
    <Popover
      label={shellText.notifications}
      placement="bottom-end"
      open={open()}
      onOpenChange={setOpen}
      trigger={(trigger) => <BellButton trigger={trigger} unread={unread()} />}
    >
      <div class="flex w-88 max-w-full items-center justify-between py-1 pr-1 pl-2">
        <h2 class="font-semibold">{shellText.notifications}</h2>
        <Show when={unread() > 0}>
          <Button variant="ghost" size="dense" busy={read.isPending} onClick={() => read.mutate(undefined)}>
            {shellText.markAllRead}
          </Button>
        </Show>
      </div>
      <div class="max-h-[min(28rem,70dvh)] w-88 max-w-full overflow-y-auto">
        <Loaded query={latest} empty={(page) => page.items.length === 0 && <NothingNew />}>
          {(page) => (
            <ul>
              <For each={page().items}>
                {(item) => (
                  <li>
                    <Item
                      item={item}
                      onOpen={() => {
                        setOpen(false)
                        if (!item.readAt) read.mutate([item.id])
                      }}
                    />
                  </li>
                )}
              </For>
            </ul>
          )}
        </Loaded>
      </div>
      <A
        href="/notifications"
        class="mt-1 flex control-height-dense items-center justify-center rounded-control text-small text-accent-ink hover:bg-hover"
        onClick={() => setOpen(false)}
      >
        {shellText.allNotifications}
      </A>
    </Popover>
  )
}

function BellButton(props: { trigger: object; unread: number }) {
  return (
    <button
      type="button"
      {...props.trigger}
      aria-label={shellText.unread(props.unread)}
      class={iconButtonStyle}
    >
      <Bell size={16} />
      <Show when={props.unread > 0}>
        <span class="figures absolute top-0.5 right-0 flex h-4 min-w-4 items-center justify-center rounded-full bg-accent px-1 text-micro font-semibold text-white">
          {props.unread > 99 ? '99+' : props.unread}
        </span>
      </Show>
    </button>
  )
}

function NothingNew() {
  return (
    <EmptyState dense icon={<BellRing size={18} />} title={shellText.noNotifications}>
      {shellText.noNotificationsHint}
    </EmptyState>
  )
}

const tones: Partial<Record<Notification['kind'], Tone>> = {
  job_failure: 'bad',
  stale_data: 'warn',
  data_quality: 'warn',
}

function Item(props: { item: Notification; onOpen: () => void }) {
  return (
    <A
      href={props.item.link}
      class="flex items-start gap-2.5 rounded-control px-2 py-2 hover:bg-hover"
      onClick={() => props.onOpen()}
    >
      <span class="flex h-5 items-center" classList={{ invisible: props.item.readAt !== null }}>
        <StatusDot tone={tones[props.item.kind] ?? 'accent'} />
      </span>
      <span class="min-w-0 flex-1">
        <span class="block" classList={{ 'font-medium': props.item.readAt === null }}>
          {props.item.title}
          <Show when={props.item.readAt === null}>
            <span class="sr-only"> (unread)</span>
          </Show>
        </span>
        <span class="line-clamp-2 text-small text-ink-muted">{props.item.body}</span>
        <span class="block text-small text-ink-faint">
          <Timestamp at={props.item.createdAt} />
        </span>
      </span>
    </A>
  )
}
