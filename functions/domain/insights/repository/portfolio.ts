import { sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { PortfolioSummary } from '../contract.ts'
import { budgetStanding, isLate, isOpen, isUnfinished, list, today } from './terms.ts'

/** Everything of the summary in one statement. */
export async function readPortfolioSummary(db: Db, now: Date): Promise<PortfolioSummary> {
  const { rows } = await db.execute(sql`
    with day as (select ${today(now)} as today),
    shown as (
      select p.id, p.key, p.name, p.manager, p.source_id, p.start_date, p.end_date, p.progress, g.id as program_id, g.name as program_name,
        h.score, h.band, h.currency, h.planned_to_date, h.used_to_date, day.today - p.end_date as days_late,
        ${isUnfinished} as unfinished, ${isLate} as late, ${budgetStanding} = 'over' as over_budget
      from day, projects p
      left join gold.project_health h on h.project_id = p.source_id
      left join silver.programs g on g.id = p.program_id and g.deleted_at is null
      where p.deleted_at is null
    ),
    attention as (select * from shown where unfinished and (late or over_budget or band in ('red', 'amber'))),
    money as (
      select s.program_id, b.* from gold.budget_vs_actual b join shown s on s.source_id = b.project_id
    ),
    program_money as (select m.program_id, m.currency, ${sums} from money m group by m.program_id, m.currency)
    select jsonb_build_object(
      'day', day.today,
      'attention', jsonb_build_object('total', (select count(*) from attention), 'items', ${attention}),
      'months', ${months},
      'upcoming', ${upcoming},
      'programs', ${programs}
    ) as summary from day`)
  return PortfolioSummary.parse(rows[0]?.['summary'])
}

const attention = list(sql`
  select a.key, a.name, a.program_name as "programName", a.manager, a.band, a.score, a.end_date as "endDate",
    case when a.late then a.days_late end as "daysLate",
    a.currency, a.planned_to_date::text as "plannedToDate", a.used_to_date::text as "usedToDate",
    risks.open as "openRisks", risks.exposure, actions.overdue as "overdueActions",
    to_jsonb(array_remove(array[
      case when a.late then 'late' end, case when a.over_budget then 'over_budget' end,
      case when actions.overdue > 0 then 'overdue_actions' end, case when risks.open > 0 then 'open_risks' end
    ], null)) as concerns
  from (select * from attention order by score nulls last, key limit 100) a
  cross join lateral (
    select count(*) as open, coalesce(sum(x.probability * x.impact), 0) as exposure
    from silver.risks x where x.project_id = a.source_id and x.deleted_at is null and ${isOpen(sql`x.status`)}
  ) risks
  cross join lateral (
    select count(*) filter (where x.due_date < day.today) as overdue
    from silver.actions x where x.project_id = a.source_id and x.deleted_at is null and ${isOpen(sql`x.status`)}
  ) actions
  order by a.score nulls last, a.key`)

const upcoming = list(sql`
  select d.kind, d.day, s.key, s.name, s.band, s.progress
  from shown s cross join lateral (values ('start', s.start_date), ('end', s.end_date)) d (kind, day)
  where s.unfinished and d.day between day.today and day.today + 30 and not (d.kind = 'end' and coalesce(s.progress, 0) >= 1)
  order by d.day, s.key, d.kind limit 50`)

const amounts = ['budget', 'committed', 'actual', 'forecast', 'variance'] as const

const sums = sql.join(
  amounts.map((amount) => sql`sum(m.${sql.identifier(amount)})::text as ${sql.identifier(amount)}`),
  sql`, `,
)

const runningSums = sql.join(
  amounts.map(
    (amount) => sql`${sql.raw(`'${amount}'`)}, (sum(sum(m.${sql.identifier(amount)})) over so_far)::text`,
  ),
  sql`, `,
)

// The running totals are made before the window is cut, so that they hold what came earlier too.
const months = list(sql`
  select w.* from (
    select m.currency, m.month, ${sums}, jsonb_build_object(${runningSums}) as cumulative
    from money m group by m.currency, m.month
    window so_far as (partition by m.currency order by m.month)
  ) w
  where w.month >= date_trunc('month', day.today) - interval '12 months'
    and w.month < date_trunc('month', day.today) + interval '12 months'
  order by w.currency, w.month`)

const bandCount = (band: string) => sql`count(*) filter (where coalesce(s.band, 'unknown') = ${band})`

const programs = list(sql`
  select s.program_id as id, s.program_name as name, count(*) as projects,
    jsonb_build_object(
      'green', ${bandCount('green')}, 'amber', ${bandCount('amber')}, 'red', ${bandCount('red')}, 'unknown', ${bandCount('unknown')}
    ) as "byHealth",
    ${list(sql`
      select m.currency, m.budget, m.committed, m.actual, m.forecast, m.variance from program_money m
      where m.program_id is not distinct from s.program_id order by m.currency`)} as money
  from shown s group by s.program_id, s.program_name
  order by lower(s.program_name) nulls last, s.program_id limit 100`)
