import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { keyset, toPage } from '../../../db/keyset.ts'
import type { Page } from '../../page.ts'
import type { BelongingsQuery, BudgetMonth, ProjectAction, ProjectHealth, ProjectRisk } from '../contract.ts'
import type { HealthFacts } from '../health/rules.ts'
import { silverActions as actions, silverRisks as risks } from '#domain/sync/table.ts'
import { isOpen, today } from './terms.ts'

/** Which project, and when: "overdue" is a question of the day. */
interface Asked {
  key: string
  now: Date
}

interface HealthRow extends Pick<ProjectHealth, 'key' | 'score' | 'band' | 'asOf' | 'refreshedAt'> {
  origin: 'app' | 'notion'
  facts: HealthFacts
}

/** Undefined when there is no such project; the score is null until a refresh of the gold models has seen it. */
export async function findHealth(db: Db, key: string): Promise<HealthRow | undefined> {
  const { rows } = await db.execute<Record<string, unknown> & HealthRow>(sql`
    select p.key, p.origin, h.score, h.band, r.as_of::text as "asOf", iso(r.refreshed_at) as "refreshedAt",
      jsonb_build_object(
        'schedulePoints', h.schedule_points, 'budgetPoints', h.budget_points, 'riskPoints', h.risk_points,
        'actionPoints', h.action_points, 'reportedPoints', h.reported_points,
        'scheduleBasis', h.schedule_basis, 'progress', h.progress, 'daysPassed', h.days_passed, 'daysTotal', h.days_total,
        'budgetBasis', h.budget_basis, 'currency', h.currency,
        'plannedToDate', h.planned_to_date::text, 'usedToDate', h.used_to_date::text,
        'openRisks', h.open_risks, 'riskExposure', h.risk_exposure,
        'openActions', h.open_actions, 'overdueActions', h.overdue_actions, 'reported', h.reported
      ) as facts
    from projects p
    left join gold.project_health h on h.project_id = p.source_id
    left join gold.refresh r on true
    where p.key = ${key} and p.deleted_at is null`)
  return rows[0]
}

interface BudgetRow {
  projectCurrency: string | null
  /** null for a project without money. */
  month: BudgetMonth | null
}

/** One row for each month and currency, in that order of currency and month; none when there is no such project. */
export async function readBudget(db: Db, key: string): Promise<BudgetRow[]> {
  const { rows } = await db.execute<Record<string, unknown> & BudgetRow>(sql`
    select p.currency as "projectCurrency",
      case when b.month is not null then jsonb_build_object(
        'month', b.month, 'currency', b.currency, 'budget', b.budget::text, 'committed', b.committed::text,
        'actual', b.actual::text, 'forecast', b.forecast::text, 'variance', b.variance::text,
        'cumulative', jsonb_build_object(
          'budget', (sum(b.budget) over so_far)::text, 'committed', (sum(b.committed) over so_far)::text,
          'actual', (sum(b.actual) over so_far)::text, 'forecast', (sum(b.forecast) over so_far)::text,
          'variance', (sum(b.variance) over so_far)::text
        )
      ) end as month
    from projects p left join gold.budget_vs_actual b on b.project_id = p.source_id
    where p.key = ${key} and p.deleted_at is null
    window so_far as (partition by b.currency order by b.month)
    order by b.currency, b.month`)
  return rows
}

/** The gravest first, unassessed ones last. Undefined when there is no such project. */
export async function listRisks(
  db: Db,
  { key, now }: Asked,
  query: BelongingsQuery,
): Promise<Page<ProjectRisk> | undefined> {
  const exposure = sql<number | null>`${risks.probability} * ${risks.impact}`
  const order = keyset({ by: exposure, id: risks.id, descending: true }, query.after)
  const open = isOpen(sql`${risks.status}`)
  const [found, rows] = await db.batch([
    findProject(db, key),
    db
      .select({
        id: risks.id,
        name: risks.name,
        probability: risks.probability,
        impact: risks.impact,
        exposure,
        response: risks.response,
        status: risks.status,
        open,
        owner: risks.owner,
        dueDate: risks.dueDate,
        overdue: sql<boolean>`coalesce(${open} and ${risks.dueDate} < ${today(now)}, false)`,
        editedAt: risks.editedAt,
        sortKey: order.sortKey,
      })
      .from(risks)
      .where(and(eq(risks.projectId, sourceId(key)), isNull(risks.deletedAt), order.behind))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1),
  ])
  return found.rows.length === 0 ? undefined : toPage(rows, query.limit)
}

/** Open ones first, by due date. Undefined when there is no such project. */
export async function listActions(
  db: Db,
  { key, now }: Asked,
  query: BelongingsQuery,
): Promise<Page<ProjectAction> | undefined> {
  const open = isOpen(sql`${actions.status}`)
  const urgency = sql`(case when ${open} then '0' else '1' end || coalesce(${actions.dueDate}::text, '9999-99-99'))`
  const order = keyset({ by: urgency, id: actions.id, descending: false }, query.after)
  const [found, rows] = await db.batch([
    findProject(db, key),
    db
      .select({
        id: actions.id,
        name: actions.name,
        status: actions.status,
        open,
        assignee: actions.assignee,
        dueDate: actions.dueDate,
        overdue: sql<boolean>`coalesce(${open} and ${actions.dueDate} < ${today(now)}, false)`,
        riskId: actions.riskId,
        riskName: risks.name,
        editedAt: actions.editedAt,
        sortKey: order.sortKey,
      })
      .from(actions)
      .leftJoin(risks, eq(risks.id, actions.riskId))
      .where(and(eq(actions.projectId, sourceId(key)), isNull(actions.deletedAt), order.behind))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1),
  ])
  return found.rows.length === 0 ? undefined : toPage(rows, query.limit)
}

const findProject = (db: Db, key: string) =>
  db.execute(sql`select 1 from projects p where p.key = ${key} and p.deleted_at is null`)

const sourceId = (key: string) => sql`(select p.source_id from projects p where p.key = ${key})`
