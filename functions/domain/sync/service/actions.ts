import { authorise } from '#domain/identity'
import type { Ctx } from '../../context.ts'
import type { Page } from '../../page.ts'
import type { NotionAction, NotionActionQuery } from '../contract.ts'
import * as repository from '../repository/actions.ts'

/** Actions of the Notion databases with their project and risk. */
export async function listActions(ctx: Ctx, query: NotionActionQuery): Promise<Page<NotionAction>> {
  authorise(ctx, 'viewer')
  return repository.listActions(ctx.db, query)
}
