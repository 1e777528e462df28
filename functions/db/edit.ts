import { getTableColumns, getTableName, sql, type SQL } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Ctx } from '../domain/context.ts'
import { DomainError, notFound } from '../domain/errors.ts'
import { sqlState } from './sql-state.ts'
import { write } from './write.ts'

/** `changes` are keyed by the table's property names; `updatedAt` is the version that the user saw. */
export interface Edit {
  id: string
  updatedAt: string
  changes: Record<string, unknown>
}

export interface EditPlan<Row> {
  /** What the rows are called in messages: "project". */
  noun: string
  table: PgTable
  edits: Edit[]
  /** Reads the wire rows by id; part of the same transaction, so that an edit stays one round trip. */
  read(ids: string[]): BatchItem<'pg'> & PromiseLike<Row[]>
}

interface VersionedRow {
  id: string
  updatedAt: string
}

/**
 * Applies all edits or none, in one statement, each only if its row still has the version it was made on. A repeated edit whose
 * values already hold succeeds. Throws `conflict` with `current` and `conflictingFields` (one edit) or `conflicts` (several),
 * `not_found` when a row is gone.
 */
export async function editRows<Row extends VersionedRow>(ctx: Ctx, plan: EditPlan<Row>): Promise<Row[]> {
  const read = plan.read(plan.edits.map((edit) => edit.id))
  try {
    await write(ctx, [ctx.db.execute(editStatement(plan)), read])
  } catch (error) {
    if (sqlState(error) !== 'QD409') throw error
    return settleConflict(ctx, plan)
  }
  return read
}

function editStatement({ table, edits }: Pick<EditPlan<unknown>, 'table' | 'edits'>): SQL {
  const columns = getTableColumns(table)
  const touched = [...new Set(edits.flatMap((edit) => Object.keys(edit.changes)))]
  const names = touched.map((property) => sql.identifier(columns[property]?.name ?? property))
  const alive = 'deletedAt' in columns ? sql`and t.deleted_at is null` : sql``
  const input = edits.map(({ id, updatedAt, changes }) => ({
    id,
    updated_at: updatedAt,
    changes: Object.fromEntries(
      Object.entries(changes).map(([key, value]) => [columns[key]?.name ?? key, value]),
    ),
  }))
  return sql`
    with input as (
      select * from jsonb_to_recordset(${JSON.stringify(input)}::jsonb) as i (id uuid, updated_at timestamptz, changes jsonb)
    ), done as (
      update ${table} t set (${sql.join(names, sql`, `)}) = (
        select ${sql.join(
          names.map((name) => sql`r.${name}`),
          sql`, `,
        )} from jsonb_populate_record(t, i.changes) r
      ) from input i
      where t.id = i.id and t.updated_at = i.updated_at ${alive}
      returning t.id
    )
    select require_rows((select count(*) from input), (select count(*) from done))`
}

async function settleConflict<Row extends VersionedRow>(ctx: Ctx, plan: EditPlan<Row>): Promise<Row[]> {
  const ids = plan.edits.map((edit) => edit.id)
  const [rows, changedSince] = await Promise.all([plan.read(ids), fieldsChangedSince(ctx, plan)])
  const conflicts = plan.edits.flatMap((edit) => {
    const current = rows.find((row) => row.id === edit.id)
    if (!current) throw notFound(plan.noun)
    if (current.updatedAt === edit.updatedAt || alreadyHolds(current, edit.changes)) return []
    return [{ id: edit.id, current, conflictingFields: changedSince.get(edit.id) ?? [] }]
  })
  if (conflicts.length === 0 && rows.every((row) => isApplied(row, plan.edits))) return rows
  throw new DomainError('conflict', conflictMessage(plan.noun, plan.edits.length, conflicts.length), {
    extra: plan.edits.length === 1 ? { ...conflicts[0] } : { conflicts },
  })
}

function isApplied(row: VersionedRow, edits: Edit[]): boolean {
  const edit = edits.find((candidate) => candidate.id === row.id)
  return edit !== undefined && alreadyHolds(row, edit.changes)
}

function alreadyHolds(row: object, changes: Record<string, unknown>): boolean {
  const values = new Map(Object.entries(row))
  return Object.entries(changes).every(
    ([key, value]) => JSON.stringify(values.get(key)) === JSON.stringify(value),
  )
}

async function fieldsChangedSince(
  ctx: Ctx,
  { table, edits }: EditPlan<unknown>,
): Promise<Map<string, string[]>> {
  const result = await ctx.db.execute<{ rowId: string; columns: string[] }>(sql`
    select a.row_id as "rowId", array_agg(distinct k) as columns
    from jsonb_to_recordset(${JSON.stringify(edits.map((e) => ({ id: e.id, version: e.updatedAt })))}::jsonb) as i (id text, version timestamptz)
    join audit_log a on a.table_name = ${getTableName(table)} and a.row_id = i.id and a.at > i.version
    cross join jsonb_object_keys(a.after) k
    group by a.row_id`)
  const propertyOf = new Map(
    Object.entries(getTableColumns(table)).map(([property, column]) => [column.name, property]),
  )
  return new Map(
    result.rows.map((row) => [row.rowId, row.columns.map((name) => propertyOf.get(name) ?? name)]),
  )
}

function conflictMessage(noun: string, edits: number, conflicts: number): string {
  if (edits === 1)
    return `Someone else changed this ${noun} while you were editing. Compare both versions and choose what to keep.`
  return `Nothing was saved: ${conflicts} of ${edits} ${noun}s were changed by someone else. Reload those and try again.`
}
