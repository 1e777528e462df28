import { Show } from 'solid-js'
import type { Kpis } from '#domain/insights/contract.ts'
import { kpiText } from '../text/insights.ts'
import { words } from '../text/words.ts'
import type { Loadable } from './Section.tsx'
import { Timestamp } from './Timestamp.tsx'

/** When the figures of a page were read, and when health and money, which are refreshed by syncs, were worked out. */
export function AsOf(props: { query: Loadable<Kpis> }) {
  const asOf = () => (props.query.isPending ? undefined : props.query.data?.asOf)
  return (
    <Show when={asOf()} fallback={props.query.isPending ? words.loading : words.couldNotLoad}>
      {(known) => (
        <>
          {kpiText.asOf} <Timestamp absolute at={known().computedAt} />
          <span class="max-lg:hidden">
            {' · '}
            <Show when={known().goldRefreshedAt} fallback={kpiText.noRefresh}>
              {(at) => (
                <>
                  {kpiText.refreshed} <Timestamp at={at()} />
                </>
              )}
            </Show>
          </span>
        </>
      )}
    </Show>
  )
}
