import { createMemo, Show } from 'solid-js'
import type { AttentionItem, PortfolioSummary } from '#domain/insights/contract.ts'
import { Button } from '../../../components/Button.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { type Loadable, Section } from '../../../components/Section.tsx'
import { SmallTable } from '../../../components/SmallTable.tsx'
import { sortRows } from '../../../components/sort-rows.ts'
import { SkeletonRows } from '../../../components/table/SkeletonRows.tsx'
import { useReach } from '../../../navigation.ts'
import { dashboardText } from '../../../text/insights.ts'
import { useUrlChoice } from '../../../url-state.ts'
import { attentionColumns } from './attention-columns.tsx'

const shownAtFirst = 8
// Hiding one or two rows would save no room.
const worthHiding = 3
const sorts = ['project', 'health', 'overdue', 'exposure', 'end', 'spent'].flatMap((id) => [id, `-${id}`])

/** The projects that need somebody, the reddest first. */
export function AttentionSection(props: { query: Loadable<PortfolioSummary> }) {
  return (
    <Section
      flush
      title={dashboardText.attention}
      hint={dashboardText.attentionHint}
      query={props.query}
      skeleton={<SkeletonRows columns={5} rows={shownAtFirst} />}
      empty={({ attention }) =>
        attention.total === 0 && (
          <EmptyState dense title={dashboardText.attentionNone}>
            {dashboardText.attentionNoneHint}
          </EmptyState>
        )
      }
    >
      {(summary) => <AttentionTable items={summary().attention.items} total={summary().attention.total} />}
    </Section>
  )
}

function AttentionTable(props: { items: readonly AttentionItem[]; total: number }) {
  const columns = attentionColumns(useReach())
  const [sort, setSort] = useUrlChoice('sort', sorts, 'health')
  const [shown, setShown] = useUrlChoice('attention', ['top', 'all'], 'top')
  const sorted = createMemo(() => sortRows(props.items, columns, sort()))
  const isLong = () => props.items.length >= shownAtFirst + worthHiding
  const rows = () => (isLong() && shown() === 'top' ? sorted().slice(0, shownAtFirst) : sorted())
  return (
    <>
      <SmallTable
        label={dashboardText.attention}
        columns={columns}
        rows={rows()}
        sort={sort()}
        onSort={setSort}
      />
      <Show when={isLong()}>
        <div class="flex items-center gap-3 border-t border-line px-2 py-1.5">
          <Button variant="ghost" size="dense" onClick={() => setShown(shown() === 'all' ? 'top' : 'all')}>
            {shown() === 'all' ? dashboardText.showFewer : dashboardText.showAll(props.items.length)}
          </Button>
          <Show when={props.total > props.items.length}>
            <span class="text-small text-ink-faint">
              {dashboardText.reddest(props.items.length, props.total)}
            </span>
          </Show>
        </div>
      </Show>
    </>
  )
}
