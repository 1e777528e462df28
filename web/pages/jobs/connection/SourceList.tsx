import { Show } from 'solid-js'
import type { NotionSources } from '#domain/sync/contract.ts'
import { type Loadable, Section } from '../../../components/Section.tsx'
import { type SmallColumn, SmallTable } from '../../../components/SmallTable.tsx'
import { Timestamp } from '../../../components/Timestamp.tsx'
import { formatNumber } from '../../../format.ts'
import { connectionText, roleText } from '../../../text/sync.ts'

type Source = NotionSources['items'][number]

const { source: text } = connectionText

export function SourceList(props: { query: Loadable<NotionSources> }) {
  return (
    <Section flush title={connectionText.sources} hint={connectionText.sourcesHint} query={props.query}>
      {(data) => (
        <div class="overflow-x-auto" tabindex="0" role="group" aria-label={connectionText.sources}>
          <SmallTable label={connectionText.sources} columns={columns} rows={data().items} />
        </div>
      )}
    </Section>
  )
}

const columns: SmallColumn<Source>[] = [
  {
    id: 'role',
    header: text.role,
    view: (row) => <span class="whitespace-nowrap">{roleText[row().role]}</span>,
  },
  {
    id: 'database',
    header: text.database,
    view: (row) => (
      <Show
        when={row().configuredId}
        fallback={
          <span class="whitespace-nowrap text-warn-ink" title={text.notConfiguredHint(row().role)}>
            {text.notConfigured}
          </span>
        }
      >
        {(id) => (
          <code class="block max-w-36 truncate font-mono text-small text-ink-muted" title={id()}>
            {id()}
          </code>
        )}
      </Show>
    ),
  },
  {
    id: 'rows',
    header: text.rows,
    align: 'end',
    view: (row) => <span class="figures">{formatNumber(row().rows)}</span>,
  },
  { id: 'synced', header: text.synced, view: (row) => <Read at={row().syncedAt} /> },
  { id: 'fullySynced', header: text.fullySynced, view: (row) => <Read at={row().fullySyncedAt} /> },
]

function Read(props: { at: string | null }) {
  return (
    <Show when={props.at} fallback={<span class="text-ink-faint">{text.never}</span>}>
      {(at) => <Timestamp at={at()} />}
    </Show>
  )
}
