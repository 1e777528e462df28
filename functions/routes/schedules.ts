import { z } from '@hono/zod-openapi'
import {
  createSchedule,
  deleteSchedule,
  editSchedule,
  listDeletedSchedules,
  listSchedules,
  previewSchedule,
  restoreSchedule,
} from '#domain/jobs'
import {
  DeletedSchedules,
  NewSchedule,
  Preview,
  RecurrenceInput,
  Schedule,
  ScheduleEdit,
  SchedulePage,
  ScheduleQuery,
} from '#domain/jobs/schedules/contract.ts'
import { Id } from '../domain/values.ts'
import { body, created, endpoint, ok, router } from '../http/endpoint.ts'

const tags = ['Schedules']
const byId = { params: z.object({ id: Id }) }
const done = z.object({ id: Id })

const list = endpoint('admin', {
  method: 'get',
  path: '/schedules',
  tags,
  summary: 'List schedules with their next five runs',
  request: { query: ScheduleQuery },
  responses: ok(SchedulePage),
})
const deleted = endpoint('admin', {
  method: 'get',
  path: '/schedules/deleted',
  tags,
  summary: 'List deleted schedules',
  responses: ok(DeletedSchedules),
})
const create = endpoint('admin', {
  method: 'post',
  path: '/schedules',
  tags,
  summary: 'Create a schedule',
  request: { body: body(NewSchedule) },
  responses: created(Schedule),
})
const preview = endpoint('admin', {
  method: 'post',
  path: '/schedules/preview',
  tags,
  summary: 'Show when a cron expression would run next',
  request: { body: body(RecurrenceInput) },
  responses: ok(Preview),
})
const edit = endpoint('admin', {
  method: 'patch',
  path: '/schedules/{id}',
  tags,
  summary: 'Edit a schedule',
  request: { ...byId, body: body(ScheduleEdit) },
  responses: ok(Schedule),
})
const remove = endpoint('admin', {
  method: 'delete',
  path: '/schedules/{id}',
  tags,
  summary: 'Delete a schedule; it can be restored',
  request: byId,
  responses: ok(done),
})
const restore = endpoint('admin', {
  method: 'post',
  path: '/schedules/{id}/restoration',
  tags,
  summary: 'Restore a deleted schedule',
  request: byId,
  responses: ok(done),
})

export const scheduleRoutes = router()
  .openapi(list, async (c) => c.json(await listSchedules(c.var.ctx, c.req.valid('query')), 200))
  .openapi(deleted, async (c) => c.json({ items: await listDeletedSchedules(c.var.ctx) }, 200))
  .openapi(create, async (c) => c.json(await createSchedule(c.var.ctx, c.req.valid('json')), 201))
  .openapi(preview, async (c) => c.json(await previewSchedule(c.var.ctx, c.req.valid('json')), 200))
  .openapi(edit, async (c) =>
    c.json(await editSchedule(c.var.ctx, { ...c.req.valid('json'), ...c.req.valid('param') }), 200),
  )
  .openapi(remove, async (c) => {
    await deleteSchedule(c.var.ctx, c.req.valid('param').id)
    return c.json({ id: c.req.valid('param').id }, 200)
  })
  .openapi(restore, async (c) => {
    await restoreSchedule(c.var.ctx, c.req.valid('param').id)
    return c.json({ id: c.req.valid('param').id }, 200)
  })
