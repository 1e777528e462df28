import SearchX from 'lucide-solid/icons/search-x'
import Sparkles from 'lucide-solid/icons/sparkles'
import { createMemo, Match, Switch } from 'solid-js'
import { EmptyState } from '../../components/EmptyState.tsx'
import { DataTable } from '../../components/table/DataTable.tsx'
import type { useIssues } from '../../queries/quality.ts'
import { qualityText } from '../../text/quality.ts'
import { createIssueColumns } from './issue-columns.tsx'
import type { IssueView } from './issue-view.ts'

export function IssueTable(props: { list: ReturnType<typeof useIssues>; view: IssueView }) {
  const columns = createMemo(() => createIssueColumns(props.view.state() !== 'open'))
  return (
    <DataTable
      label={qualityText.label}
      noun={qualityText.noun}
      columns={columns()}
      rows={props.list.rows()}
      rowKey={(issue) => issue.id}
      query={props.list.query}
      sort={props.view.order()}
      onSort={props.view.setOrder}
      onOpen={(issue) => props.view.setOpenId(issue.id)}
      openKey={props.view.openId()}
      empty={<NoIssues view={props.view} />}
    />
  )
}

function NoIssues(props: { view: IssueView }) {
  return (
    <Switch
      fallback={
        <EmptyState icon={<Sparkles size={18} class="text-good-ink" />} title={qualityText.none}>
          {qualityText.noneHint}
        </EmptyState>
      }
    >
      <Match when={props.view.isFiltered()}>
        <EmptyState icon={<SearchX size={18} />} title={qualityText.noMatch}>
          {qualityText.noMatchHint}
        </EmptyState>
      </Match>
      <Match when={props.view.state() === 'resolved'}>
        <EmptyState title={qualityText.noneResolved}>{qualityText.noneResolvedHint}</EmptyState>
      </Match>
    </Switch>
  )
}
