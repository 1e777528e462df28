import { getTableColumns, getTableName, sql, type SQL } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Ctx } from '../domain/context.ts'
import { DomainError, type FieldError, invalid, notFound } from '../domain/errors.ts'
import { storableJson } from './json.ts'
import { sqlState } from './sql-state.ts'
import { write } from './write.ts'

/**
 * `changes` are keyed by the table's property names; `updatedAt` is the version that the user saw. Without changes the row is only
 * locked and its version checked.
 */
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
  /** Answers one edit as if it were one of many. */
  bulk?: boolean
  /** More statements of the same transaction. They run once every row has turned out to have the version of its edit. */
  also?: BatchItem<'pg'>[]
  /** Whether the values of an edit hold already; without it every changed field is compared. */
  holds?(row: Row, edit: Edit): boolean
  /** After a refusal: what is wrong with the edits that do not hold yet, beside their versions. With it the database may check values. */
  check?(rows: Row[], edits: Edit[]): Promise<FieldError[]>
}

interface VersionedRow {
  id: string
  updatedAt: string
}

/** No such row, or a value that the database's own rules do not allow. */
const refusals = new Set(['QD422', '23503'])

/**
 * Applies all edits or none, in one statement, each only if its row still has the version it was made on. A repeated edit whose
 * values already hold succeeds. Throws with everything that is wrong at once: `conflict` with `current` and `conflictingFields` (one
 * edit), or with `conflicts`, `errors` and `gone` (several); `not_found` when one edit's row is gone; `invalid` when only values are wrong.
 */
export async function editRows<Row extends VersionedRow>(ctx: Ctx, plan: EditPlan<Row>): Promise<Row[]> {
  const read = plan.read(idsOf(plan.edits))
  try {
    const results = await write(ctx, [ctx.db.execute(editStatement(plan)), ...(plan.also ?? []), read])
    return results.at(-1)
  } catch (error) {
    const state = sqlState(error) ?? ''
    if (state !== 'QD409' && !(plan.check && refusals.has(state))) throw error
    return settle(ctx, plan, error)
  }
}

const idsOf = (edits: Edit[]) => edits.map((edit) => edit.id)

function editStatement({ table, edits }: Pick<EditPlan<unknown>, 'table' | 'edits'>): SQL {
  const columns = getTableColumns(table)
  const touched = [...new Set(edits.flatMap((edit) => Object.keys(edit.changes)))]
  const names = touched.map((property) => sql.identifier(columns[property]?.name ?? property))
  const input = edits.map(({ id, updatedAt, changes }) => ({
    id,
    updated_at: updatedAt,
    changes: Object.fromEntries(
      Object.entries(changes).map(([key, value]) => [columns[key]?.name ?? key, value]),
    ),
  }))
  const alive = 'deletedAt' in columns ? sql`and t.deleted_at is null` : sql``
  const matches = sql`t.id = i.id and t.updated_at = i.updated_at ${alive}`
  return sql`
    with input as (
      select * from jsonb_to_recordset(${storableJson(input)}::jsonb) as i (id uuid, updated_at timestamptz, changes jsonb)
    ), done as (
      ${names.length > 0 ? update(table, names, matches) : sql`select t.id from ${table} t join input i on ${matches} for update of t`}
    )
    select require_rows((select count(*) from input), (select count(*) from done))`
}

function update(table: PgTable, names: ReturnType<typeof sql.identifier>[], matches: SQL): SQL {
  const values = names.map((name) => sql`r.${name}`)
  return sql`
    update ${table} t set (${sql.join(names, sql`, `)}) = (
      select ${sql.join(values, sql`, `)} from jsonb_populate_record(t, i.changes) r
    ) from input i
    where ${matches}
    returning t.id`
}

interface Conflict<Row> {
  id: string
  current: Row
  conflictingFields: string[]
}

interface Findings<Row> {
  conflicts: Conflict<Row>[]
  errors: FieldError[]
  gone: string[]
}

async function settle<Row extends VersionedRow>(
  ctx: Ctx,
  plan: EditPlan<Row>,
  refusal: unknown,
): Promise<Row[]> {
  const [rows, changedSince] = await Promise.all([
    plan.read(idsOf(plan.edits)),
    fieldsChangedSince(ctx, plan),
  ])
  const current = new Map(rows.map((row) => [row.id, row]))
  const pending = plan.edits.filter((edit) => !isDone(plan, edit, current.get(edit.id)))
  const findings = {
    conflicts: pending.flatMap((edit) => conflictOf(edit, current.get(edit.id), changedSince)),
    errors: (await plan.check?.(rows, pending)) ?? [],
    gone: idsOf(pending).filter((id) => !current.has(id)),
  }
  if (Object.values(findings).some((found) => found.length > 0)) throw refused(plan, findings)
  // Nothing stands against what is left of an edit that was sent again after a part of it had been saved.
  if (pending.length === plan.edits.length) throw refusal
  const left = pending.length > 0 ? await editRows(ctx, { ...plan, edits: pending }) : []
  return [...rows.filter((row) => !pending.some((edit) => edit.id === row.id)), ...left]
}

function isDone<Row extends VersionedRow>(plan: EditPlan<Row>, edit: Edit, row: Row | undefined): boolean {
  if (!row) return false
  return plan.holds ? plan.holds(row, edit) : alreadyHolds(row, edit.changes)
}

/** Compares values as they are written on the wire. */
export function alreadyHolds(row: object, changes: Record<string, unknown>): boolean {
  const values = new Map(Object.entries(row))
  return Object.entries(changes).every(
    ([key, value]) => JSON.stringify(values.get(key)) === JSON.stringify(value),
  )
}

function conflictOf<Row extends VersionedRow>(
  edit: Edit,
  current: Row | undefined,
  changedSince: Map<string, string[]>,
): Conflict<Row>[] {
  if (!current || current.updatedAt === edit.updatedAt) return []
  return [{ id: edit.id, current, conflictingFields: changedSince.get(edit.id) ?? [] }]
}

function refused<Row>(plan: EditPlan<Row>, findings: Findings<Row>): DomainError {
  const { conflicts, errors, gone } = findings
  const bulk = plan.bulk ?? plan.edits.length > 1
  if (!bulk && gone.length > 0) return notFound(plan.noun)
  const extra = bulk ? { ...findings } : { ...conflicts[0] }
  if (conflicts.length + gone.length > 0)
    return new DomainError('conflict', conflictMessage(plan, findings), { errors, extra })
  return new DomainError('invalid', invalid(errors).message, { errors, extra })
}

function conflictMessage({ noun, edits }: EditPlan<unknown>, { conflicts, gone }: Findings<unknown>): string {
  if (edits.length === 1 && gone.length === 0)
    return `Someone else changed this ${noun} while you were editing. Compare both versions and choose what to keep.`
  const count = conflicts.length + gone.length
  return `Nothing was saved: ${count} of ${edits.length} ${noun}s were changed or deleted by someone else. Reload those and try again.`
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
