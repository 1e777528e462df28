import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AuditFilters, AuditPage } from '#domain/audit/contract.ts'
import { Project } from '#domain/portfolio/contract.ts'
import { type Api, openApi } from '../../api.ts'
import { openWorld, type World } from '../../world.ts'

let world: World
let api: Api
beforeAll(async () => {
  world = await openWorld()
  api = await openApi(world)
  for (const role of ['viewer', 'member', 'lead', 'admin'] as const) await api.signIn(role)
})
afterAll(() => world.close())

describe('GET /api/audit', () => {
  it('shows an admin who changed a project, from what to what, under the id of the request', async () => {
    const made = Project.parse((await api.post('/api/projects', { name: 'Atlas' }, 'member')).body)
    const edit = { updatedAt: made.updatedAt, changes: { name: 'Atlas II' } }
    const edited = await api.patch(`/api/projects/${made.id}`, edit, 'member')
    const before = world.gateway.roundTrips()
    const { status, body } = await api.get(
      `/api/audit?table=projects&rowId=${made.id}&action=update`,
      'admin',
    )
    expect(world.gateway.roundTrips() - before).toBe(1)
    expect(status).toBe(200)
    const { id } = await api.person('member')
    expect(AuditPage.parse(body).items).toMatchObject([
      {
        action: 'update',
        actor: { id, name: 'The member', kind: 'person' },
        requestId: edited.headers.get('x-request-id'),
        changes: [{ field: 'name', before: 'Atlas', after: 'Atlas II' }],
      },
    ])
  })

  it('names what can be filtered by, in one round trip', async () => {
    const { id } = await api.person('member')
    const before = world.gateway.roundTrips()
    const { status, body } = await api.get('/api/audit/filters', 'admin')
    expect(world.gateway.roundTrips() - before).toBe(1)
    expect(status).toBe(200)
    const { tables, actors } = AuditFilters.parse(body)
    expect(tables).toEqual(expect.arrayContaining(['accounts', 'projects', 'users']))
    expect(tables).toEqual([...new Set(tables)].toSorted())
    expect(actors).toContainEqual({ id, name: 'The member', kind: 'person' })
    expect((await api.get('/api/audit/filters', 'lead')).status).toBe(403)
  })

  it.each([
    ['nobody', 401],
    ['viewer', 403],
    ['member', 403],
    ['lead', 403],
    ['admin', 200],
  ] as const)('answers %s with %i', async (role, status) => {
    expect((await api.get('/api/audit', role)).status).toBe(status)
  })

  it('refuses filters that mean nothing', async () => {
    for (const query of ['from=yesterday', 'action=explode', 'limit=0', 'after=-1'])
      expect((await api.get(`/api/audit?${query}`, 'admin')).status).toBe(422)
  })
})
