import { createMemo, createSignal, Show } from 'solid-js'
import type { QuestionResult } from '#domain/ask/contract.ts'
import { Chart } from '../../../../components/Chart.tsx'
import { Loaded } from '../../../../components/Section.tsx'
import { Segments } from '../../../../components/Segments.tsx'
import { SkeletonRows } from '../../../../components/table/SkeletonRows.tsx'
import { formatNumber } from '../../../../format.ts'
import { useQuestionResult } from '../../../../queries/questions.ts'
import { genieText, orderAnalyticsText } from '../../../../text/order-analytics.ts'
import { chartColumns, type ChartColumns, chartOf } from './result-chart.ts'
import { resultOption } from './result-option.ts'
import { ResultTable } from './ResultTable.tsx'

interface ResultViewProps {
  questionId: string
  attachment: string
  title: string
}

/** The rows behind an answer; it loads and fails by itself. */
export function ResultView(props: ResultViewProps) {
  const query = useQuestionResult(() => ({ id: props.questionId, attachment: props.attachment }))
  return (
    <div class="pt-2" aria-busy={query.isPending}>
      <Loaded query={query} skeleton={<SkeletonRows columns={3} rows={4} />}>
        {(result) => (
          <Show
            when={result().state === 'ready'}
            fallback={
              <p role="status" class="px-3 pb-2 text-ink-muted">
                {genieText.resultLoading}
              </p>
            }
          >
            <Ready result={result()} title={props.title} />
          </Show>
        )}
      </Loaded>
    </div>
  )
}

const views = ['table', 'chart'] as const
const viewOptions = views.map((value) => ({ value, label: orderAnalyticsText.views[value] }))

function Ready(props: { result: QuestionResult; title: string }) {
  const [view, setView] = createSignal<(typeof views)[number]>('table')
  const columns = createMemo(() => chartColumns(props.result))
  return (
    <>
      <div class="flex flex-wrap items-center gap-2 px-3 pb-2">
        <span class="text-small text-ink-faint">{sizeOf(props.result)}</span>
        <Show when={columns()}>
          <Segments
            label={`${genieText.showAs}: ${props.title}`}
            options={viewOptions}
            value={view()}
            onChange={setView}
          />
        </Show>
      </div>
      <Show
        when={view() === 'chart' && columns()}
        fallback={<ResultTable result={props.result} title={props.title} />}
      >
        {(known) => <ResultChart result={props.result} columns={known()} title={props.title} />}
      </Show>
    </>
  )
}

function sizeOf({ rows, truncated, totalRows }: QuestionResult): string {
  if (rows.length === 0) return genieText.resultEmpty
  if (!truncated) return genieText.rows(rows.length)
  return genieText.truncated(formatNumber(rows.length), totalRows === null ? null : formatNumber(totalRows))
}

function ResultChart(props: { result: QuestionResult; columns: ChartColumns; title: string }) {
  const [chosen, setChosen] = createSignal<number>()
  const options = () =>
    props.columns.values.map((place) => ({
      value: String(place),
      label: props.result.columns[place]?.name ?? '',
    }))
  // The last figure is most often the one that was asked for.
  const value = () => chosen() ?? props.columns.values.at(-1) ?? 0
  const chart = createMemo(() => chartOf(props.result, props.columns, value()))
  return (
    <div class="flex flex-col gap-2 px-3 pb-3">
      <Show when={options().length > 1}>
        <div>
          <Segments
            label={`${genieText.measure}: ${props.title}`}
            options={options()}
            value={String(value())}
            onChange={(place) => setChosen(Number(place))}
          />
        </div>
      </Show>
      <Chart
        class="h-64"
        label={genieText.chart(props.title)}
        option={(palette) => resultOption(palette, chart())}
      />
    </div>
  )
}
