import CircleAlert from 'lucide-solid/icons/circle-alert'
import CircleCheck from 'lucide-solid/icons/circle-check'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { Index, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { Alert, Kpis } from '#domain/insights/contract.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { RowLink } from '../../components/RowLink.tsx'
import { type Loadable, Section } from '../../components/Section.tsx'
import { Timestamp } from '../../components/Timestamp.tsx'
import { inkStyle } from '../../components/tone.ts'
import { useReach } from '../../navigation.ts'
import { overviewText } from '../../text/insights.ts'

/** What needs somebody, the gravest first; each line leads to where one can act. */
export function AlertsSection(props: { query: Loadable<Kpis> }) {
  const count = () => (props.query.isPending ? undefined : props.query.data?.alerts.length) || undefined
  return (
    <Section
      title={overviewText.alerts}
      hint={count()?.toString()}
      query={props.query}
      empty={({ alerts }) =>
        alerts.length === 0 && (
          <EmptyState dense icon={<CircleCheck size={18} />} title={overviewText.alertsNone}>
            {overviewText.alertsNoneHint}
          </EmptyState>
        )
      }
    >
      {(kpis) => (
        <ul class="-mx-2">
          <Index each={kpis().alerts}>{(alert) => <AlertLine alert={alert()} />}</Index>
        </ul>
      )}
    </Section>
  )
}

const signs = {
  critical: { icon: CircleAlert, style: inkStyle.bad },
  warning: { icon: TriangleAlert, style: inkStyle.warn },
}

function AlertLine(props: { alert: Alert }) {
  const reach = useReach()
  const sign = () => signs[props.alert.severity]
  return (
    <li class="group relative flex min-h-8 items-center gap-3 rounded-control px-2 py-1 has-[a:hover]:bg-hover">
      <span class={`shrink-0 ${sign().style}`} title={overviewText.severity[props.alert.severity]}>
        <Dynamic component={sign().icon} size={16} aria-hidden="true" />
        <span class="sr-only">{overviewText.severity[props.alert.severity]}</span>
      </span>
      <span class="flex min-w-0 flex-1 flex-wrap gap-x-3 sm:flex-nowrap">
        <RowLink href={reach(props.alert.link)} class="font-medium sm:shrink-0">
          {props.alert.title}
        </RowLink>
        <span class="min-w-0 text-ink-muted sm:truncate" title={props.alert.detail}>
          {props.alert.detail}
        </span>
      </span>
      <Show when={props.alert.at}>
        {(at) => (
          <span class="shrink-0 text-small text-ink-faint">
            <Timestamp at={at()} />
          </span>
        )}
      </Show>
    </li>
  )
}
