import { authorise, ownerId } from '#domain/identity'
import { editRows } from '../../../db/edit.ts'
import { sqlState } from '../../../db/sql-state.ts'
import { write } from '../../../db/write.ts'
import type { Ctx } from '../../context.ts'
import { invalid, notFound } from '../../errors.ts'
import { savedViews } from '../table.ts'
import type { NewSavedView, Preference, SavedView, SavedViewEdit } from './contract.ts'
import * as repository from './repository.ts'

/** The caller's own views of a page, by name. */
export async function listViews(ctx: Ctx, page: string): Promise<SavedView[]> {
  authorise(ctx, 'viewer')
  return repository.listViews(ctx.db, ownerId(ctx), page)
}

/** Repeating a creation with the same id answers the same view. Throws invalid when another view has the name. */
export async function saveView(ctx: Ctx, view: NewSavedView): Promise<SavedView> {
  authorise(ctx, 'viewer')
  const userId = ownerId(ctx)
  const [, [saved]] = await named(() =>
    write(ctx, [
      repository.insertView(ctx.db, userId, view),
      repository.readViews(ctx.db, userId, [view.id]),
    ]),
  )
  if (!saved) throw notFound('view')
  return saved
}

/** See editRows for conflicts. Throws invalid when another view has the name, and not_found for other people's views. */
export async function editView(ctx: Ctx, edit: SavedViewEdit): Promise<SavedView> {
  authorise(ctx, 'viewer')
  const userId = ownerId(ctx)
  const [own] = await repository.readViews(ctx.db, userId, [edit.id])
  if (!own) throw notFound('view')
  const [row] = await named(() =>
    editRows(ctx, {
      noun: 'view',
      table: savedViews,
      edits: [edit],
      read: (ids) => repository.readViews(ctx.db, userId, ids),
    }),
  )
  if (!row) throw notFound('view')
  return row
}

/** Deleting what is not there is no error; a view that is sent anew with its id comes back. */
export async function deleteView(ctx: Ctx, id: string): Promise<void> {
  authorise(ctx, 'viewer')
  await write(ctx, [repository.deleteView(ctx.db, ownerId(ctx), id)])
}

/** Something that the caller arranged for themselves; null until they did. */
export async function getPreference(ctx: Ctx, key: string): Promise<Preference> {
  authorise(ctx, 'viewer')
  const [row] = await repository.readPreference(ctx.db, ownerId(ctx), key)
  return { value: row?.value ?? null }
}

/** The last word wins. */
export async function setPreference(
  ctx: Ctx,
  key: string,
  value: Record<string, unknown>,
): Promise<Preference> {
  authorise(ctx, 'viewer')
  await write(ctx, [repository.upsertPreference(ctx.db, { userId: ownerId(ctx), key, value })])
  return { value }
}

async function named<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (sqlState(error) !== '23505') throw error
    throw invalid([{ path: 'name', message: 'You have a view of this name already. Choose another name.' }])
  }
}
