import { and, desc, eq, ilike, inArray, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm'
import { isDeletion, lastActor } from '../../db/actor.ts'
import type { Db } from '../../db/client.ts'
import { keyset, toPage } from '../../db/keyset.ts'
import { contains } from '../../db/like.ts'
import type { Page } from '../page.ts'
import { type NewProject, type Program, type Project, type ProjectQuery, projectSorts } from './contract.ts'
import type { concerns } from './rules.ts'
import { projects } from './table.ts'

// Inside a subquery Drizzle would write a bare column name, which could then mean the inner table's; so the outer one is spelt out.
const outer = {
  sourceId: sql`projects.source_id`,
  currency: sql`projects.currency`,
  programId: sql`projects.program_id`,
}

const budgetSum = (column: 'committed' | 'actual' | 'forecast') => sql<string | null>`(
  select sum(b.${sql.identifier(column)})::text from gold.budget_vs_actual b
  where b.project_id = ${outer.sourceId} and b.currency = ${outer.currency})`

const healthColumn = <Value>(column: 'score' | 'band') => sql<Value | null>`(
  select h.${sql.identifier(column)} from gold.project_health h where h.project_id = ${outer.sourceId})`

const score = healthColumn<number>('score')
const band = healthColumn<'green' | 'amber' | 'red'>('band')

/** Today in the workspace's time zone, which governs what is overdue and late. */
const today = sql`(select (now() at time zone w.time_zone)::date from workspace w)`

const openRows = (table: 'risks' | 'actions', condition: SQL = sql``) => sql<number>`(
  select count(*)::int from silver.${sql.identifier(table)} x
  where x.project_id = ${outer.sourceId} and x.deleted_at is null
    and lower(coalesce(x.status, 'open')) not in ('closed', 'done', 'cancelled') ${condition})`

const wire = {
  id: projects.id,
  key: projects.key,
  origin: projects.origin,
  sourceId: projects.sourceId,
  name: projects.name,
  programId: projects.programId,
  status: projects.status,
  manager: projects.manager,
  startDate: projects.startDate,
  endDate: projects.endDate,
  budget: projects.budget,
  currency: projects.currency,
  priority: projects.priority,
  progress: projects.progress,
  reportedHealth: projects.reportedHealth,
  summary: projects.summary,
  notes: projects.notes,
  tags: projects.tags,
  programName: sql<string | null>`(select g.name from silver.programs g where g.id = ${outer.programId})`,
  committed: budgetSum('committed'),
  actual: budgetSum('actual'),
  forecast: budgetSum('forecast'),
  healthScore: score,
  healthBand: band,
  openRisks: openRows('risks'),
  openActions: openRows('actions'),
  overdueActions: openRows('actions', sql`and x.due_date < ${today}`),
  createdAt: projects.createdAt,
  updatedAt: projects.updatedAt,
}

const sortColumns = {
  key: sql`substring(${projects.key} from '[0-9]+')::int`,
  name: sql`lower(${projects.name})`,
  status: sql`${projects.status}`,
  manager: sql`${projects.manager}`,
  startDate: sql`${projects.startDate}`,
  endDate: sql`${projects.endDate}`,
  budget: sql`${projects.budget}`,
  progress: sql`${projects.progress}`,
  priority: sql`array_position(array['low', 'medium', 'high', 'critical'], ${projects.priority})`,
  healthScore: score,
  updatedAt: sql`${projects.updatedAt}`,
} satisfies Record<(typeof projectSorts)[number], unknown>

/** One page of projects with their computed columns, in one statement. */
export async function listProjects(db: Db, query: ProjectQuery): Promise<Page<Project>> {
  const by = sortColumns[sortField(query.sort)]
  const { sortKey, orderBy, behind } = keyset(
    { by, id: projects.id, descending: query.sort.startsWith('-') },
    query.after,
  )
  const rows = await db
    .select({ ...wire, sortKey })
    .from(projects)
    .where(and(isNull(projects.deletedAt), ...filters(query), behind))
    .orderBy(...orderBy)
    .limit(query.limit + 1)
  return toPage(rows, query.limit)
}

function filters(query: ProjectQuery): (SQL | undefined)[] {
  const { q, status, priority, health, origin, concern } = query
  return [
    q
      ? or(
          ilike(projects.name, contains(q)),
          ilike(projects.key, contains(q)),
          ilike(projects.manager, contains(q)),
          ilike(wire.programName, contains(q)),
        )
      : undefined,
    status && inArray(projects.status, status),
    priority && inArray(projects.priority, priority),
    origin && inArray(projects.origin, origin),
    health && inArray(sql`coalesce(${band}, 'unrated')`, health),
    concern && and(unfinished, or(...concern.map((one) => concerned[one]))),
  ]
}

const unfinished = sql`coalesce(${projects.status}, '') not in ('completed', 'cancelled')`

const concerned = {
  late: sql`(${projects.endDate} < ${today} and coalesce(${projects.progress}, 0) < 1)`,
  over_budget: sql`exists (
    select 1 from gold.project_health h
    where h.project_id = ${outer.sourceId} and h.budget_basis in ('over', 'unbudgeted'))`,
  overdue_actions: sql`${wire.overdueActions} > 0`,
  open_risks: sql`${wire.openRisks} > 0`,
} satisfies Record<(typeof concerns)[number], SQL>

const sortField = (sort: string) => projectSorts.find((field) => field === sort.replace('-', '')) ?? 'name'

/** By name; nobody has more than a choice can hold. */
export async function listPrograms(db: Db): Promise<Program[]> {
  const { rows } = await db.execute<Record<string, unknown> & Program>(sql`
    select g.id::text as id, g.name from silver.programs g
    where g.deleted_at is null and g.name is not null
    order by lower(g.name), g.id limit 500`)
  return rows
}

export const readProjects = (db: Db, ids: string[]) =>
  db
    .select(wire)
    .from(projects)
    .where(and(inArray(projects.id, ids), isNull(projects.deletedAt)))

export const findByKey = (db: Db, key: string) =>
  db
    .select(wire)
    .from(projects)
    .where(and(eq(projects.key, key), isNull(projects.deletedAt)))

/** Repeating an insert with the same id changes nothing. */
export const insertProject = (db: Db, project: NewProject & { id: string }) =>
  db
    .insert(projects)
    .values({
      ...project,
      key: sql`default`,
      origin: 'app',
      tags: project.tags ?? [],
      createdAt: sql`default`,
      updatedAt: sql`default`,
    })
    .onConflictDoNothing({ target: projects.id })

/** Whether this actor deleted the project last. */
export const wasDeletedBy = (id: string, actor: string) => sql`${actor} = (
  select a.actor from audit_log a
  where a.table_name = 'projects' and a.row_id = ${id} and ${isDeletion}
  order by a.id desc limit 1)`

export const listDeleted = (db: Db) =>
  db
    .select({
      ...wire,
      deletedAt: sql<string>`iso(${projects.deletedAt})`,
      deletedBy: lastActor('projects', sql`projects.id::text`, isDeletion),
    })
    .from(projects)
    .where(isNotNull(projects.deletedAt))
    .orderBy(desc(projects.deletedAt))
    .limit(200)
