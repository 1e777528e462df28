import { and, desc, eq, inArray, lt, sql, type SQL } from 'drizzle-orm'
import type { Db } from '../../db/client.ts'
import type { Page } from '../page.ts'
import type { AuditEntry, AuditQuery, HistoryQuery } from './contract.ts'
import { fieldName } from './rules.ts'
import { auditLog } from './table.ts'

/** Newest first; the primary key is the order, so that a page deep in the trail costs no more than the first. */
export async function listEntries(db: Db, query: AuditQuery): Promise<Page<AuditEntry>> {
  return toPage(await selectEntries(db, query, and(...filters(query))), query.limit)
}

/** Undefined when there is no such project. */
export async function listProjectEntries(
  db: Db,
  key: string,
  query: HistoryQuery,
): Promise<Page<AuditEntry> | undefined> {
  const project = sql`(select p.id::text from projects p where p.key = ${key} and p.deleted_at is null)`
  const [found, rows] = await db.batch([
    db.execute(sql`select ${project} as id`),
    selectEntries(db, query, and(eq(auditLog.tableName, 'projects'), eq(auditLog.rowId, project))),
  ])
  return found.rows[0]?.['id'] ? toPage(rows, query.limit) : undefined
}

const selectEntries = (db: Db, { limit, after }: HistoryQuery, where: SQL | undefined) =>
  db
    .select({
      id: auditLog.id,
      at: auditLog.at,
      actorId: auditLog.actor,
      actorName: sql<string | null>`(select u.name from users u where u.id = ${actorUserId})`,
      requestId: auditLog.requestId,
      table: auditLog.tableName,
      rowId: auditLog.rowId,
      action: auditLog.action,
      changes,
    })
    .from(auditLog)
    .where(and(where, after === undefined ? undefined : lt(auditLog.id, after)))
    .orderBy(desc(auditLog.id))
    .limit(limit + 1)

const actorUserId = sql`case when ${auditLog.actor} ~ '^[0-9a-f]{8}-[0-9a-f-]{27}$' then ${auditLog.actor}::uuid end`

// A number leaves the database as text: as a JSON number it would lose digits on its way through JavaScript.
const exact = (value: SQL) =>
  sql`case jsonb_typeof(${value}) when 'number' then to_jsonb(${value} #>> '{}') else ${value} end`

const before = sql`${auditLog.before} -> k`
const after = sql`${auditLog.after} -> k`

const changes = sql<AuditEntry['changes']>`(
  select coalesce(jsonb_agg(jsonb_build_object('field', k, 'before', ${exact(before)}, 'after', ${exact(after)}) order by k), '[]')
  from jsonb_object_keys(coalesce(${auditLog.after}, ${auditLog.before})) k
  where coalesce(${before}, 'null') <> coalesce(${after}, 'null'))`

const startOf = (day: SQL) => sql`(${day})::timestamp at time zone (select w.time_zone from workspace w)`

const filters = ({ table, rowId, actor, action, from, to }: AuditQuery) => [
  table === undefined ? undefined : eq(auditLog.tableName, table),
  rowId === undefined ? undefined : eq(auditLog.rowId, rowId),
  actor === undefined ? undefined : eq(auditLog.actor, actor),
  action && inArray(auditLog.action, action),
  from === undefined ? undefined : sql`${auditLog.at} >= ${startOf(sql`${from}::date`)}`,
  to === undefined ? undefined : sql`${auditLog.at} < ${startOf(sql`${to}::date + 1`)}`,
]

type EntryRow = Awaited<ReturnType<typeof selectEntries>>[number]

function toPage(rows: EntryRow[], limit: number): Page<AuditEntry> {
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return { items: rows.slice(0, limit).map(toEntry), next: last ? String(last.id) : null }
}

const toEntry = ({ actorId, actorName, changes: fields, ...row }: EntryRow): AuditEntry => ({
  ...row,
  actor: { id: actorId, name: actorName ?? actorId, kind: kindOf(actorId) },
  changes: fields.map((change) => ({ ...change, field: fieldName(change.field) })),
})

const kindOf = (actorId: string): AuditEntry['actor']['kind'] => {
  if (actorId.startsWith('system:')) return 'system'
  return actorId.startsWith('database:') ? 'database' : 'person'
}
