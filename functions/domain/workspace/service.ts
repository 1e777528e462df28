import { authorise } from '#domain/identity'
import { editRows } from '../../db/edit.ts'
import { write } from '../../db/write.ts'
import type { Ctx } from '../context.ts'
import { notFound } from '../errors.ts'
import { type Flag, type FlagKey, flagKeys, type Workspace, type WorkspaceEdit } from './contract.ts'
import * as repository from './repository.ts'
import { isEnabled } from './rules.ts'
import { workspace } from './table.ts'

export async function getWorkspace(ctx: Ctx): Promise<Workspace> {
  authorise(ctx, 'viewer')
  const [row] = await repository.readWorkspace(ctx.db)
  if (!row) throw notFound('workspace')
  return row
}

/** See editRows for conflicts. A new time zone changes what "today" means from the next refresh of the gold models on. */
export async function editWorkspace(ctx: Ctx, edit: WorkspaceEdit): Promise<Workspace> {
  authorise(ctx, 'admin')
  const { id } = await getWorkspace(ctx)
  const [row] = await editRows(ctx, {
    noun: 'workspace',
    table: workspace,
    edits: [{ id, ...edit }],
    read: () => repository.readWorkspace(ctx.db),
  })
  if (!row) throw notFound('workspace')
  await ctx.live.publish({ topic: 'workspace' })
  return row
}

/** Every page that can be hidden, in the order of the contract. */
export async function listFlags(ctx: Ctx): Promise<Flag[]> {
  authorise(ctx, 'viewer')
  const stored = await repository.readFlags(ctx.db)
  return flagKeys.map((key) => {
    const { updatedAt = null, changedBy = null } = stored.find((flag) => flag.key === key) ?? {}
    return { key, enabled: isEnabled(stored, key), updatedAt, changedBy }
  })
}

/** Hides a page from the menu, the router and the API, or shows it again. The last word wins. */
export async function setFlag(ctx: Ctx, key: FlagKey, enabled: boolean): Promise<Flag> {
  authorise(ctx, 'admin')
  const [, [row]] = await write(ctx, [
    repository.upsertFlag(ctx.db, key, enabled),
    repository.readFlag(ctx.db, key),
  ])
  await ctx.live.publish({ topic: 'flags', ids: [key] })
  return { key, enabled, updatedAt: row?.updatedAt ?? null, changedBy: row?.changedBy ?? null }
}
