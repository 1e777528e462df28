import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Flags, Workspace } from '#domain/workspace/contract.ts'
import { type Api, openApi } from '../../api.ts'
import { openWorld, type World } from '../../world.ts'

let world: World
let api: Api
beforeAll(async () => {
  world = await openWorld()
  api = await openApi(world)
  for (const role of ['viewer', 'lead', 'admin'] as const) await api.signIn(role)
})
afterAll(() => world.close())

const workspace = async () => Workspace.parse((await api.get('/api/workspace', 'viewer')).body)
const setFlag = (key: string, body: unknown, as: 'viewer' | 'lead' | 'admin' | 'nobody' = 'admin') =>
  api.send('PUT', `/api/flags/${key}`, { as, body })

describe('the workspace routes', () => {
  it('answer everyone who is signed in, in one round trip, and take edits of admins', async () => {
    const before = world.gateway.roundTrips()
    const { updatedAt } = await workspace()
    expect(world.gateway.roundTrips() - before).toBe(1)
    const edit = { updatedAt, changes: { timeZone: 'Asia/Tokyo' } }
    expect((await api.patch('/api/workspace', edit, 'lead')).status).toBe(403)
    const edited = await api.patch('/api/workspace', edit, 'admin')
    expect([edited.status, edited.body]).toEqual([200, await workspace()])
    expect(edited.body).toMatchObject({ timeZone: 'Asia/Tokyo' })
    expect((await api.get('/api/workspace')).status).toBe(401)
  })

  it('answer a stale edit with the row as it is', async () => {
    const { updatedAt } = await workspace()
    await api.patch('/api/workspace', { updatedAt, changes: { name: 'Finance' } }, 'admin')
    const stale = await api.patch('/api/workspace', { updatedAt, changes: { timeZone: 'UTC' } }, 'admin')
    expect(stale.status).toBe(409)
    expect(stale.body).toMatchObject({
      code: 'conflict',
      current: { name: 'Finance' },
      conflictingFields: ['name'],
    })
  })

  it('refuse a time zone that does not exist, at its field', async () => {
    const { updatedAt } = await workspace()
    const wrong = await api.patch(
      '/api/workspace',
      { updatedAt, changes: { timeZone: 'Mars/Olympus' } },
      'admin',
    )
    expect(wrong.status).toBe(422)
    expect(wrong.body).toMatchObject({ errors: [{ path: 'changes.timeZone' }] })
  })
})

describe('the flag routes', () => {
  it.each([
    [
      'projects',
      [
        '/api/projects',
        '/api/projects/QD-101',
        '/api/projects/QD-101/health',
        '/api/projects/QD-101/history',
      ],
    ],
    ['pipelines', ['/api/jobs', '/api/jobs/dead-letters']],
    ['data-quality', ['/api/dq/issues', '/api/dq/summary']],
  ])('hide the API of the page %s from everyone, and show it again', async (key, paths) => {
    expect((await setFlag(key, { enabled: false })).body).toMatchObject({ key, enabled: false })
    for (const path of paths) {
      const { status, body } = await api.get(path, 'admin')
      expect([path, status]).toEqual([path, 404])
      expect(body['detail']).toContain(`hidden the page "${key}"`)
    }
    expect((await api.get('/api/kpis', 'viewer')).status).toBe(200)
    expect((await setFlag(key, { enabled: true })).status).toBe(200)
    for (const path of paths)
      expect((await api.get(path, 'viewer')).body['detail'] ?? '').not.toContain('hidden')
  })

  it('say nothing of what is hidden to people who are signed out', async () => {
    await setFlag('projects', { enabled: false })
    expect((await api.get('/api/projects')).status).toBe(401)
    await setFlag('projects', { enabled: true })
  })

  it('cost a request nothing while they are fresh', async () => {
    await api.get('/api/projects', 'viewer')
    const before = world.gateway.roundTrips()
    await api.get('/api/projects', 'viewer')
    expect(world.gateway.roundTrips() - before).toBe(1)
  })

  it('list every page that can be hidden, and are set by admins only', async () => {
    const { items } = Flags.parse((await api.get('/api/flags', 'viewer')).body)
    expect(items.map((flag) => flag.key)).toContain('data-quality')
    expect((await setFlag('projects', { enabled: false }, 'lead')).status).toBe(403)
    expect((await setFlag('projects', { enabled: false }, 'nobody')).status).toBe(401)
  })

  it('refuse a page that cannot be hidden', async () => {
    expect((await setFlag('dashboard', { enabled: false })).status).toBe(422)
    expect((await setFlag('projects', { enabled: 'no' })).status).toBe(422)
  })
})
