import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SavedView, SavedViews } from '#domain/workspace/views/contract.ts'
import { type Api, openApi, type Sender } from '../../api.ts'
import { openWorld, type World } from '../../world.ts'

let world: World
let api: Api
beforeAll(async () => {
  world = await openWorld()
  api = await openApi(world)
  for (const role of ['viewer', 'member'] as const) await api.signIn(role)
})
afterAll(() => world.close())

const draft = (name: string, over: Record<string, unknown> = {}) => ({
  id: uuidv7(),
  page: 'orders',
  name,
  search: 'status=pending&sort=-total',
  layout: { columns: ['number', 'total'] },
  ...over,
})
const names = async (page: string, as: Sender = 'viewer') =>
  SavedViews.parse((await api.get(`/api/views?page=${page}`, as)).body).items.map((view) => view.name)
const save = (body: unknown, as: Sender = 'viewer') => api.post('/api/views', body, as)

describe('saved views', () => {
  it('belong to one person and one page, come by name, and are read in one round trip', async () => {
    await save(draft('Waiting'))
    await save(draft('big ones'))
    await save(draft('Elsewhere', { page: 'projects' }))
    await save(draft('Of the member'), 'member')
    const before = world.gateway.roundTrips()
    expect(await names('orders')).toEqual(['big ones', 'Waiting'])
    expect(world.gateway.roundTrips() - before).toBe(1)
    expect(await names('orders', 'member')).toEqual(['Of the member'])
    expect((await api.get('/api/views?page=orders')).status).toBe(401)
  })

  it('are saved once however often they are sent, and each name once per page', async () => {
    const view = draft('Once')
    const [first, again] = [await save(view), await save(view)]
    expect([first.status, again.body]).toEqual([201, first.body])
    const same = await save(draft('ONCE'))
    expect([same.status, same.body['errors']]).toEqual([422, [expect.objectContaining({ path: 'name' })]])
    expect((await save(draft('Once', { page: 'risks' }))).status).toBe(201)
  })

  it('can be renamed and deleted by their owner only, and come back when they are sent anew', async () => {
    const view = draft('Mine')
    const saved = SavedView.parse((await save(view)).body)
    const rename = { updatedAt: saved.updatedAt, changes: { name: 'Ours' } }
    const path = `/api/views/${saved.id}`
    expect((await api.patch(path, rename, 'member')).status).toBe(404)
    await api.send('DELETE', path, { as: 'member' })
    expect((await api.patch(path, rename, 'viewer')).body).toMatchObject({
      name: 'Ours',
      search: view.search,
    })
    expect((await api.patch(path, { ...rename, changes: { name: 'Theirs' } }, 'viewer')).status).toBe(409)
    await api.send('DELETE', path, { as: 'viewer' })
    expect(await names('orders')).not.toContain('Ours')
    expect((await save(view)).body).toMatchObject({ id: saved.id, name: 'Mine' })
    expect((await save({ ...view, name: 'Taken over' }, 'member')).status).toBe(404)
  })

  it('have a bounded size', async () => {
    const layout = { columns: Array.from({ length: 5000 }, (_, column) => `column ${column}`) }
    expect((await save(draft('Huge', { layout }))).status).toBe(422)
  })
})

describe('preferences', () => {
  const path = '/api/preferences/orders.columns'

  it('are null until the person sets one, and are each person’s own', async () => {
    expect((await api.get(path, 'viewer')).body).toEqual({ value: null })
    await api.send('PUT', path, { as: 'viewer', body: { value: { order: ['total'] } } })
    await api.send('PUT', path, { as: 'viewer', body: { value: { order: ['number'] } } })
    const before = world.gateway.roundTrips()
    expect((await api.get(path, 'viewer')).body).toEqual({ value: { order: ['number'] } })
    expect(world.gateway.roundTrips() - before).toBe(1)
    expect((await api.get(path, 'member')).body).toEqual({ value: null })
  })

  it('refuse other names and other values', async () => {
    expect((await api.get('/api/preferences/NOT..good', 'viewer')).status).toBe(422)
    expect((await api.send('PUT', path, { as: 'viewer', body: { value: 'text' } })).status).toBe(422)
  })
})
