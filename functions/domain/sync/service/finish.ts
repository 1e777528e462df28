import { refreshGold } from '#domain/lakehouse'
import { adoptSilverProjects } from '#domain/portfolio'
import { recordChecks, resolveIssuesOf } from '#domain/quality'
import { write } from '../../../db/write.ts'
import type { Ctx } from '../../context.ts'
import { notionRoles } from '../contract.ts'
import { deletedRows, deleteMoved, problemsBetweenRows, setCategories } from '../repository/checks.ts'

/**
 * What follows from rows that changed, once for a whole run: problems between rows, the projects that people see, the gold tables. Open
 * pages are told. Doing it again changes nothing but the gold tables, which are rebuilt.
 */
export async function finishRun(
  ctx: Ctx,
  { changed, again }: { changed: number; again: boolean },
): Promise<void> {
  const configured = notionRoles.filter((role) => ctx.config.NOTION_SOURCES[role])
  const [, checks, resolved, adopted] = await write(ctx, [
    deleteMoved(ctx.db),
    recordChecks(ctx.db, {
      source: 'notion',
      categories: setCategories,
      found: problemsBetweenRows(configured),
      again,
    }),
    resolveIssuesOf(ctx.db, 'notion', deletedRows),
    adoptSilverProjects(ctx.db),
  ])
  await refreshGold(ctx)
  const { recorded = 0, resolved: settled = 0 } = checks.rows[0] ?? {}
  if (changed + recorded + settled + resolved.rows.length + adopted.rows.length > 0) {
    await ctx.live.publish({ topic: 'quality' })
  }
}
