import type { GoldModel } from '../contract.ts'

/** One row for each kind of source row: how many there are, how many problems are open, when one was last edited at the source. */
export const controlRoomStatus: GoldModel = {
  table: 'gold.control_room_status',
  columns: ['entity', 'row_count', 'open_issue_count', 'critical_issue_count', 'last_edited_at'],
  select: `
with source_rows as (
  select 'programs' as entity, edited_at, deleted_at from silver.programs
  union all
  select 'projects' as entity, edited_at, deleted_at from silver.projects
  union all
  select 'budgetLines' as entity, edited_at, deleted_at from silver.budget_lines
  union all
  select 'risks' as entity, edited_at, deleted_at from silver.risks
  union all
  select 'actions' as entity, edited_at, deleted_at from silver.actions
),
entities as (
  select 'programs' as entity
  union all
  select 'projects' as entity
  union all
  select 'budgetLines' as entity
  union all
  select 'risks' as entity
  union all
  select 'actions' as entity
),
counted as (
  select entity, count(*) as row_count, max(edited_at) as last_edited_at
  from source_rows
  where deleted_at is null
  group by entity
),
issues as (
  select
    entity,
    count(*) as open_issue_count,
    sum(case when severity = 'critical' then 1 else 0 end) as critical_issue_count
  from data_quality_issues
  where resolved_at is null
  group by entity
)
select
  e.entity,
  cast(coalesce(c.row_count, 0) as integer) as row_count,
  cast(coalesce(i.open_issue_count, 0) as integer) as open_issue_count,
  cast(coalesce(i.critical_issue_count, 0) as integer) as critical_issue_count,
  c.last_edited_at
from entities e
left join counted c on c.entity = e.entity
left join issues i on i.entity = e.entity`,
}
