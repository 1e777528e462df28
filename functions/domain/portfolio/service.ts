import { uuidv7 } from 'uuidv7'
import { authorise } from '#domain/identity'
import { deleteRow, restoreRow } from '../../db/deletion.ts'
import { editRows } from '../../db/edit.ts'
import { write } from '../../db/write.ts'
import type { Ctx } from '../context.ts'
import { invalid, notFound } from '../errors.ts'
import type { Page } from '../page.ts'
import type { DeletedProject, NewProject, Program, Project, ProjectEdit, ProjectQuery } from './contract.ts'
import * as repository from './repository.ts'
import { editErrors } from './rules.ts'
import { projects } from './table.ts'

export async function listProjects(ctx: Ctx, query: ProjectQuery): Promise<Page<Project>> {
  authorise(ctx, 'viewer')
  return repository.listProjects(ctx.db, query)
}

export async function listPrograms(ctx: Ctx): Promise<Program[]> {
  authorise(ctx, 'viewer')
  return repository.listPrograms(ctx.db)
}

/** By key (`QD-101`); throws not_found. */
export async function getProject(ctx: Ctx, key: string): Promise<Project> {
  authorise(ctx, 'viewer')
  const [project] = await repository.findByKey(ctx.db, key)
  if (!project) throw notFound('project')
  return project
}

/** Repeating a creation with the same id answers the same project and makes no second one. */
export async function createProject(ctx: Ctx, input: NewProject): Promise<Project> {
  authorise(ctx, 'member')
  const id = input.id ?? uuidv7()
  const [, [project]] = await write(ctx, [
    repository.insertProject(ctx.db, { ...input, id }),
    repository.readProjects(ctx.db, [id]),
  ])
  if (!project) throw notFound('project')
  await ctx.live.publish({ topic: 'projects', ids: [id] })
  return project
}

/** All edits or none; see editRows for conflicts. Fields that Notion owns are refused with a message at the field. */
export async function editProjects(ctx: Ctx, edits: ProjectEdit[]): Promise<Project[]> {
  authorise(ctx, 'member')
  const before = await repository.readProjects(
    ctx.db,
    edits.map((edit) => edit.id),
  )
  const errors = edits.flatMap((edit) => {
    const current = before.find((project) => project.id === edit.id)
    if (!current) throw notFound('project')
    return editErrors(edit, current)
  })
  if (errors.length > 0) throw invalid(errors)
  const rows = await editRows(ctx, {
    noun: 'project',
    table: projects,
    edits,
    read: (ids) => repository.readProjects(ctx.db, ids),
  })
  await ctx.live.publish({ topic: 'projects', ids: rows.map((row) => row.id) })
  return rows
}

export async function deleteProject(ctx: Ctx, id: string): Promise<void> {
  authorise(ctx, 'lead')
  await deleteRow(ctx, { noun: 'project', table: projects, id })
  await ctx.live.publish({ topic: 'projects', ids: [id] })
}

/** Admins restore any project; a lead takes back their own deletion. */
export async function restoreProject(ctx: Ctx, id: string): Promise<void> {
  authorise(ctx, 'lead')
  const mayRestore = ctx.actor.role === 'admin' ? undefined : repository.wasDeletedBy(id, ctx.actor.id)
  await restoreRow(ctx, { noun: 'project', table: projects, id }, mayRestore)
  await ctx.live.publish({ topic: 'projects', ids: [id] })
}

export async function listDeletedProjects(ctx: Ctx): Promise<DeletedProject[]> {
  authorise(ctx, 'admin')
  return repository.listDeleted(ctx.db)
}
