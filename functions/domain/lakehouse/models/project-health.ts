import type { GoldModel } from '../contract.ts'

/**
 * Health of every project: five contributions that add up to the score, with the facts they rest on. Where a fact is missing, a
 * contribution gives half its points (budget, schedule, reported); an absent risk or action is no fact against the project.
 * Schedule: progress over the elapsed share of the timeline. Budget: what is spent or ordered to date over what was
 * planned to date, in the project's currency, nothing left from 25 % over. Risks: probability x impact of open
 * risks, nothing left from 50; an unassessed risk counts 3 x 3. Actions: share of open ones that are not overdue.
 */
export const projectHealth: GoldModel = {
  table: 'gold.project_health',
  columns: [
    'project_id',
    'score',
    'band',
    'schedule_points',
    'budget_points',
    'risk_points',
    'action_points',
    'reported_points',
    'schedule_basis',
    'progress',
    'days_passed',
    'days_total',
    'budget_basis',
    'currency',
    'planned_to_date',
    'used_to_date',
    'open_risks',
    'risk_exposure',
    'open_actions',
    'overdue_actions',
    'reported',
  ],
  select: `
with projects as (
  select
    p.id as project_id,
    lower(replace(p.status, ' ', '_')) as status,
    p.start_date,
    p.end_date,
    case when p.progress < 0 then 0.0000 when p.progress > 1 then 1.0000 else p.progress end as progress,
    p.currency,
    lower(p.health) as reported,
    cast(:as_of as date) as as_of
  from silver.projects p
  where p.deleted_at is null
),
money as (
  select
    p.project_id,
    cast(sum(case
      when cast(date_trunc('month', l.period) as date) <= p.as_of then coalesce(l.budget, 0)
      else 0
    end) as decimal(18, 2)) as planned,
    cast(sum(case
      when cast(date_trunc('month', l.period) as date) > p.as_of then 0
      when l.committed > coalesce(l.actual, 0) then l.committed
      else coalesce(l.actual, 0)
    end) as decimal(18, 2)) as used
  from projects p
  join silver.budget_lines l on l.project_id = p.project_id and l.currency = p.currency
  where l.deleted_at is null and l.period is not null
  group by p.project_id
),
threats as (
  select
    r.project_id,
    cast(count(*) as integer) as open_risks,
    cast(sum(coalesce(r.probability, 3) * coalesce(r.impact, 3)) as integer) as exposure
  from silver.risks r
  where r.deleted_at is null and lower(coalesce(r.status, 'open')) not in ('closed', 'done', 'cancelled')
  group by r.project_id
),
work as (
  select
    a.project_id,
    cast(count(*) as integer) as open_actions,
    cast(sum(case when a.due_date < cast(:as_of as date) then 1 else 0 end) as integer) as overdue_actions
  from silver.actions a
  where a.deleted_at is null and lower(coalesce(a.status, 'open')) not in ('closed', 'done', 'cancelled')
  group by a.project_id
),
facts as (
  select
    p.project_id,
    p.progress,
    p.currency,
    p.reported,
    case
      when p.status in ('proposed', 'completed', 'cancelled') then p.status
      when p.progress >= 1 then 'finished'
      when p.end_date < p.start_date then 'undated'
      when p.end_date < p.as_of then 'late'
      when p.start_date is null or p.end_date is null then 'undated'
      when p.start_date >= p.as_of then 'not_started'
      when p.progress is null then 'unreported'
      else 'running'
    end as schedule_basis,
    cast(extract(day from (cast(p.as_of as timestamp) - cast(p.start_date as timestamp))) as integer) as days_passed,
    cast(extract(day from (cast(p.end_date as timestamp) - cast(p.start_date as timestamp))) as integer) + 1 as days_total,
    case
      when m.planned is null then 'unplanned'
      when m.planned <= 0 and m.used <= 0 then 'not_due'
      when m.planned <= 0 then 'unbudgeted'
      when m.used <= m.planned then 'within'
      else 'over'
    end as budget_basis,
    m.planned as planned_to_date,
    m.used as used_to_date,
    coalesce(t.open_risks, 0) as open_risks,
    coalesce(t.exposure, 0) as risk_exposure,
    coalesce(w.open_actions, 0) as open_actions,
    coalesce(w.overdue_actions, 0) as overdue_actions
  from projects p
  left join money m on m.project_id = p.project_id
  left join threats t on t.project_id = p.project_id
  left join work w on w.project_id = p.project_id
),
points as (
  select
    f.*,
    case f.schedule_basis
      when 'late' then cast(round(15 * coalesce(f.progress, 0), 0) as integer)
      when 'undated' then 15
      when 'unreported' then 15
      when 'running' then case
        when f.progress * f.days_total >= f.days_passed then 30
        else cast(round(30 * f.progress * f.days_total / f.days_passed, 0) as integer)
      end
      else 30
    end as schedule_points,
    case f.budget_basis
      when 'unplanned' then 15
      when 'unbudgeted' then 0
      when 'over' then case
        when 4 * f.used_to_date >= 5 * f.planned_to_date then 0
        else cast(round((150 * f.planned_to_date - 120 * f.used_to_date) / f.planned_to_date, 0) as integer)
      end
      else 30
    end as budget_points,
    case
      when f.risk_exposure <= 0 then 20
      when f.risk_exposure >= 50 then 0
      else cast(round(cast(2 * (50 - f.risk_exposure) as decimal(18, 2)) / 5, 0) as integer)
    end as risk_points,
    case
      when f.open_actions = 0 then 10
      else cast(round(cast(10 * (f.open_actions - f.overdue_actions) as decimal(18, 2)) / f.open_actions, 0) as integer)
    end as action_points,
    case f.reported when 'green' then 10 when 'red' then 0 else 5 end as reported_points
  from facts f
),
scores as (
  select p.*, schedule_points + budget_points + risk_points + action_points + reported_points as score
  from points p
)
select
  project_id,
  score,
  case when score >= 75 then 'green' when score >= 50 then 'amber' else 'red' end as band,
  schedule_points,
  budget_points,
  risk_points,
  action_points,
  reported_points,
  schedule_basis,
  progress,
  days_passed,
  days_total,
  budget_basis,
  currency,
  planned_to_date,
  used_to_date,
  open_risks,
  risk_exposure,
  open_actions,
  overdue_actions,
  reported
from scores`,
}
