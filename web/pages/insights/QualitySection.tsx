import { A } from '@solidjs/router'
import CircleCheck from 'lucide-solid/icons/circle-check'
import { createMemo, For, Show } from 'solid-js'
import type { Category, IssueSummary, Severity } from '#domain/quality/contract.ts'
import { Dash } from '../../components/Dash.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Section } from '../../components/Section.tsx'
import { useIssueSummary } from '../../queries/quality.ts'
import { overviewText } from '../../text/insights.ts'
import { categoryText, severityText } from '../../text/quality.ts'
import { heatColour } from '../quality/heat-colour.ts'
import { heatOf } from './heat.ts'

/** Open data problems, by category and severity; each count leads to its problems. */
export function QualitySection() {
  const query = useIssueSummary()
  return (
    <Section
      title={overviewText.quality}
      query={query}
      empty={({ open }) =>
        open === 0 && (
          <EmptyState dense icon={<CircleCheck size={18} />} title={overviewText.qualityNone}>
            {overviewText.qualityNoneHint}
          </EmptyState>
        )
      }
    >
      {(summary) => <HeatTable summary={summary()} />}
    </Section>
  )
}

const headStyle = 'pb-1.5 text-small font-medium text-ink-muted'

function HeatTable(props: { summary: IssueSummary }) {
  const heat = createMemo(() => heatOf(props.summary.groups))
  return (
    <table class="w-full table-fixed" aria-label={overviewText.qualityTable}>
      <thead>
        <tr>
          <th scope="col" class={`${headStyle} w-auto text-left`}>
            {overviewText.category}
          </th>
          <For each={heat().severities}>
            {(severity) => (
              <th scope="col" class={`${headStyle} w-13 text-center`}>
                {severityText[severity]}
              </th>
            )}
          </For>
        </tr>
      </thead>
      <tbody>
        <For each={heat().categories}>
          {(category) => (
            <tr>
              <th
                scope="row"
                class="truncate py-0.5 pr-2 text-left font-normal"
                title={categoryText[category]}
              >
                {categoryText[category]}
              </th>
              <For each={heat().severities}>
                {(severity) => (
                  <td class="p-px">
                    <HeatCell
                      category={category}
                      severity={severity}
                      count={heat().count(category, severity)}
                      share={heat().share(category, severity)}
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

interface HeatCellProps {
  category: Category
  severity: Severity
  count: number
  /** Of the highest count, 0 to 1. */
  share: number
}

const cellStyle = 'figures flex h-7 items-center justify-center rounded-small pointer-coarse:h-9'

function HeatCell(props: HeatCellProps) {
  const name = () =>
    overviewText.open(props.count, categoryText[props.category], severityText[props.severity])
  return (
    <Show
      when={props.count > 0}
      fallback={
        <span class={cellStyle}>
          <Dash />
        </span>
      }
    >
      <A
        href={`/data-quality?category=${props.category}&severity=${props.severity}`}
        aria-label={name()}
        title={name()}
        class={`${cellStyle} font-medium hover:underline`}
        style={{ background: heatColour(props.severity, props.share) }}
      >
        {props.count}
      </A>
    </Show>
  )
}
