import BellRing from 'lucide-solid/icons/bell-ring'
import CheckCheck from 'lucide-solid/icons/check-check'
import { Match, Show, Switch } from 'solid-js'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Page } from '../../components/Page.tsx'
import { SkeletonRows } from '../../components/table/SkeletonRows.tsx'
import { Tabs } from '../../components/Tabs.tsx'
import { toast } from '../../components/toasts.ts'
import { VirtualList } from '../../components/VirtualList.tsx'
import { useNotifications, useReadNotifications } from '../../queries/notifications.ts'
import { useSession } from '../../session.tsx'
import { notificationText } from '../../text/notifications.ts'
import { NotificationRow } from './NotificationRow.tsx'

const { tabs } = notificationText

export function Notifications() {
  const me = useSession()
  const reading = useReadNotifications()
  const read = (ids?: string[]) =>
    reading.mutate(ids, {
      onError: (error) => toast('bad', notificationText.notMarked, { detail: error.message }),
    })
  const unread = () => me().unreadNotifications
  return (
    <Page
      fill
      title={notificationText.title}
      subtitle={notificationText.unread(unread())}
      actions={
        <Button
          icon={<CheckCheck size={14} />}
          busy={reading.isPending && reading.variables === undefined}
          disabled={unread() === 0}
          onClick={() => read()}
        >
          {notificationText.markAll}
        </Button>
      }
    >
      <Tabs
        name="show"
        label={notificationText.show}
        tabs={[
          { value: 'unread', label: tabs.unread, count: unread() },
          { value: 'all', label: tabs.all },
        ]}
      >
        {(show) => <List show={show} onRead={(id) => read([id])} />}
      </Tabs>
    </Page>
  )
}

function List(props: { show: 'unread' | 'all'; onRead: (id: string) => void }) {
  const { query, rows } = useNotifications(() => props.show)
  return (
    <div
      class="flex h-full min-h-0 flex-col overflow-hidden rounded-card border border-line bg-surface"
      aria-busy={query.isPending}
    >
      <Switch
        fallback={
          <VirtualList
            label={notificationText.list}
            items={rows()}
            itemKey={(item) => item.id}
            estimatedHeight={72}
            query={query}
          >
            {(item) => <NotificationRow item={item()} onRead={() => props.onRead(item().id)} />}
          </VirtualList>
        }
      >
        <Match when={query.isPending}>
          <SkeletonRows columns={3} rows={12} />
        </Match>
        <Match when={query.isError && rows().length === 0}>
          <ErrorState error={query.error} retrying={query.isFetching} onRetry={() => void query.refetch()} />
        </Match>
        <Match when={rows().length === 0}>
          <Nothing show={props.show} />
        </Match>
      </Switch>
    </div>
  )
}

function Nothing(props: { show: 'unread' | 'all' }) {
  return (
    <Show
      when={props.show === 'unread'}
      fallback={
        <EmptyState icon={<BellRing size={18} />} title={notificationText.none}>
          {notificationText.noneHint}
        </EmptyState>
      }
    >
      <EmptyState icon={<BellRing size={18} />} title={notificationText.noneUnread}>
        {notificationText.noneUnreadHint}
      </EmptyState>
    </Show>
  )
}
