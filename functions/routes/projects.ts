import { z } from '@hono/zod-openapi'
import {
  createProject,
  deleteProject,
  editProjects,
  getProject,
  listDeletedProjects,
  listPrograms,
  listProjects,
  restoreProject,
} from '#domain/portfolio'
import {
  DeletedProjects,
  NewProject,
  Programs,
  Project,
  ProjectBulkEdit,
  ProjectEdit,
  ProjectPage,
  ProjectQuery,
  Projects,
} from '#domain/portfolio/contract.ts'
import { Id } from '../domain/values.ts'
import { body, created, endpointOfPage, ok, router } from '../http/endpoint.ts'

const endpoint = endpointOfPage('projects')
const tags = ['Projects']
const byId = { params: z.object({ id: Id }) }
const done = z.object({ id: Id })

const list = endpoint('viewer', {
  method: 'get',
  path: '/projects',
  tags,
  summary: 'List projects with health, money and open work',
  request: { query: ProjectQuery },
  responses: ok(ProjectPage),
})
const deleted = endpoint('admin', {
  method: 'get',
  path: '/projects/deleted',
  tags,
  summary: 'List deleted projects',
  responses: ok(DeletedProjects),
})
const get = endpoint('viewer', {
  method: 'get',
  path: '/projects/{key}',
  tags,
  summary: 'Get one project by its key',
  request: { params: z.object({ key: z.string() }) },
  responses: ok(Project),
})
const programs = endpoint('viewer', {
  method: 'get',
  path: '/programs',
  tags,
  summary: 'List programs by name',
  responses: ok(Programs),
})
const create = endpoint('member', {
  method: 'post',
  path: '/projects',
  tags,
  summary: 'Create a project',
  request: { body: body(NewProject) },
  responses: created(Project),
})
const edit = endpoint('member', {
  method: 'patch',
  path: '/projects/{id}',
  tags,
  summary: 'Edit a project',
  request: { ...byId, body: body(ProjectEdit) },
  responses: ok(Project),
})
const editMany = endpoint('member', {
  method: 'patch',
  path: '/projects',
  tags,
  summary: 'Edit many projects, all or none',
  request: { body: body(ProjectBulkEdit) },
  responses: ok(Projects),
})
const remove = endpoint('lead', {
  method: 'delete',
  path: '/projects/{id}',
  tags,
  summary: 'Delete a project; it can be restored',
  request: byId,
  responses: ok(done),
})
const restore = endpoint('lead', {
  method: 'post',
  path: '/projects/{id}/restoration',
  tags,
  summary: 'Restore a deleted project; a lead only what they deleted themselves',
  request: byId,
  responses: ok(done),
})

export const projectRoutes = router()
  .openapi(list, async (c) => c.json(await listProjects(c.var.ctx, c.req.valid('query')), 200))
  .openapi(deleted, async (c) => c.json({ items: await listDeletedProjects(c.var.ctx) }, 200))
  .openapi(get, async (c) => c.json(await getProject(c.var.ctx, c.req.valid('param').key), 200))
  .openapi(programs, async (c) => c.json({ items: await listPrograms(c.var.ctx) }, 200))
  .openapi(create, async (c) => c.json(await createProject(c.var.ctx, c.req.valid('json')), 201))
  .openapi(edit, async (c) => {
    const [row] = await editProjects(c.var.ctx, [{ ...c.req.valid('json'), ...c.req.valid('param') }])
    return c.json(Project.parse(row), 200)
  })
  .openapi(editMany, async (c) =>
    c.json({ items: await editProjects(c.var.ctx, c.req.valid('json').items) }, 200),
  )
  .openapi(remove, async (c) => {
    await deleteProject(c.var.ctx, c.req.valid('param').id)
    return c.json({ id: c.req.valid('param').id }, 200)
  })
  .openapi(restore, async (c) => {
    await restoreProject(c.var.ctx, c.req.valid('param').id)
    return c.json({ id: c.req.valid('param').id }, 200)
  })
