import { sql, type SQL } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { KpiFacts } from '../kpis/rules.ts'
import { budgetStanding, isLate, isOpen, isUnfinished, list, today } from './terms.ts'

/** Everything that the KPIs are made of, in one statement. */
export async function readKpiFacts(db: Db, jobKeys: string[], now: Date): Promise<KpiFacts> {
  const { rows } = await db.execute(sql`
    with day as (select ${today(now)} as today),
    shown as (
      select p.key, p.name, p.status, p.source_id, h.score, h.band,
        ${isUnfinished} as unfinished, ${isLate} as late, ${budgetStanding} as budget
      from day, projects p left join gold.project_health h on h.project_id = p.source_id
      where p.deleted_at is null
    ),
    unfinished as (select * from shown where unfinished),
    red as (select * from unfinished where band = 'red'),
    open_risks as (${openRows('risks', sql`x.id, x.name, x.probability, x.impact`)}),
    open_actions as (${openRows('actions', sql`x.due_date`)}),
    issues as (select entity, severity, first_seen_at from data_quality_issues where resolved_at is null)
    select jsonb_build_object(
      'day', day.today,
      'goldDay', (select r.as_of from gold.refresh r),
      'goldRefreshedAt', (select iso(r.refreshed_at) from gold.refresh r),
      'sourceSyncedAt', (select iso(min(w.synced_at)) from bronze.notion_sync_watermarks w),
      'statuses', ${counts(sql`coalesce(status, 'none')`, 'shown')},
      'bands', ${counts(sql`coalesce(band, 'unknown')`, 'shown')},
      'late', (select count(*) from shown where late),
      'budgets', ${counts(sql`budget`, 'unfinished')},
      'redOpen', (select count(*) from red),
      'redProjects', ${list(sql`select key, name, score from red order by score, key limit 5`)},
      'money', ${money},
      'actions', (select jsonb_build_object('open', count(*), 'overdue', count(*) filter (where due_date < day.today)) from open_actions),
      'openRisks', (select count(*) from open_risks),
      'exposure', (select coalesce(sum(probability * impact), 0) from open_risks),
      'topRisks', ${topRisks},
      'severities', ${counts(sql`severity`, 'issues')},
      'criticalIssues', ${list(sql`
        select entity, count(*) as count, iso(min(first_seen_at)) as since from issues
        where severity = 'critical' group by entity order by entity`)},
      'jobs', ${jobs(jobKeys)}
    ) as facts from day`)
  return KpiFacts.parse(rows[0]?.['facts'])
}

/** Open rows that are not deleted and whose project, if it has one, is shown. */
const openRows = (table: 'risks' | 'actions', columns: SQL) => sql`
  select ${columns}, p.key as project_key, p.name as project_name
  from silver.${sql.identifier(table)} x left join projects p on p.source_id = x.project_id
  where x.deleted_at is null and p.deleted_at is null and ${isOpen(sql`x.status`)}`

const counts = (by: SQL, from: 'shown' | 'unfinished' | 'issues') => sql`(
  select coalesce(jsonb_object_agg(c.by, c.count), '{}')
  from (select ${by} as by, count(*) as count from ${sql.identifier(from)} group by 1) c)`

const money = list(sql`
  select b.currency, sum(b.budget)::text as budget, sum(b.committed)::text as committed, sum(b.actual)::text as actual,
    sum(b.forecast)::text as forecast, sum(b.variance)::text as variance
  from gold.budget_vs_actual b join shown on shown.source_id = b.project_id
  group by b.currency order by b.currency`)

const topRisks = list(sql`
  select id, name, probability, impact, probability * impact as exposure,
    project_key as "projectKey", project_name as "projectName"
  from open_risks where probability * impact is not null
  order by probability * impact desc, id limit 5`)

const jobs = (keys: string[]) =>
  list(sql`
    select k.key,
      (select iso(r.finished_at) from job_runs r where r.job_key = k.key and r.state = 'succeeded' order by r.id desc limit 1) as "lastSuccessAt",
      (select iso(min(s.created_at)) from schedules s where s.job_key = k.key and s.enabled and s.deleted_at is null) as "scheduledSince",
      (
        select jsonb_build_object('id', r.id, 'failed', r.state <> 'succeeded', 'error', r.error, 'finishedAt', iso(r.finished_at))
        from job_runs r where r.job_key = k.key and r.state in ('succeeded', 'failed', 'dead') order by r.id desc limit 1
      ) as "lastRun"
    from jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb) k (key)`)
