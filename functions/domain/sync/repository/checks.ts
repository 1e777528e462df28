import { sql, type SQL } from 'drizzle-orm'
import { usualSeverity } from '#domain/quality/contract.ts'
import type { Db } from '../../../db/client.ts'
import { type NotionRole, notionRoles } from '../contract.ts'
import { references } from '../rules.ts'
import { rawPages, silverTables, watermarks } from '../table.ts'

/** Categories that only all rows together can show. */
export const setCategories = ['dangling_relation', 'duplicate_key'] as const

/**
 * Selects every problem between rows of the given roles, as the columns of an issue: references to rows that are not there, and names
 * that several rows have. A reference to a role that is not synced, or that could not be read so far, is no problem.
 */
export function problemsBetweenRows(roles: readonly NotionRole[]): SQL {
  const dangling = references.filter(({ role, target }) => roles.includes(role) && roles.includes(target))
  return sql.join([...dangling.map(danglingReference), ...roles.map(duplicateName)], sql` union all `)
}

/** `not in` is answered from a hash: right after a first sync the planner, without statistics, would compare every row with every other. */
const danglingReference = ({ role, field, target, column }: (typeof references)[number]) => sql`
  select ${role}::text as entity, s.id as "rowId", s.name as "rowName", ${field}::text as field,
    'dangling_relation'::text as category, ${usualSeverity.dangling_relation}::text as severity,
    'Refers to a row that is not there: deleted, not shared, or in another database.'::text as message,
    s.${sql.identifier(column)}::text as value
  from ${silverTables[role]} s
  where s.deleted_at is null and s.${sql.identifier(column)} is not null and s.${sql.identifier(column)} not in (
    select t.id from ${silverTables[target]} t where t.deleted_at is null)
    and exists (select from ${watermarks} w where w.role = ${target})`

/** Budget lines are named within their project. */
const duplicateName = (role: NotionRole) => sql`
  select ${role}::text as entity, d.id as "rowId", d.name as "rowName", 'name'::text as field,
    'duplicate_key'::text as category, ${usualSeverity.duplicate_key}::text as severity,
    d.namesakes || ' rows have this name. Rename or remove the ones too many.' as message, d.name as value
  from (
    select s.id, s.name, count(*) over (partition by ${role === 'budgetLines' ? sql`s.project_id, ` : sql``}lower(s.name))
      as namesakes
    from ${silverTables[role]} s where s.deleted_at is null and s.name is not null
  ) d
  where d.namesakes > 1`

/** Rows that are not in Notion any more. */
export const deletedRows: SQL = sql`select b.source_id from ${rawPages} b where b.deleted_at is not null`

/** Deletes typed rows whose page has moved to the database of another role. */
export const deleteMoved = (db: Db) =>
  db.execute(sql`
    with ${sql.join(
      notionRoles.map(
        (role) => sql`${sql.identifier(`moved_${role}`)} as (
          update ${silverTables[role]} s set deleted_at = now_ms(), changed_at = now_ms()
          from ${rawPages} b where b.source_id = s.id and b.role <> ${role} and s.deleted_at is null)`,
      ),
      sql`, `,
    )}
    select 1`)
