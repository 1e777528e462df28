import type { Ctx } from '../../../context.ts'
import { notFound } from '../../../errors.ts'
import { readImport, type StoredImport } from '../repository/imports.ts'

/** Throws `not_found`. */
export async function getStored(ctx: Ctx, id: string): Promise<StoredImport> {
  const [row] = await readImport(ctx.db, id)
  if (!row) throw notFound('import')
  return row
}
