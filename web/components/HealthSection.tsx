import { For, Show } from 'solid-js'
import type { Kpis } from '#domain/insights/contract.ts'
import { formatPercent } from '../format.ts'
import { useReach } from '../navigation.ts'
import { kpiText } from '../text/insights.ts'
import { plural, unratedText } from '../text/words.ts'
import { EmptyState } from './EmptyState.tsx'
import { HealthBadge } from './HealthBadge.tsx'
import { HealthBar, type HealthCounts, healthOrder } from './HealthBar.tsx'
import { RowLink } from './RowLink.tsx'
import { type Loadable, Section } from './Section.tsx'

/** How many projects stand how, each count leading to its projects. */
export function HealthSection(props: { query: Loadable<Kpis>; class?: string }) {
  const total = () => (props.query.isPending ? undefined : props.query.data?.projects.total)
  return (
    <Section
      title={kpiText.health}
      hint={total() === undefined ? undefined : plural(total() ?? 0, 'project')}
      query={props.query}
      class={props.class}
      empty={(kpis) =>
        kpis.projects.total === 0 && (
          <EmptyState dense title={kpiText.noProjects}>
            {kpiText.noProjectsHint}
          </EmptyState>
        )
      }
    >
      {(kpis) => <Breakdown counts={kpis().projects.byHealth} />}
    </Section>
  )
}

function Breakdown(props: { counts: HealthCounts }) {
  const reach = useReach()
  const total = () => totalOf(props.counts)
  return (
    <>
      <HealthBar counts={props.counts} class="mt-1 h-2.5" />
      <ul class="mt-2.5">
        <For each={healthOrder}>
          {(band) => (
            <li class="group relative -mx-2 flex h-8 items-center gap-3 rounded-control px-2 has-[a:hover]:bg-hover pointer-coarse:h-10">
              <Show
                when={band !== 'unknown' && band}
                fallback={
                  <RowLink href={reach('/projects?health=unrated')}>
                    <Unrated />
                  </RowLink>
                }
              >
                {(health) => (
                  <RowLink href={reach(`/projects?health=${health()}`)}>
                    <HealthBadge health={health()} />
                  </RowLink>
                )}
              </Show>
              <span class="figures ml-auto font-medium">{props.counts[band]}</span>
              <span class="figures w-10 text-right text-small text-ink-faint">
                {formatPercent(props.counts[band] / Math.max(1, total()))}
              </span>
            </li>
          )}
        </For>
      </ul>
    </>
  )
}

const totalOf = (counts: HealthCounts) => healthOrder.reduce((sum, band) => sum + counts[band], 0)

function Unrated() {
  return (
    <span class="inline-flex items-center gap-1.5 text-ink-muted">
      <span class="m-px size-2.5 rounded-full border border-ink-faint" aria-hidden="true" />
      {unratedText}
    </span>
  )
}
