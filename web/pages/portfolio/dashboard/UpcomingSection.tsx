import { Index, Show } from 'solid-js'
import type { PortfolioSummary, UpcomingDay } from '#domain/insights/contract.ts'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { RowLink } from '../../../components/RowLink.tsx'
import { type Loadable, Section } from '../../../components/Section.tsx'
import { StatusDot } from '../../../components/StatusDot.tsx'
import { formatDay, formatPercent } from '../../../format.ts'
import { useReach } from '../../../navigation.ts'
import { dashboardText } from '../../../text/insights.ts'

/** Which projects start or end within 30 days. */
export function UpcomingSection(props: { query: Loadable<PortfolioSummary> }) {
  return (
    <Section
      title={dashboardText.upcoming}
      query={props.query}
      empty={({ upcoming }) =>
        upcoming.length === 0 && (
          <EmptyState dense title={dashboardText.upcomingNone}>
            {dashboardText.upcomingNoneHint}
          </EmptyState>
        )
      }
    >
      {(summary) => (
        <ul class="-mx-2 max-h-80 overflow-y-auto">
          <Index each={summary().upcoming}>
            {(item) => <Upcoming item={item()} today={summary().day} />}
          </Index>
        </ul>
      )}
    </Section>
  )
}

function Upcoming(props: { item: UpcomingDay; today: string }) {
  const reach = useReach()
  const isEnd = () => props.item.kind === 'end'
  const days = () => Math.round((Date.parse(props.item.day) - Date.parse(props.today)) / 86_400_000)
  return (
    <li class="group relative flex items-center gap-3 rounded-control px-2 py-1.5 has-[a:hover]:bg-hover">
      <span class="w-14 shrink-0">
        <span class="figures block whitespace-nowrap">
          {formatDay(props.item.day).replace(/ \d{4}$/, '')}
        </span>
        <span class="figures block text-small whitespace-nowrap text-ink-faint">
          {dashboardText.inDays(days())}
        </span>
      </span>
      <span class="min-w-0 flex-1">
        <RowLink href={reach(`/projects/${props.item.key}`)} class="block truncate font-medium">
          {props.item.name}
        </RowLink>
        <span class="flex items-center gap-1.5 truncate text-small text-ink-faint">
          <StatusDot tone={isEnd() ? 'accent' : 'neutral'} hollow={!isEnd()} />
          {dashboardText.kinds[props.item.kind]}
          <Show when={isEnd() && props.item.progress !== null}>
            <span class="figures">· {dashboardText.done(formatPercent(props.item.progress ?? 0))}</span>
          </Show>
        </span>
      </span>
    </li>
  )
}
