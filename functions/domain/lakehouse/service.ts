import { authorise } from '#domain/identity'
import { write } from '../../db/write.ts'
import type { Ctx } from '../context.ts'
import { goldModels } from './models/all.ts'
import * as repository from './repository.ts'

/**
 * Rebuilds every gold table from silver, as of today in the workspace's time zone: all of them or none, in one round trip.
 * Running it again gives the same rows.
 */
export async function refreshGold(ctx: Ctx): Promise<void> {
  authorise(ctx, 'lead')
  await write(ctx, repository.rebuild(ctx.db, goldModels, ctx.now()))
  await ctx.live.publish({ topic: 'projects' })
  await ctx.live.publish({ topic: 'kpis' })
}
