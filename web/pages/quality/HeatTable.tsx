import { createMemo, For, Show } from 'solid-js'
import type { Issue, IssueSummary } from '#domain/quality/contract.ts'
import { categories, severities } from '#domain/quality/rules.ts'
import { createMedia } from '../../components/media.ts'
import { categoryText, qualityText, severityText } from '../../text/quality.ts'
import { heatColour } from './heat-colour.ts'
import type { IssueView } from './issue-view.ts'

type Category = Issue['category']
type Severity = Issue['severity']

/** What a cell, a row or a column of the table narrows the list to. */
interface Focus {
  category?: Category
  severity?: Severity
}

interface Axis {
  label: string
  focus: Focus
}

const byCategory: Axis[] = categories.map((category) => ({
  label: categoryText[category],
  focus: { category },
}))
const bySeverity: Axis[] = severities.map((severity) => ({
  label: severityText[severity],
  focus: { severity },
}))

/** Counts of issues, the more the stronger. Pressing narrows the list below; pressing again takes that back. */
export function HeatTable(props: { summary: IssueSummary; view: IssueView }) {
  const isWide = createMedia('(min-width: 64rem)')
  const rows = () => (isWide() ? bySeverity : byCategory)
  const columns = () => (isWide() ? byCategory : bySeverity)
  const counts = createMemo(() => countsOf(props.summary, props.view.state()))
  const most = createMemo(() =>
    Math.max(
      1,
      ...categories.flatMap((category) => severities.map((severity) => counts()({ category, severity }))),
    ),
  )
  return (
    <table class="w-full table-fixed border-separate border-spacing-1" aria-label={qualityText.summary}>
      <thead>
        <tr>
          <td class="w-36 lg:w-24" />
          <For each={columns()}>
            {(column) => (
              <th scope="col" class="p-0 font-normal">
                <Total axis={column} count={counts()(column.focus)} view={props.view} />
              </th>
            )}
          </For>
        </tr>
      </thead>
      <tbody>
        <For each={rows()}>
          {(row) => (
            <tr>
              <th scope="row" class="p-0 text-left font-normal">
                <Total start axis={row} count={counts()(row.focus)} view={props.view} />
              </th>
              <For each={columns()}>
                {(column) => (
                  <td class="p-0">
                    <Cell
                      focus={{ ...row.focus, ...column.focus }}
                      count={counts()({ ...row.focus, ...column.focus })}
                      most={most()}
                      view={props.view}
                    />
                  </td>
                )}
              </For>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}

interface TotalProps {
  axis: Axis
  count: number
  view: IssueView
  start?: boolean
}

function Total(props: TotalProps) {
  return (
    <button
      type="button"
      class="flex min-h-7 w-full items-center gap-1 rounded-small px-1 text-small text-ink-muted hover:bg-hover hover:text-ink aria-pressed:bg-accent-soft aria-pressed:font-medium aria-pressed:text-accent-ink"
      classList={{
        'justify-center max-lg:flex-col max-lg:gap-0': !props.start,
        'justify-between': props.start,
      }}
      aria-pressed={props.view.isFocused(props.axis.focus)}
      onClick={() => props.view.focus(props.axis.focus)}
    >
      <span class="truncate">{props.axis.label}</span>
      <span class="figures text-ink-faint">{props.count.toLocaleString('en-GB')}</span>
    </button>
  )
}

interface CellProps {
  focus: Focus
  count: number
  most: number
  view: IssueView
}

function Cell(props: CellProps) {
  const colour = () => heatColour(props.focus.severity ?? 'low', props.count / props.most)
  const what = () =>
    [
      props.focus.severity && severityText[props.focus.severity],
      props.focus.category && categoryText[props.focus.category],
    ]
      .filter(Boolean)
      .join(', ')
  return (
    <Show
      when={props.count > 0}
      fallback={
        <span class="flex h-7 items-center justify-center rounded-small bg-canvas text-small text-ink-faint">
          <span aria-hidden="true">·</span>
          <span class="sr-only">0</span>
        </span>
      }
    >
      <button
        type="button"
        aria-label={qualityText.filterTo(what(), props.count)}
        aria-pressed={props.view.isFocused(props.focus)}
        class="figures flex h-7 w-full items-center justify-center rounded-small font-medium text-ink hover:outline-2 hover:-outline-offset-1 hover:outline-line-strong aria-pressed:outline-2 aria-pressed:-outline-offset-1 aria-pressed:outline-accent-ink"
        style={{ 'background-color': colour() }}
        onClick={() => props.view.focus(props.focus)}
      >
        {props.count.toLocaleString('en-GB')}
      </button>
    </Show>
  )
}

/** How many issues there are of a category, a severity or both, in the state that the list shows. */
const countsOf =
  ({ groups }: IssueSummary, state: ReturnType<IssueView['state']>) =>
  ({ category, severity }: Focus): number =>
    groups
      .filter((group) => !category || group.category === category)
      .filter((group) => !severity || group.severity === severity)
      .reduce(
        (sum, { open, resolved }) =>
          sum + (state === 'resolved' ? 0 : open) + (state === 'open' ? 0 : resolved),
        0,
      )
