import { and, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { idPerRow } from '../../../db/ids.ts'
import { storableJson } from '../../../db/json.ts'
import type { Category, FoundIssue } from '../contract.ts'
import { issues } from '../table.ts'

export interface RowCheck {
  source: string
  entity: string
  /** The rows that were checked. */
  rowIds: string[]
  /** The categories that the check looks for. */
  categories: readonly Category[]
  found: FoundIssue[]
  /** Whether problems that are as they were count as seen again; otherwise nothing is written for them. */
  again: boolean
}

/** Records what a check of some rows found, and resolves their other issues of the same categories. One statement. */
export const recordIssues = (db: Db, check: RowCheck) =>
  settle(db, check, {
    found: sql`
      select * from jsonb_to_recordset(${storableJson(check.found)}::jsonb) as i (entity text, "rowId" uuid,
        "rowName" text, field text, category text, severity text, message text, value text)`,
    checked: and(
      eq(sql`q.entity`, check.entity),
      sql`q.row_id in (select e::uuid from jsonb_array_elements_text(${JSON.stringify(check.rowIds)}::jsonb) e)`,
      inArray(sql`q.category`, [...check.categories]),
    ),
  })

export interface SetCheck {
  source: string
  categories: readonly Category[]
  /** Selects entity, "rowId", "rowName", field, category, severity, message and value of every problem there is. */
  found: SQL
  again: boolean
}

/** Records what a check of all rows of a source found, and resolves every other issue of these categories. One statement. */
export const recordChecks = (db: Db, check: SetCheck) =>
  settle(db, check, { found: check.found, checked: inArray(sql`q.category`, [...check.categories]) })

interface Findings {
  found: SQL
  /** Which issues are resolved unless they were found. */
  checked: SQL | undefined
}

const settle = (
  db: Db,
  { source, again }: { source: string; again: boolean },
  { found, checked }: Findings,
) =>
  db.execute<{ recorded: number; resolved: number }>(sql`
    with found as (
      select distinct on (entity, "rowId", field, category) * from (${found}) f
      order by entity, "rowId", field, category
    ), recorded as (
      insert into ${issues} as q (id, source, entity, row_id, row_name, field, category, severity, message, value)
      select ${idPerRow(sql`f."rowId"::text || f.field || f.category`)}, ${source}, f.entity, f."rowId", f."rowName",
        f.field, f.category, f.severity, f.message, f.value
      from found f
      on conflict (entity, row_id, field, category) do update set
        row_name = excluded.row_name, severity = excluded.severity, message = excluded.message, value = excluded.value,
        last_seen_at = now_ms(), resolved_at = null
      where ${again} or q.resolved_at is not null
        or (q.row_name, q.severity, q.message, q.value)
          is distinct from (excluded.row_name, excluded.severity, excluded.message, excluded.value)
      returning q.id
    ), resolved as (
      update ${issues} q set resolved_at = now_ms()
      where q.source = ${source} and q.resolved_at is null and ${checked}
        and not exists (select from found f
          where (f.entity, f."rowId", f.field, f.category) = (q.entity, q.row_id, q.field, q.category))
      returning q.id
    )
    select (select count(*)::int from recorded) as recorded, (select count(*)::int from resolved) as resolved`)

/** Resolves the issues of rows that are gone. */
export const resolveIssuesOf = (db: Db, source: string, rowIds: SQL) =>
  db.execute<{ id: string }>(sql`
    update ${issues} q set resolved_at = now_ms()
    where q.source = ${source} and q.resolved_at is null and q.row_id in (${rowIds})
    returning q.id`)
