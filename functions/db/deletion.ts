import { type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Ctx } from '../domain/context.ts'
import { notFound } from '../domain/errors.ts'
import { write } from './write.ts'

/** One row of a table with `deletable` columns. */
interface DeletableRow {
  /** What it is called in messages: "project". */
  noun: string
  table: PgTable
  id: string
}

/** Soft deletion; throws not_found when the row is not there, or deleted already. */
export const deleteRow = (ctx: Ctx, row: DeletableRow): Promise<void> =>
  mark(ctx, row, sql`set deleted_at = now_ms() where deleted_at is null`)

/** Takes a deletion back; throws not_found when the row is not deleted, or `condition` does not hold for it. */
export const restoreRow = (ctx: Ctx, row: DeletableRow, condition: SQL = sql`true`): Promise<void> =>
  mark(ctx, row, sql`set deleted_at = null where deleted_at is not null and ${condition}`)

async function mark(ctx: Ctx, { noun, table, id }: DeletableRow, change: SQL): Promise<void> {
  const [{ rows }] = await write(ctx, [
    ctx.db.execute(sql`update ${table} ${change} and id = ${id} returning id`),
  ])
  if (rows.length === 0) throw notFound(noun)
}
