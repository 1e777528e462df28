import { sqlState } from '../../../../db/sql-state.ts'
import { write } from '../../../../db/write.ts'
import type { Ctx } from '../../../context.ts'
import type { StoredImport } from '../repository/imports.ts'
import { claimPlace, writeBatch } from '../repository/write-batch.ts'
import { batchesOf } from '../rules.ts'
import { readRecords } from './file.ts'
import { planOf } from './reading.ts'

/** Rows of one transaction: few enough that it is over soon, many enough that the way there does not count. */
export const batchRows = 2000

export interface WriteStep {
  outOfTime(): boolean
  /** Called after each batch. */
  wrote(): void
}

/**
 * Writes batch after batch from where the import stands. While the database works on one, the next is read and sent: it waits there until the first has
 * moved the import to where it begins. Answers `done` at the end of the file, `more` when the time is up, and `elsewhere` when the import does not stand where it
 * should: somebody else wrote the batch, or it was cancelled.
 */
export async function writeRows(
  ctx: Ctx,
  row: StoredImport,
  step: WriteStep,
): Promise<'done' | 'more' | 'elsewhere'> {
  // In the name of the person who asked for it; what belongs together has one request id.
  const actor = {
    kind: 'system' as const,
    id: row.startedBy ?? ctx.actor.id,
    name: 'order-import',
    role: 'admin' as const,
  }
  const acting: Ctx = { ...ctx, requestId: row.id, actor }
  const place = { offset: row.position, line: row.line }
  const batches = batchesOf(readRecords(ctx, row, place), planOf(row, row.mapping), batchRows)
  const fields = new Set(row.mapping.filter((field) => field !== null))
  let from = row.position
  const inFlight: Promise<boolean>[] = []
  try {
    for await (const batch of batches) {
      const at = { importId: row.id, fields, from, batch }
      const statements: Statements = [claimPlace(ctx.db, at), writeBatch(ctx.db, at)]
      if (inFlight.length > 1 && !(await inFlight.shift())) return 'elsewhere'
      if (step.outOfTime()) return 'more'
      const writing = writeAfter(inFlight.at(-1), () => writeOne(acting, statements, step))
      // Whoever waits for it hears of its failure; until then nobody does.
      writing.catch(() => {})
      inFlight.push(writing)
      from = batch.next.offset
    }
    const written = await Promise.all(inFlight)
    return written.every(Boolean) ? 'done' : 'elsewhere'
  } finally {
    await Promise.allSettled(inFlight)
  }
}

/** Sends a batch; once more when it came to the database ahead of the one before it. False when the import is elsewhere. */
const writeAfter = async (
  before: Promise<boolean> | undefined,
  send: () => Promise<boolean>,
): Promise<boolean> => (await send()) || (before !== undefined && (await before) && send())

type Statements = [ReturnType<typeof claimPlace>, ReturnType<typeof writeBatch>]

/** False when the import does not stand there any more. */
async function writeOne(ctx: Ctx, statements: Statements, step: WriteStep): Promise<boolean> {
  try {
    await write(ctx, statements)
    step.wrote()
    return true
  } catch (error) {
    if (sqlState(error) === 'QD409') return false
    throw error
  }
}
