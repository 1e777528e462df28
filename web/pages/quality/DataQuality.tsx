import { createMemo, Show } from 'solid-js'
import { issueStates } from '#domain/quality/rules.ts'
import { ExportButton } from '../../components/ExportButton.tsx'
import { FilterBar } from '../../components/FilterBar.tsx'
import { Page } from '../../components/Page.tsx'
import { Section } from '../../components/Section.tsx'
import { Segments } from '../../components/Segments.tsx'
import { Timestamp } from '../../components/Timestamp.tsx'
import { exportCsv } from '../../export-csv.ts'
import { formatPlainInstant } from '../../format.ts'
import { fetchAllIssues, useIssues, useIssueSummary } from '../../queries/quality.ts'
import { useTimeZone } from '../../session.tsx'
import { entityText, qualityText, stateText } from '../../text/quality.ts'
import { words } from '../../text/words.ts'
import { HeatTable } from './HeatTable.tsx'
import { createIssueColumns, type IssueColumn } from './issue-columns.tsx'
import { categoryOptions, severityOptions } from './issue-options.tsx'
import { type IssueView, useIssueView } from './issue-view.ts'
import { IssuePanel } from './IssuePanel.tsx'
import { IssueTable } from './IssueTable.tsx'

/** What is wrong with the data: how much of what, every single problem, and how each is put right. */
export function DataQuality() {
  const view = useIssueView()
  const summary = useIssueSummary()
  const list = useIssues(view.filters)
  const known = () => (summary.isPending ? undefined : summary.data)
  // A table full of zeros says less than the empty list below it.
  const isClear = () => known()?.open === 0 && view.state() === 'open' && !view.isFiltered()
  return (
    <div class="relative h-full">
      <Page
        fill
        title={qualityText.title}
        subtitle={
          <Show when={summary.dataUpdatedAt > 0} fallback={words.loading}>
            {qualityText.asOf} <Timestamp at={new Date(summary.dataUpdatedAt).toISOString()} />
          </Show>
        }
        actions={<IssueExport view={view} />}
      >
        <Show when={!isClear()}>
          <Section
            flush
            class="shrink-0"
            title={qualityText.summary}
            hint={known() && qualityText.summaryHint(known()?.open ?? 0, known()?.resolved ?? 0)}
            query={summary}
          >
            {(data) => (
              <div class="px-3 pb-3">
                <HeatTable summary={data()} view={view} />
              </div>
            )}
          </Section>
        </Show>
        <div class="flex min-h-112 flex-1 flex-col gap-3 pb-4">
          <Filters view={view} entities={known()?.entities.map(({ entity }) => entity) ?? []} />
          <IssueTable list={list} view={view} />
        </div>
      </Page>
      <Show when={view.openId() !== ''}>
        <IssuePanel
          id={view.openId()}
          rows={list.rows()}
          onOpen={(next) => view.setOpenId(next)}
          onClose={() => view.setOpenId('')}
        />
      </Show>
    </div>
  )
}

function Filters(props: { view: IssueView; entities: readonly string[] }) {
  // What kinds of rows there are hardly ever changes: an open menu of filters stays open while counts are refreshed.
  const filters = createMemo(
    () => [
      { name: 'severity', label: qualityText.fields.severity, options: severityOptions },
      { name: 'category', label: qualityText.fields.category, options: categoryOptions },
      {
        name: 'entity',
        label: qualityText.fields.entity,
        options: props.entities.map((value) => ({ value, label: entityText(value) })),
      },
    ],
    undefined,
    { equals: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  )
  return (
    <Show when={filters()} keyed>
      {(known) => (
        <FilterBar
          search={qualityText.search}
          filters={known}
          actions={
            <Segments
              label={qualityText.state}
              options={issueStates.map((value) => ({ value, label: stateText[value] }))}
              value={props.view.state()}
              onChange={props.view.setState}
            />
          }
        />
      )}
    </Show>
  )
}

/** Every issue of the view, not only those that were scrolled to, in the columns of the table. */
function IssueExport(props: { view: IssueView }) {
  const timeZone = useTimeZone()
  const run = async () => {
    const columns = createIssueColumns(props.view.state() !== 'open').map(inZone(timeZone()))
    exportCsv(qualityText.exportName, await fetchAllIssues(props.view.filters()), columns)
  }
  return <ExportButton run={run} failed={qualityText.exportFailed} />
}

/** Times are those of the workspace. */
const inZone =
  (timeZone: string) =>
  ({ id, header, value }: IssueColumn): Pick<IssueColumn, 'header' | 'value'> =>
    id === 'firstSeenAt' || id === 'lastSeenAt'
      ? { header: `${header} (${timeZone})`, value: (row) => formatPlainInstant(row[id], timeZone) }
      : { header, value }
