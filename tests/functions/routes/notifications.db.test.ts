import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { notify } from '#domain/notifications'
import { NotificationPage } from '#domain/notifications/contract.ts'
import { type Api, openApi } from '../../api.ts'
import { openWorld, type World } from '../../world.ts'

let world: World
let api: Api
beforeAll(async () => {
  world = await openWorld()
  api = await openApi(world)
  for (const role of ['lead', 'viewer'] as const) await api.signIn(role)
  const news = { kind: 'stale_data', title: 'Old data', body: '', link: '/pipelines' } as const
  for (const incident of ['a', 'b', 'b'])
    await notify(world.as('admin'), { ...news, to: { level: 'lead' }, incident })
})
afterAll(() => world.close())

const listed = async (query = '') =>
  NotificationPage.parse((await api.get(`/api/notifications${query}`, 'lead')).body)

describe('the notification routes', () => {
  it('list what the person was told, one alert for each incident, in one round trip', async () => {
    const before = world.gateway.roundTrips()
    const page = await listed()
    expect(world.gateway.roundTrips() - before).toBe(1)
    expect(page).toMatchObject({ unreadCount: 2, next: null })
    expect(page.items).toHaveLength(2)
    const others = await api.get('/api/notifications', 'viewer')
    expect(others.body).toMatchObject({ items: [], unreadCount: 0 })
  })

  it('page', async () => {
    const first = await listed('?limit=1')
    const second = await listed(`?limit=1&after=${first.next}`)
    expect(new Set([...first.items, ...second.items].map((item) => item.id)).size).toBe(2)
    expect(second.next).toBeNull()
  })

  it('mark some and then all as read', async () => {
    const [newest] = (await listed()).items
    const some = await api.post('/api/notifications/reading', { ids: [newest?.id] }, 'lead')
    expect([some.status, some.body]).toEqual([200, { unreadCount: 1 }])
    expect((await listed('?unread=true')).items).toHaveLength(1)
    expect((await api.post('/api/notifications/reading', {}, 'lead')).body).toEqual({ unreadCount: 0 })
  })

  it('are closed to people who are signed out, and refuse what is not an id', async () => {
    expect((await api.get('/api/notifications')).status).toBe(401)
    expect((await api.post('/api/notifications/reading', {})).status).toBe(401)
    const wrong = await api.post('/api/notifications/reading', { ids: ['1'] }, 'lead')
    expect(wrong.status).toBe(422)
    expect(wrong.body).toMatchObject({ errors: [{ path: 'ids.0' }] })
  })
})
