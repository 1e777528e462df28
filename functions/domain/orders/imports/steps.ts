import { authorise } from '#domain/identity'
import type { StepInput, StepResult } from '#domain/jobs/contract.ts'
import { write } from '../../../db/write.ts'
import type { Ctx } from '../../context.ts'
import { DomainError } from '../../errors.ts'
import type { Cursor } from './cursor.ts'
import * as repository from './repository/imports.ts'
import { check, rowsOf } from './service/check.ts'
import { convert } from './service/convert.ts'
import { needsConversion } from './service/file.ts'
import { deleteOldFiles } from './service/old-files.ts'
import { teller } from './service/tell.ts'
import { writeRows } from './service/write-rows.ts'

/** One step of the job `order-import`. A file that cannot be read ends the import, not the job. */
export async function importOrders(ctx: Ctx, input: StepInput<Cursor>): Promise<StepResult<Cursor>> {
  authorise(ctx, 'lead')
  const [row] = await repository.readImport(ctx.db, input.subject ?? '')
  if (!row || (row.state !== 'queued' && row.state !== 'running')) return ended
  try {
    return await advance(ctx, input, row)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    input.note('error', error.message)
    return end(ctx, row.id, { state: 'failed', error: error.message })
  }
}

/** Its run was cancelled: what is written stays. */
export async function closeImport(ctx: Ctx, id: string): Promise<void> {
  await end(ctx, id, { state: 'cancelled', error: null })
}

const ended = { cursor: null, counts: {} }

async function advance(
  ctx: Ctx,
  input: StepInput<Cursor>,
  row: repository.StoredImport,
): Promise<StepResult<Cursor>> {
  if (needsConversion(row) && !row.converted) {
    await convert(ctx, row)
    return goOn(ctx, row.id, { converted: true })
  }
  if (row.rowsTotal !== null) return writeOn(ctx, input, row)
  const { done, ...checked } = await check(ctx, row, {
    so: input.cursor?.checked ?? null,
    outOfTime: input.outOfTime,
  })
  if (!done) return { cursor: { checked }, counts: {} }
  const { rows, start } = rowsOf(checked, row.options.header)
  const found = { rowsTotal: rows, position: start.offset, line: start.line }
  const next = await goOn(ctx, row.id, found)
  return next.cursor === null || input.outOfTime() ? next : writeOn(ctx, input, { ...row, ...found })
}

/** Keeps what was found out, unless the import was cancelled meanwhile. */
async function goOn(
  ctx: Ctx,
  id: string,
  found: Parameters<typeof repository.setProgress>[2],
): Promise<StepResult<Cursor>> {
  const [kept] = await write(ctx, [repository.setProgress(ctx.db, id, found)])
  await ctx.live.publish({ topic: 'order-imports', ids: [id] })
  return kept.length === 0 ? ended : { cursor: { checked: null }, counts: {} }
}

const retryMs = 1000

async function writeOn(
  ctx: Ctx,
  input: StepInput<Cursor>,
  row: repository.StoredImport,
): Promise<StepResult<Cursor>> {
  if (row.state === 'queued') await write(ctx, [repository.setProgress(ctx.db, row.id, {})])
  const next: StepResult<Cursor> = { cursor: { checked: null }, counts: {} }
  const tell = teller(ctx, row.id)
  try {
    const outcome = await writeRows(ctx, row, { outOfTime: input.outOfTime, wrote: tell.wrote })
    return outcome === 'done' ? await end(ctx, row.id, { state: 'succeeded', error: null }) : next
  } catch (error) {
    // What is committed stays: only a step without any progress fails.
    if (tell.count() === 0 || error instanceof DomainError) throw error
    input.note('warn', 'Something unexpected happened. The next step goes on from here.')
    return { ...next, pauseMs: retryMs }
  } finally {
    await tell.told()
    if (tell.count() > 0) await ctx.live.publish({ topic: 'orders' })
  }
}

/** The counts of a run are those of its import, once at the end. */
async function end(
  ctx: Ctx,
  id: string,
  outcome: { state: 'succeeded' | 'failed' | 'cancelled'; error: string | null },
): Promise<StepResult<Cursor>> {
  const at = ctx.now().toISOString()
  const [, [row]] = await write(ctx, [
    repository.endImport(ctx.db, id, { ...outcome, at }),
    repository.readImport(ctx.db, id),
  ])
  await ctx.live.publish({ topic: 'order-imports', ids: [id] })
  await deleteOldFiles(ctx)
  if (!row) return ended
  const { read, inserted, updated, unchanged, rejected } = row
  return { cursor: null, counts: { read, inserted, updated, unchanged, rejected } }
}
