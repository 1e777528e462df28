import type { GoldModel } from '../contract.ts'

/**
 * Money by project, month and currency. Variance is what is left of the budget: of a closed month budget minus actual, of the
 * current and of later months budget minus forecast, where a line without a forecast is expected to cost its budget.
 * Lines without project, period or currency are left out; they are data-quality issues.
 */
export const budgetVsActual: GoldModel = {
  table: 'gold.budget_vs_actual',
  columns: ['project_id', 'month', 'currency', 'budget', 'committed', 'actual', 'forecast', 'variance'],
  select: `
with lines as (
  select
    l.project_id,
    cast(date_trunc('month', l.period) as date) as month,
    l.currency,
    coalesce(l.budget, 0) as budget,
    coalesce(l.committed, 0) as committed,
    coalesce(l.actual, 0) as actual,
    coalesce(l.forecast, 0) as forecast,
    case
      when cast(date_trunc('month', l.period) as date) < cast(date_trunc('month', cast(:as_of as date)) as date)
        then coalesce(l.actual, 0)
      else coalesce(l.forecast, l.budget, 0)
    end as expected
  from silver.budget_lines l
  join silver.projects p on p.id = l.project_id and p.deleted_at is null
  where l.deleted_at is null and l.period is not null and l.currency is not null
)
select
  project_id,
  month,
  currency,
  cast(sum(budget) as decimal(18, 2)) as budget,
  cast(sum(committed) as decimal(18, 2)) as committed,
  cast(sum(actual) as decimal(18, 2)) as actual,
  cast(sum(forecast) as decimal(18, 2)) as forecast,
  cast(sum(budget - expected) as decimal(18, 2)) as variance
from lines
group by project_id, month, currency`,
}
