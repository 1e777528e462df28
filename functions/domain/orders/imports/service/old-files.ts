import { write } from '../../../../db/write.ts'
import type { Ctx } from '../../../context.ts'
import * as repository from '../repository/imports.ts'
import { fileKey, rowsKey } from './file.ts'

const keptMs = 7 * 24 * 3_600_000
const atOnce = 20

/** Deletes the files of imports that ended, or were left as drafts, seven days ago. What is left over waits for the next import. */
export async function deleteOldFiles(ctx: Ctx): Promise<void> {
  const now = ctx.now()
  const since = new Date(now.getTime() - keptMs).toISOString()
  const old = await repository.listOldFiles(ctx.db, since, atOnce)
  if (old.length === 0) return
  await Promise.all(old.flatMap(({ id }) => [ctx.files.delete(fileKey(id)), ctx.files.delete(rowsKey(id))]))
  const ids = old.map(({ id }) => id)
  await write(ctx, [repository.setFilesDeleted(ctx.db, ids, now.toISOString())])
}
