import Wallet from 'lucide-solid/icons/wallet'
import { Show } from 'solid-js'
import type { ProjectBudget } from '#domain/insights/contract.ts'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Loaded } from '../../../components/Section.tsx'
import { Segments } from '../../../components/Segments.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { useProjectBudget } from '../../../queries/project.ts'
import { budgetText } from '../../../text/project.ts'
import { useUrlText } from '../../../url-state.ts'
import { BudgetChart } from './BudgetChart.tsx'
import { BudgetTable } from './BudgetTable.tsx'
import { BudgetTotals } from './BudgetTotals.tsx'
import type { Desk } from './desk.ts'

/** A project's money, one currency at a time: sums, course and every month. */
export function Budget(props: { desk: Desk }) {
  const budget = useProjectBudget(() => props.desk.key())
  return (
    <Loaded
      query={budget}
      skeleton={<BudgetSkeleton />}
      empty={(data) => data.months.length === 0 && <NoBudget isOurs={props.desk.row().origin === 'app'} />}
    >
      {(data) => <Money budget={data()} />}
    </Loaded>
  )
}

function BudgetSkeleton() {
  return (
    <div class="flex flex-col gap-3" aria-busy="true">
      <Skeleton class="h-24 w-full" />
      <Skeleton class="h-80 w-full" />
    </div>
  )
}

function NoBudget(props: { isOurs: boolean }) {
  return (
    <EmptyState icon={<Wallet size={18} />} title={budgetText.none}>
      {props.isOurs ? budgetText.noneApp : budgetText.noneNotion}
    </EmptyState>
  )
}

function Money(props: { budget: ProjectBudget }) {
  const [asked, choose] = useUrlText('currency')
  const currencies = () => props.budget.totals.map((total) => total.currency)
  const currency = () =>
    [asked(), props.budget.currency].find((text) => text && currencies().includes(text)) ??
    currencies()[0] ??
    ''
  const months = () => props.budget.months.filter((month) => month.currency === currency())
  const total = () => props.budget.totals.find((sums) => sums.currency === currency())
  return (
    <div class="flex flex-col gap-3">
      <Show when={currencies().length > 1}>
        <Notice tone="info">
          <span class="flex flex-wrap items-center gap-2">
            {budgetText.otherCurrencies}
            <Segments
              label={budgetText.currency}
              options={currencies().map((value) => ({ value, label: value }))}
              value={currency()}
              onChange={(value) => choose(value)}
            />
          </span>
        </Notice>
      </Show>
      <Show when={total()}>{(sums) => <BudgetTotals sums={sums()} />}</Show>
      <BudgetChart months={months()} currency={currency()} />
      <Show when={total()}>
        {(sums) => (
          <BudgetTable projectKey={props.budget.key} months={months()} total={sums()} currency={currency()} />
        )}
      </Show>
    </div>
  )
}
