import { A } from '@solidjs/router'
import { Index, Show } from 'solid-js'
import type { AuditEntry } from '#domain/audit/contract.ts'
import { buttonStyle } from '../../../components/button-style.ts'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { RowLink } from '../../../components/RowLink.tsx'
import { Section } from '../../../components/Section.tsx'
import { Timestamp } from '../../../components/Timestamp.tsx'
import { useReach } from '../../../navigation.ts'
import { useLatestChanges } from '../../../queries/insights.ts'
import { dashboardText } from '../../../text/insights.ts'
import { actorText } from '../../admin/actor-text.ts'

/** The newest changes of projects, from the audit trail; for those who may read it. */
export function ChangesSection() {
  const reach = useReach()
  const query = useLatestChanges()
  return (
    <Section
      title={dashboardText.changes}
      query={query}
      actions={
        <Show when={reach('/admin/audit')}>
          {(href) => (
            <A href={`${href()}?table=projects`} class={buttonStyle('ghost', 'dense')}>
              {dashboardText.allChanges}
            </A>
          )}
        </Show>
      }
      empty={({ items }) =>
        items.length === 0 && (
          <EmptyState dense title={dashboardText.changesNone}>
            {dashboardText.changesNoneHint}
          </EmptyState>
        )
      }
    >
      {(page) => (
        <ul class="-mx-2">
          <Index each={page().items}>{(entry) => <Change entry={entry()} />}</Index>
        </ul>
      )}
    </Section>
  )
}

function Change(props: { entry: AuditEntry }) {
  const reach = useReach()
  const href = () => (props.entry.rowKey ? reach(`/projects/${props.entry.rowKey}?tab=history`) : undefined)
  return (
    <li class="group relative flex items-baseline gap-3 rounded-control px-2 py-1.5 has-[a:hover]:bg-hover">
      <span class="min-w-0 flex-1">
        <RowLink href={href()} class="block truncate font-medium">
          {props.entry.rowName ?? dashboardText.deletedProject}
        </RowLink>
        <span class="block truncate text-small text-ink-faint">
          {dashboardText.changedBy(props.entry.action, actorText(props.entry.actor.name))}
        </span>
      </span>
      <span class="text-small text-ink-faint">
        <Timestamp at={props.entry.at} />
      </span>
    </li>
  )
}
