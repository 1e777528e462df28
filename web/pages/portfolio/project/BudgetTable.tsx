import { For, Index } from 'solid-js'
import type { BudgetMonth, ProjectBudget } from '#domain/insights/contract.ts'
import { Card } from '../../../components/Card.tsx'
import { ExportButton } from '../../../components/ExportButton.tsx'
import { MoneyText } from '../../../components/MoneyText.tsx'
import { exportCsv } from '../../../export-csv.ts'
import { formatMonth } from '../../../format.ts'
import { budgetText } from '../../../text/project.ts'
import { projectText } from '../../../text/portfolio.ts'
import { ScrollBox } from './ScrollBox.tsx'

type Sums = ProjectBudget['totals'][number]

const measures = ['budget', 'committed', 'actual', 'forecast', 'variance'] as const

interface BudgetTableProps {
  projectKey: string
  months: readonly BudgetMonth[]
  total: Sums
  currency: string
}

/** Every month to the cent, in the month and added up. */
export function BudgetTable(props: BudgetTableProps) {
  const save = async () => exportCsv(budgetText.exportName(props.projectKey), props.months, exportColumns)
  return (
    <Card class="overflow-hidden">
      <header class="flex min-h-11 flex-wrap items-center gap-2 px-4 py-2">
        <h2 class="font-semibold">{budgetText.table(props.currency)}</h2>
        <p class="min-w-0 flex-1 basis-64 text-small text-ink-faint">{budgetText.varianceHint}</p>
        <ExportButton run={save} failed={projectText.exportFailed} />
      </header>
      <ScrollBox label={budgetText.table(props.currency)}>
        <table class="w-full border-separate border-spacing-0 text-right">
          <Heads />
          <tbody>
            <Index each={props.months}>
              {(month) => (
                <tr class="hover:bg-hover">
                  <th scope="row" class={`${firstStyle} font-normal`}>
                    {formatMonth(month().month)}
                  </th>
                  <For each={measures}>
                    {(measure) => <Amount amount={month()[measure]} currency={props.currency} />}
                  </For>
                  <For each={measures}>
                    {(measure, place) => (
                      <Amount
                        amount={month().cumulative[measure]}
                        currency={props.currency}
                        edge={place() === 0}
                      />
                    )}
                  </For>
                </tr>
              )}
            </Index>
          </tbody>
          <tfoot>
            <tr class="font-semibold">
              <th scope="row" class={`${firstStyle} font-semibold`}>
                {budgetText.total}
              </th>
              <For each={measures}>
                {(measure) => <Amount amount={props.total[measure]} currency={props.currency} />}
              </For>
              <td class="border-t border-line" colspan={measures.length} />
            </tr>
          </tfoot>
        </table>
      </ScrollBox>
    </Card>
  )
}

const firstStyle =
  'sticky left-0 z-10 border-t border-line bg-surface py-1.5 pr-3 pl-4 text-left whitespace-nowrap'
const headStyle = 'px-3 py-1 text-small font-medium whitespace-nowrap text-ink-muted last:pr-4'

function Heads() {
  return (
    <thead>
      <tr>
        <th
          scope="col"
          rowspan={2}
          class={`${headStyle} sticky left-0 z-10 bg-surface pl-4 text-left align-bottom`}
        >
          {budgetText.month}
        </th>
        <th scope="colgroup" colspan={measures.length} class={`${headStyle} text-left text-ink-faint`}>
          {budgetText.monthGroup}
        </th>
        <th
          scope="colgroup"
          colspan={measures.length}
          class={`${headStyle} border-l border-line text-left text-ink-faint`}
        >
          {budgetText.cumulativeGroup}
        </th>
      </tr>
      <tr>
        <For each={[...measures, ...measures]}>
          {(measure, place) => (
            <th
              scope="col"
              class={headStyle}
              classList={{ 'border-l border-line': place() === measures.length }}
            >
              {budgetText[measure]}
            </th>
          )}
        </For>
      </tr>
    </thead>
  )
}

function Amount(props: { amount: string; currency: string; edge?: boolean }) {
  return (
    <td
      class="border-t border-line px-3 py-1.5 last:pr-4"
      classList={{ 'border-l': props.edge ?? false, 'text-bad-ink': props.amount.startsWith('-') }}
    >
      <MoneyText amount={props.amount} currency={props.currency} />
    </td>
  )
}

interface ExportColumn {
  header: string
  value: (month: BudgetMonth) => string
}

const exportColumns: ExportColumn[] = [
  { header: budgetText.month, value: (month) => month.month.slice(0, 7) },
  { header: budgetText.currencyColumn, value: (month) => month.currency },
  ...measures.map((measure) => ({
    header: budgetText[measure],
    value: (month: BudgetMonth) => month[measure],
  })),
  ...measures.map((measure) => ({
    header: budgetText.cumulativeOf[measure],
    value: (month: BudgetMonth) => month.cumulative[measure],
  })),
]
