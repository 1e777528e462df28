import { For } from 'solid-js'
import type { ProjectBudget } from '#domain/insights/contract.ts'
import { Card } from '../../../components/Card.tsx'
import { MoneyText } from '../../../components/MoneyText.tsx'
import { inkStyle, type Tone } from '../../../components/tone.ts'
import { formatPercent } from '../../../format.ts'
import { budgetText } from '../../../text/project.ts'

type Sums = ProjectBudget['totals'][number]

const measures = ['budget', 'committed', 'actual', 'forecast', 'variance'] as const
type Measure = (typeof measures)[number]

/** The sums of all months in one currency, to the cent. */
export function BudgetTotals(props: { sums: Sums }) {
  return (
    <Card class="px-4 py-3">
      <dl class="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3 lg:grid-cols-5">
        <For each={measures}>
          {(measure) => (
            <div class="min-w-0">
              <dt class="text-small text-ink-muted">{budgetText[measure]}</dt>
              <dd>
                <span class={`block text-title font-semibold ${inkOf(measure, props.sums)}`}>
                  <MoneyText amount={props.sums[measure]} currency={props.sums.currency} />
                </span>
                <span class="text-small text-ink-faint">{noteOf(measure, props.sums)}</span>
              </dd>
            </div>
          )}
        </For>
      </dl>
    </Card>
  )
}

function noteOf(measure: Measure, sums: Sums): string | undefined {
  const budget = Number(sums.budget)
  if (measure === 'budget') return sums.currency
  if (measure === 'variance') return varianceNote(Number(sums.variance))
  return budget > 0 ? budgetText.ofBudget(formatPercent(Number(sums[measure]) / budget)) : undefined
}

function varianceNote(variance: number): string {
  if (variance === 0) return budgetText.onBudget
  return variance > 0 ? budgetText.under : budgetText.over
}

function inkOf(measure: Measure, { variance }: Sums): string {
  if (measure !== 'variance' || Number(variance) === 0) return ''
  const tone: Tone = Number(variance) < 0 ? 'bad' : 'good'
  return inkStyle[tone]
}
