import type { GoldModel } from '../contract.ts'

/** Problems of source rows by where, what and how bad: open ones, settled ones, and since when the oldest open one is known. */
export const dataQualityIssues: GoldModel = {
  table: 'gold.data_quality_issues',
  columns: ['entity', 'category', 'severity', 'open_count', 'resolved_count', 'oldest_open_at'],
  select: `
select
  entity,
  category,
  severity,
  cast(sum(case when resolved_at is null then 1 else 0 end) as integer) as open_count,
  cast(sum(case when resolved_at is null then 0 else 1 end) as integer) as resolved_count,
  min(case when resolved_at is null then first_seen_at end) as oldest_open_at
from data_quality_issues
group by entity, category, severity`,
}
