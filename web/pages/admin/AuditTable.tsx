import ArrowUp from 'lucide-solid/icons/arrow-up'
import SearchX from 'lucide-solid/icons/search-x'
import { Match, Show, Switch } from 'solid-js'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { SkeletonRows } from '../../components/table/SkeletonRows.tsx'
import { VirtualList } from '../../components/VirtualList.tsx'
import type { useAudit } from '../../queries/audit.ts'
import { auditText } from '../../text/audit.ts'
import { words } from '../../text/words.ts'
import type { AuditView } from './audit-view.ts'
import { auditColumns, AuditRow } from './AuditRow.tsx'

const { fields } = auditText

interface AuditTableProps {
  audit: ReturnType<typeof useAudit>
  view: AuditView
}

/** The trail as a list whose items open. Its rows say everything that the head names, so the head is for eyes only. */
export function AuditTable(props: AuditTableProps) {
  return (
    <div
      class="relative flex min-h-0 flex-1 flex-col overflow-hidden rounded-card border border-line bg-surface"
      aria-busy={props.audit.query.isPending}
    >
      <div
        aria-hidden="true"
        class={`h-8 shrink-0 border-b border-line bg-canvas px-3 text-small font-medium text-ink-muted max-sm:hidden ${auditColumns}`}
      >
        <span />
        <span>{fields.at}</span>
        <span>{fields.actor}</span>
        <span>{fields.action}</span>
        <span>{fields.table}</span>
        <span>{fields.changes}</span>
      </div>
      <Entries {...props} />
      <Show when={props.audit.isBehind() && !props.audit.query.isFetching}>
        <div class="pointer-events-none absolute inset-x-0 top-10 z-10 flex justify-center">
          <Button
            variant="primary"
            size="dense"
            class="pointer-events-auto rounded-full!"
            icon={<ArrowUp size={12} />}
            onClick={() => void props.audit.restart()}
          >
            {auditText.newer}
          </Button>
        </div>
      </Show>
      <p
        role="status"
        class="figures flex h-8 shrink-0 items-center border-t border-line px-3 text-small text-ink-faint"
      >
        {props.audit.query.isPending
          ? words.loading
          : auditText.count(props.audit.rows().length, props.audit.query.hasNextPage)}
      </p>
    </div>
  )
}

function Entries(props: AuditTableProps) {
  const isEmpty = () => props.audit.rows().length === 0
  return (
    <Switch
      fallback={
        <VirtualList
          label={auditText.list}
          items={props.audit.rows()}
          itemKey={(entry) => entry.id}
          estimatedHeight={37}
          query={props.audit.query}
        >
          {(entry) => <AuditRow entry={entry} view={props.view} />}
        </VirtualList>
      }
    >
      <Match when={props.audit.query.isPending}>
        <div class="min-h-0 flex-1 overflow-hidden">
          <SkeletonRows columns={6} rows={20} />
        </div>
      </Match>
      <Match when={props.audit.query.isError && isEmpty()}>
        <div class="flex-1">
          <ErrorState
            error={props.audit.query.error}
            retrying={props.audit.query.isFetching}
            onRetry={() => void props.audit.query.refetch()}
          />
        </div>
      </Match>
      <Match when={isEmpty()}>
        <div class="flex-1">
          <EmptyState icon={<SearchX size={18} />} title={auditText.none}>
            {auditText.noneHint}
          </EmptyState>
        </div>
      </Match>
    </Switch>
  )
}
