import { A } from '@solidjs/router'
import Check from 'lucide-solid/icons/check'
import { Show } from 'solid-js'
import type { Notification } from '#domain/notifications/contract.ts'
import { Badge } from '../../components/Badge.tsx'
import { IconButton } from '../../components/IconButton.tsx'
import { StatusDot } from '../../components/StatusDot.tsx'
import { Timestamp } from '../../components/Timestamp.tsx'
import type { Tone } from '../../components/tone.ts'
import { kindText, notificationText } from '../../text/notifications.ts'

const tones: Partial<Record<Notification['kind'], Tone>> = {
  job_failure: 'bad',
  stale_data: 'warn',
  data_quality: 'warn',
}

/** The whole row leads to what it tells of; going there counts as reading. */
export function NotificationRow(props: { item: Notification; onRead: () => void }) {
  const isUnread = () => props.item.readAt === null
  return (
    <div class="relative flex items-start gap-3 border-b border-line px-4 py-3 transition-colors hover:bg-hover">
      <span class="flex h-5 items-center" classList={{ invisible: !isUnread() }}>
        <StatusDot tone={tones[props.item.kind] ?? 'accent'} />
      </span>
      <div class="min-w-0 flex-1">
        <p>
          <A
            href={props.item.link}
            class="rounded-small after:absolute after:inset-0 after:content-['']"
            classList={{ 'font-medium': isUnread() }}
            onClick={() => isUnread() && props.onRead()}
          >
            {props.item.title}
          </A>
          <Show when={isUnread()}>
            <span class="sr-only"> ({notificationText.isUnread})</span>
          </Show>
        </p>
        <p class="text-ink-muted">{props.item.body}</p>
        <p class="flex items-center gap-2 pt-0.5 text-small text-ink-faint">
          <Badge tone={tones[props.item.kind] ?? 'neutral'}>{kindText[props.item.kind]}</Badge>
          <Timestamp at={props.item.createdAt} />
        </p>
      </div>
      <Show when={isUnread()}>
        <div class="relative z-10 -my-1.5">
          <IconButton
            label={notificationText.mark}
            placement="left"
            icon={<Check size={16} />}
            onClick={() => props.onRead()}
          />
        </div>
      </Show>
    </div>
  )
}
