import { Index, Show } from 'solid-js'
import type { Kpis } from '#domain/insights/contract.ts'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { RowLink } from '../../../components/RowLink.tsx'
import { type Loadable, Section } from '../../../components/Section.tsx'
import { softStyle, type Tone } from '../../../components/tone.ts'
import { useReach } from '../../../navigation.ts'
import { dashboardText } from '../../../text/insights.ts'

type TopRisk = Kpis['risks']['top'][number]

/** The open risks with the highest exposure. */
export function RisksSection(props: { query: Loadable<Kpis> }) {
  const hint = () => {
    const risks = props.query.isPending ? undefined : props.query.data?.risks
    return risks && dashboardText.risksHint(risks.open, risks.exposure)
  }
  return (
    <Section
      title={dashboardText.risks}
      hint={hint()}
      query={props.query}
      empty={({ risks }) =>
        risks.top.length === 0 && (
          <EmptyState dense title={dashboardText.risksNone}>
            {dashboardText.risksNoneHint}
          </EmptyState>
        )
      }
    >
      {(kpis) => (
        <ul class="-mx-2">
          <Index each={kpis().risks.top}>{(risk) => <Risk risk={risk()} />}</Index>
        </ul>
      )}
    </Section>
  )
}

function Risk(props: { risk: TopRisk }) {
  const reach = useReach()
  const href = () =>
    props.risk.projectKey ? reach(`/projects/${props.risk.projectKey}?tab=risks`) : undefined
  return (
    <li class="group relative flex items-start gap-3 rounded-control px-2 py-1.5 has-[a:hover]:bg-hover">
      <span
        class={`figures flex h-6 w-8 shrink-0 items-center justify-center rounded-small font-medium ${softStyle[toneOf(props.risk.exposure)]}`}
        title={dashboardText.assessment(props.risk.probability, props.risk.impact)}
      >
        {props.risk.exposure}
      </span>
      <span class="min-w-0 flex-1">
        <RowLink href={href()} class="line-clamp-2">
          {props.risk.name ?? dashboardText.unnamedRisk}
        </RowLink>
        <span class="block truncate text-small text-ink-faint">
          <Show when={props.risk.projectName} fallback={dashboardText.noProject}>
            <span class="figures">{props.risk.projectKey}</span> · {props.risk.projectName}
          </Show>
        </span>
      </span>
    </li>
  )
}

/** The usual zones of a 5 × 5 risk matrix. */
const toneOf = (exposure: number): Tone => {
  if (exposure >= 15) return 'bad'
  return exposure >= 8 ? 'warn' : 'good'
}
