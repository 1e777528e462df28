import Trash from 'lucide-solid/icons/trash'
import { For, type JSX, Match, Switch } from 'solid-js'
import { Card } from '../../components/Card.tsx'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Page } from '../../components/Page.tsx'
import { type Loadable, Loaded } from '../../components/Section.tsx'
import { SkeletonRows } from '../../components/table/SkeletonRows.tsx'
import { Tabs } from '../../components/Tabs.tsx'
import { Timestamp } from '../../components/Timestamp.tsx'
import { toast } from '../../components/toasts.ts'
import { formatMoney } from '../../format.ts'
import { useJobs } from '../../queries/jobs.ts'
import { useDeletedOrders, useRestoreOrder } from '../../queries/order.ts'
import { useDeletedProjects, useRestoreProject } from '../../queries/portfolio.ts'
import { useDeletedSchedules, useRestoreSchedule } from '../../queries/schedules.ts'
import { deletedText } from '../../text/admin.ts'
import { orderStatusText } from '../../text/orders.ts'
import { actorText } from './actor-text.ts'
import { reasonOf } from './reason.ts'
import { sayWhen } from './schedule-words.ts'

const tabs = [
  { value: 'projects', label: deletedText.projects },
  { value: 'orders', label: deletedText.orders },
  { value: 'schedules', label: deletedText.schedules },
] as const

export function Deleted() {
  return (
    <Page title={deletedText.title} subtitle={deletedText.subtitle}>
      <Tabs label={deletedText.kinds} tabs={tabs} name="kind">
        {(kind) => (
          <div class="pt-1">
            <Switch fallback={<DeletedSchedules />}>
              <Match when={kind === 'orders'}>
                <DeletedOrders />
              </Match>
              <Match when={kind === 'projects'}>
                <DeletedProjects />
              </Match>
            </Switch>
          </div>
        )}
      </Tabs>
    </Page>
  )
}

function DeletedProjects() {
  const deleted = useDeletedProjects()
  const restore = useRestoreProject()
  return (
    <DeletedList title={deletedText.projects} query={deleted} restore={restore}>
      {(project) => ({ name: project.key, title: project.name, detail: project.key })}
    </DeletedList>
  )
}

function DeletedOrders() {
  const deleted = useDeletedOrders()
  const restore = useRestoreOrder()
  return (
    <DeletedList title={deletedText.orders} query={deleted} restore={restore}>
      {(order) => ({
        name: order.number,
        title: `${order.number} · ${order.customerName}`,
        detail: `${orderStatusText[order.status]} · ${formatMoney(order.total, order.currency)}`,
      })}
    </DeletedList>
  )
}

function DeletedSchedules() {
  const deleted = useDeletedSchedules()
  const restore = useRestoreSchedule()
  const jobs = useJobs()
  const titleOf = (key: string) =>
    (jobs.isPending ? undefined : jobs.data?.items.find((job) => job.key === key)?.title) ?? key
  return (
    <DeletedList title={deletedText.schedules} query={deleted} restore={restore}>
      {(schedule) => {
        const title = `${titleOf(schedule.jobKey)}: ${sayWhen(schedule.cron)}`
        return { name: title, title, detail: `${schedule.cron} · ${schedule.timeZone}` }
      }}
    </DeletedList>
  )
}

interface DeletedItem {
  id: string
  deletedAt: string
  deletedBy: string | null
}

interface DeletedListProps<Item> {
  title: string
  query: Loadable<{ items: Item[] }>
  restore: ReturnType<typeof useRestoreProject>
  /** What an item is called in messages, and its two lines. */
  children: (item: Item) => { name: string; title: string; detail: string }
}

function DeletedList<Item extends DeletedItem>(props: DeletedListProps<Item>): JSX.Element {
  const restore = (item: Item) => {
    const { name } = props.children(item)
    props.restore.mutate(item.id, {
      onSuccess: () => toast('good', deletedText.restored(name)),
      onError: (error) => toast('bad', deletedText.notRestored(name), { detail: reasonOf(error) }),
    })
  }
  return (
    <Card>
      <section aria-label={props.title} aria-busy={props.query.isPending}>
        <Loaded
          query={props.query}
          skeleton={<SkeletonRows columns={3} rows={6} />}
          empty={(list) =>
            list.items.length === 0 && (
              <EmptyState icon={<Trash size={18} />} title={deletedText.none}>
                {deletedText.noneHint}
              </EmptyState>
            )
          }
        >
          {(list) => (
            <ul class="divide-y divide-line">
              <For each={list().items}>
                {(item) => (
                  <li class="flex min-h-13 items-center gap-3 px-4 py-2">
                    <div class="grid min-w-0 flex-1 items-center gap-x-4 sm:grid-cols-[minmax(0,1fr)_16rem]">
                      <div class="min-w-0">
                        <p class="truncate font-medium">{props.children(item).title}</p>
                        <p class="truncate text-small text-ink-faint">{props.children(item).detail}</p>
                      </div>
                      <p class="truncate text-small text-ink-muted">
                        {deletedText.deleted} <Timestamp at={item.deletedAt} />{' '}
                        {deletedText.by(actorText(item.deletedBy ?? ''))}
                      </p>
                    </div>
                    <Button
                      size="dense"
                      busy={props.restore.isPending && props.restore.variables === item.id}
                      onClick={() => restore(item)}
                    >
                      {deletedText.restore}
                    </Button>
                  </li>
                )}
              </For>
            </ul>
          )}
        </Loaded>
      </section>
    </Card>
  )
}
