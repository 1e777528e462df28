import { authorise } from '#domain/identity'
import { write } from '../../../db/write.ts'
import type { Ctx } from '../../context.ts'
import { notFound } from '../../errors.ts'
import type { NotionRole, WithheldDeletion } from '../contract.ts'
import * as repository from '../repository/withheld.ts'

/** Rows that are not in Notion any more and are kept, because they were too many to be deleted unasked. */
export async function listWithheldDeletions(ctx: Ctx): Promise<WithheldDeletion[]> {
  authorise(ctx, 'viewer')
  return repository.listWithheld(ctx.db)
}

/**
 * Lets the next full run delete up to `gone` rows of a role, the number that the person saw; when more are gone by then, they are kept
 * again. Throws not_found when nothing is withheld.
 */
export async function confirmDeletion(
  ctx: Ctx,
  { role, gone }: { role: NotionRole; gone: number },
): Promise<WithheldDeletion> {
  authorise(ctx, 'lead')
  const [[withheld]] = await write(ctx, [repository.confirmWithheld(ctx.db, role, gone)])
  if (!withheld) throw notFound('withheld deletion')
  await ctx.live.publish({ topic: 'notion' })
  return withheld
}
