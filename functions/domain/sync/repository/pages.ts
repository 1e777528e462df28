import { getTableColumns, sql, type SQLChunk } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { storableJson } from '../../../db/json.ts'
import { type NotionRole, notionRoles } from '../contract.ts'
import { massDelete } from '../rules.ts'
import { rawPages, seenPages, silverTables, withheldDeletions } from '../table.ts'

/** One row as it goes to bronze and silver. */
export interface StoredPage {
  id: string
  /** What Notion said, as JSON text in one line. */
  raw: string
  contentHash: string
  editedAt: string
  inTrash: boolean
  /** Keyed by silver's columns. */
  values: Record<string, string | number | null>
}

/**
 * Keeps what Notion said of up to 100 rows. A row is written only where it says something else than before, and never by an older reading
 * than the one that is kept. Answers the rows that changed. The raw pages travel as lines beside the other columns, so that Postgres reads
 * their text once.
 */
export const upsertRaw = (db: Db, role: NotionRole, pages: StoredPage[]) => {
  const rows = pages.map(({ id, contentHash, editedAt, inTrash }) => ({ id, contentHash, editedAt, inTrash }))
  const lines = pages.map(({ raw }) => raw).join('\n')
  return db.execute<{ id: string; inserted: boolean; deleted: boolean }>(sql`
    insert into ${rawPages} as b (source_id, role, raw, content_hash, last_edited_at, deleted_at)
    select i.id, ${role}, i.raw::json, i.content_hash, i.edited_at, case when i.in_trash then now_ms() end
    from rows from (
      json_to_recordset(${JSON.stringify(rows)}::json)
        as (id uuid, "contentHash" text, "editedAt" timestamptz, "inTrash" boolean),
      unnest(string_to_array(${lines}, E'\\n'))
    ) as i (id, content_hash, edited_at, in_trash, raw)
    on conflict (source_id) do update set
      role = excluded.role, raw = excluded.raw, content_hash = excluded.content_hash,
      last_edited_at = excluded.last_edited_at, changed_at = now_ms(), deleted_at = excluded.deleted_at
    where b.last_edited_at <= excluded.last_edited_at
      and (b.role, b.content_hash, b.deleted_at is null)
        is distinct from (excluded.role, excluded.content_hash, excluded.deleted_at is null)
    returning b.source_id as id, xmax = 0 as inserted, b.deleted_at is not null as deleted`)
}

/** Writes the typed rows, each only where a value differs. Answers the rows that changed. */
export const upsertSilver = (db: Db, role: NotionRole, pages: StoredPage[]) => {
  const table = silverTables[role]
  const fields = silverFields(role)
  const names = list(fields.map(({ name }) => sql.identifier(name)))
  const rows = pages.map(({ id, editedAt, inTrash, values }) => ({ id, editedAt, inTrash, ...values }))
  return db.execute<{ id: string }>(sql`
    insert into ${table} as s (id, ${names}, edited_at, deleted_at)
    select i.id, ${list(fields.map(({ name }) => sql`i.${sql.identifier(name)}`))}, i."editedAt",
      case when i."inTrash" then now_ms() end
    from json_to_recordset(${storableJson(rows)}::json) as i (id uuid, "editedAt" timestamptz, "inTrash" boolean,
      ${list(fields.map(({ name, type }) => sql`${sql.identifier(name)} ${sql.raw(type)}`))})
    on conflict (id) do update set (${names}, edited_at, deleted_at, changed_at) = row (
      ${list(fields.map(({ name }) => sql`excluded.${sql.identifier(name)}`))},
      excluded.edited_at, excluded.deleted_at, now_ms())
    where s.edited_at <= excluded.edited_at
      and (${list(fields.map(({ name }) => sql`s.${sql.identifier(name)}`))}, s.deleted_at is null)
        is distinct from (${list(fields.map(({ name }) => sql`excluded.${sql.identifier(name)}`))}, excluded.deleted_at is null)
    returning s.id`)
}

const notFields = ['id', 'edited_at', 'changed_at', 'deleted_at']

const silverFields = (role: NotionRole) =>
  Object.values(getTableColumns(silverTables[role]))
    .map((column) => ({ name: column.name, type: column.getSQLType() }))
    .filter(({ name }) => !notFields.includes(name))

const list = (parts: SQLChunk[]) => sql.join(parts, sql`, `)

/** Remembers that a sweep met these rows. */
export const markSeen = (db: Db, sweepId: string, ids: string[]) =>
  db.execute(sql`
    insert into ${seenPages} as s (source_id, run_id)
    select id::uuid, ${sweepId}::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) e (id) order by id
    on conflict (source_id) do update set run_id = excluded.run_id where s.run_id <> excluded.run_id`)

export interface Sweep {
  role: NotionRole
  sweepId: string
  /** When the sweep began, by the database's clock: rows that changed since were not there for it to see. */
  openedAt: string
}

/**
 * Deletes the rows of a role that a finished sweep did not meet: trashed, archived or no longer shared. When they are too many for
 * that and nobody confirmed so many, none is deleted and they are noted as withheld. `live` and `gone` are the counts before.
 */
export const deleteUnseen = (db: Db, { role, sweepId, openedAt }: Sweep) =>
  db.execute<{ live: number; gone: number; deleted: number }>(sql`
    with live as (
      select b.source_id, s.run_id is distinct from ${sweepId}::uuid and b.changed_at < ${openedAt}::timestamptz as gone
      from ${rawPages} b left join ${seenPages} s on s.source_id = b.source_id
      where b.role = ${role} and b.deleted_at is null
    ), counted as (
      select count(*)::int as live, (count(*) filter (where gone))::int as gone from live
    ), tally as (
      select *, gone > ${massDelete.rows} and gone > live * ${massDelete.share}::numeric
        and gone > coalesce((select w.confirmed from ${withheldDeletions} w where w.role = ${role}), 0) as withheld
      from counted
    ), deleted as (
      update ${rawPages} b set deleted_at = now_ms(), changed_at = now_ms()
      from live l cross join tally t
      where b.source_id = l.source_id and l.gone and not t.withheld
      returning b.source_id
    ), typed as (
      update ${silverTables[role]} s set deleted_at = now_ms(), changed_at = now_ms()
      from deleted d where s.id = d.source_id and s.deleted_at is null
    ), noted as (
      insert into ${withheldDeletions} as w (role, gone, live)
      select ${role}, t.gone, t.live from tally t where t.withheld
      on conflict (role) do update set gone = excluded.gone, live = excluded.live, confirmed = null
      where (w.gone, w.live) is distinct from (excluded.gone, excluded.live)
    ), settled as (
      delete from ${withheldDeletions} w using tally t where w.role = ${role} and not t.withheld
    )
    select t.live, t.gone, (select count(*)::int from deleted) as deleted from tally t`)

/** Deletes rows of any role that Notion does not show any more. */
export const deletePages = (db: Db, ids: string[]) => {
  const typed = notionRoles.map(
    (role) => sql`${sql.identifier(`typed_${role}`)} as (
      update ${silverTables[role]} s set deleted_at = now_ms(), changed_at = now_ms()
      from deleted d where s.id = d.source_id and s.deleted_at is null)`,
  )
  return db.execute<{ deleted: number }>(sql`
    with deleted as (
      update ${rawPages} b set deleted_at = now_ms(), changed_at = now_ms()
      from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) e (id)
      where b.source_id = e.id::uuid and b.deleted_at is null
      returning b.source_id
    ), ${list(typed)}
    select count(*)::int as deleted from deleted`)
}
