import ScrollText from 'lucide-solid/icons/scroll-text'
import { For, Show } from 'solid-js'
import { Button } from '../../../components/Button.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { Section } from '../../../components/Section.tsx'
import { SkeletonLines } from '../../../components/Skeleton.tsx'
import { useProjectHistory } from '../../../queries/project.ts'
import { historyText } from '../../../text/project.ts'
import type { Desk } from './desk.ts'
import { HistoryEntry } from './HistoryEntry.tsx'

/** Who changed what and when, before and after, newest first; the database itself writes it down. */
export function History(props: { desk: Desk }) {
  const { query: history, rows } = useProjectHistory(() => props.desk.key())
  return (
    <Section
      flush
      title={historyText.title}
      query={history}
      skeleton={
        <div class="p-4">
          <SkeletonLines lines={8} />
        </div>
      }
      empty={(data) => data.pages[0]?.items.length === 0 && <NoHistory />}
    >
      {() => (
        <>
          <ol>
            <For each={rows()}>{(entry) => <HistoryEntry entry={entry} />}</For>
          </ol>
          <div class="border-t border-line px-4 py-2.5 text-small text-ink-faint">
            <Show when={history.hasNextPage} fallback={historyText.end}>
              <Button busy={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
                {historyText.more}
              </Button>
            </Show>
          </div>
        </>
      )}
    </Section>
  )
}

function NoHistory() {
  return (
    <EmptyState dense icon={<ScrollText size={18} />} title={historyText.none}>
      {historyText.noneHint}
    </EmptyState>
  )
}
