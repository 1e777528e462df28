import { and, desc, eq, inArray, lt, sql, type SQL } from 'drizzle-orm'
import { actorName } from '../../db/actor.ts'
import type { Db } from '../../db/client.ts'
import { asUuid } from '../../db/ids.ts'
import type { Page } from '../page.ts'
import type { AuditActor, AuditEntry, AuditFilters, AuditQuery, HistoryQuery } from './contract.ts'
import { fieldName } from './rules.ts'
import { auditLog } from './table.ts'

/** Newest first; the primary key is the order, so that a page deep in the trail costs no more than the first. */
export async function listEntries(db: Db, query: AuditQuery): Promise<Page<AuditEntry>> {
  return toPage(await selectEntries(db, query, and(...filters(query))), query.limit)
}

/** Undefined when there is no such project. */
export const listProjectEntries = (db: Db, key: string, query: HistoryQuery) =>
  listRowEntries(db, query, {
    table: 'projects',
    id: sql`(select p.id::text from projects p where p.key = ${key} and p.deleted_at is null)`,
  })

/** Undefined when there is no such order. */
export const listOrderEntries = (db: Db, id: string, query: HistoryQuery) =>
  listRowEntries(db, query, {
    table: 'orders',
    id: sql`(select o.id::text from orders o where o.id = ${id} and o.deleted_at is null)`,
  })

async function listRowEntries(
  db: Db,
  query: HistoryQuery,
  row: { table: string; id: SQL },
): Promise<Page<AuditEntry> | undefined> {
  const [found, rows] = await db.batch([
    db.execute(sql`select ${row.id} as id`),
    selectEntries(db, query, and(eq(auditLog.tableName, row.table), eq(auditLog.rowId, row.id))),
  ])
  return found.rows[0]?.['id'] ? toPage(rows, query.limit) : undefined
}

/** Every table and every actor in the trail, by name; at most 500 of each. Reads one index entry for each of them, however long the trail is. */
export async function listFilters(db: Db): Promise<AuditFilters> {
  const [tables, actors] = await db.batch([
    db.execute<{ id: string }>(distinct(sql`table_name`, sql`v.value as id`)),
    db.execute<{ id: string; name: string }>(
      distinct(sql`actor`, sql`v.value as id, ${actorName(sql`v.value`)} as name`),
    ),
  ])
  return {
    tables: tables.rows.map(({ id }) => id),
    actors: actors.rows.map(toActor).toSorted((a, b) => a.name.localeCompare(b.name)),
  }
}

/** The values of an indexed column, each found from the one before. */
const distinct = (column: SQL, wanted: SQL) => sql`
  with recursive v (value) as (
    (select ${column} from audit_log order by ${column} limit 1)
    union all
    select (select ${column} from audit_log where ${column} > v.value order by ${column} limit 1)
    from v where v.value is not null
  )
  select ${wanted} from v where v.value is not null limit 500`

const selectEntries = (db: Db, { limit, after }: HistoryQuery, where: SQL | undefined) =>
  db
    .select({
      id: auditLog.id,
      at: auditLog.at,
      actorId: auditLog.actor,
      actorName: actorName(sql`audit_log.actor`),
      requestId: auditLog.requestId,
      table: auditLog.tableName,
      rowId: auditLog.rowId,
      rowName: ofRow(rowNames),
      rowKey: ofRow(rowKeys),
      action: auditLog.action,
      changes,
    })
    .from(auditLog)
    .where(and(where, after === undefined ? undefined : lt(auditLog.id, after)))
    .orderBy(desc(auditLog.id))
    .limit(limit + 1)

const rowUuid = asUuid(sql`audit_log.row_id`)

/** What rows are called, by their table. Other rows are known by their id alone. */
const rowNames: Record<string, SQL> = {
  accounts: sql`(select u.name from accounts c join users u on u.id = c.user_id where c.id = ${rowUuid})`,
  api_tokens: sql`(select t.name from api_tokens t where t.id = ${rowUuid})`,
  customers: sql`(select c.name from customers c where c.id = ${rowUuid})`,
  feature_flags: sql`audit_log.row_id`,
  order_comments: ofOrder(sql`o.number`, 'order_comments'),
  order_items: ofOrder(sql`o.number`, 'order_items'),
  orders: sql`(select o.number from orders o where o.id = ${rowUuid})`,
  products: sql`(select p.name from products p where p.id = ${rowUuid})`,
  projects: sql`(select p.name from projects p where p.id = ${rowUuid})`,
  saved_views: sql`(select v.name from saved_views v where v.id = ${rowUuid})`,
  schedules: sql`(select s.job_key from schedules s where s.id = ${rowUuid})`,
  users: sql`(select u.name from users u where u.id = ${rowUuid})`,
  workspace: sql`(select w.name from workspace w)`,
}

/** What the page of the row is addressed by. */
const rowKeys: Record<string, SQL> = {
  order_comments: ofOrder(sql`o.id::text`, 'order_comments'),
  order_items: ofOrder(sql`o.id::text`, 'order_items'),
  orders: sql`audit_log.row_id`,
  projects: sql`(select p.key from projects p where p.id = ${rowUuid})`,
}

/** Of the order that a row belongs to, also when the row itself is gone. */
function ofOrder(wanted: SQL, table: 'order_items' | 'order_comments'): SQL {
  const recorded = sql`coalesce(audit_log.after, audit_log.before) ->> 'order_id'`
  const present = sql`(select r.order_id::text from ${sql.identifier(table)} r where r.id = ${rowUuid})`
  return sql`(select ${wanted} from orders o where o.id = ${asUuid(sql`coalesce(${recorded}, ${present})`)})`
}

const ofRow = (byTable: Record<string, SQL>) =>
  sql<string | null>`case audit_log.table_name ${sql.join(
    Object.entries(byTable).map(([table, value]) => sql`when ${sql.raw(`'${table}'`)} then ${value}`),
    sql` `,
  )} end`

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
  table && inArray(auditLog.tableName, table),
  rowId === undefined
    ? undefined
    : sql`${auditLog.rowId} in (
        ${rowId},
        (select p.id::text from projects p where p.key = upper(${rowId})),
        (select o.id::text from orders o where o.number = ${rowId}))`,
  actor && inArray(auditLog.actor, actor),
  action && inArray(auditLog.action, action),
  from === undefined ? undefined : sql`${auditLog.at} >= ${startOf(sql`${from}::date`)}`,
  to === undefined ? undefined : sql`${auditLog.at} < ${startOf(sql`${to}::date + 1`)}`,
]

type EntryRow = Awaited<ReturnType<typeof selectEntries>>[number]

function toPage(rows: EntryRow[], limit: number): Page<AuditEntry> {
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return { items: rows.slice(0, limit).map(toEntry), next: last ? String(last.id) : null }
}

const toEntry = ({ actorId, actorName: name, changes: fields, ...row }: EntryRow): AuditEntry => ({
  ...row,
  actor: toActor({ id: actorId, name }),
  changes: fields.map((change) => ({ ...change, field: fieldName(change.field) })),
})

const toActor = ({ id, name }: { id: string; name: string }): AuditActor => ({ id, name, kind: kindOf(id) })

const kindOf = (actorId: string): AuditActor['kind'] => {
  if (actorId.startsWith('system:')) return 'system'
  return actorId.startsWith('database:') ? 'database' : 'person'
}
