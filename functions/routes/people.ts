import { z } from '@hono/zod-openapi'
import {
  deactivatePerson,
  editPerson,
  invitePerson,
  listColleagues,
  listPeople,
  reactivatePerson,
  resetPassword,
} from '#domain/identity'
import {
  Colleagues,
  Invitation,
  NewInvitation,
  Person,
  PersonEdit,
  PersonPage,
  PersonQuery,
} from '#domain/identity/contract.ts'
import { Id } from '../domain/values.ts'
import { forgetTokens } from '../http/auth.ts'
import { body, created, endpoint, ok, router } from '../http/endpoint.ts'

const tags = ['People']
const byId = { params: z.object({ id: Id }) }

const list = endpoint('admin', {
  method: 'get',
  path: '/people',
  tags,
  summary: 'List people with their roles',
  request: { query: PersonQuery },
  responses: ok(PersonPage),
})
const colleagues = endpoint('viewer', {
  method: 'get',
  path: '/colleagues',
  tags,
  summary: 'List the people that something can be assigned to, by name',
  responses: ok(Colleagues),
})
const invite = endpoint('admin', {
  method: 'post',
  path: '/people/invitations',
  tags,
  summary: 'Invite a person; the answer holds the one-time link to pass on',
  request: { body: body(NewInvitation) },
  responses: created(Invitation),
})
const edit = endpoint('admin', {
  method: 'patch',
  path: '/people/{id}',
  tags,
  summary: 'Change the name or the role of a person',
  request: { ...byId, body: body(PersonEdit) },
  responses: ok(Person),
})
const deactivate = endpoint('admin', {
  method: 'post',
  path: '/people/{id}/deactivation',
  tags,
  summary: 'Lock a person out; sessions and tokens end within a minute',
  request: byId,
  responses: ok(Person),
})
const reactivate = endpoint('admin', {
  method: 'post',
  path: '/people/{id}/reactivation',
  tags,
  summary: 'Let a deactivated person in again',
  request: byId,
  responses: ok(Person),
})
const reset = endpoint('admin', {
  method: 'post',
  path: '/people/{id}/password-reset',
  tags,
  summary: 'Make a new one-time link to set a password',
  request: byId,
  responses: created(Invitation),
})

export const peopleRoutes = router()
  .openapi(list, async (c) => c.json(await listPeople(c.var.ctx, c.req.valid('query')), 200))
  .openapi(colleagues, async (c) => c.json({ items: await listColleagues(c.var.ctx) }, 200))
  .openapi(invite, async (c) => c.json(await invitePerson(c.var.ctx, c.req.valid('json')), 201))
  .openapi(edit, async (c) => {
    const person = await editPerson(c.var.ctx, { ...c.req.valid('json'), ...c.req.valid('param') })
    forgetTokens(c.var.ctx)
    return c.json(person, 200)
  })
  .openapi(deactivate, async (c) => {
    const person = await deactivatePerson(c.var.ctx, c.req.valid('param').id)
    forgetTokens(c.var.ctx)
    return c.json(person, 200)
  })
  .openapi(reactivate, async (c) => c.json(await reactivatePerson(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(reset, async (c) => c.json(await resetPassword(c.var.ctx, c.req.valid('param').id), 201))
