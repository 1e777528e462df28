import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApi } from '../../api.ts'
import { openWorld, type World } from '../../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

describe('/api/health', () => {
  it('answers everybody, in one round trip', async () => {
    const api = await openApi(world)
    const before = world.gateway.roundTrips()
    const answer = await api.get('/api/health')
    expect(world.gateway.roundTrips() - before).toBe(1)
    expect(answer).toMatchObject({ status: 200, body: { status: 'ok', database: 'ok' } })
  })

  it('says 503 when the database is away, and what to do, but nothing of the inside', async () => {
    const api = await openApi(world)
    world.gateway.fault('refuse')
    const answer = await api.get('/api/health')
    world.gateway.fault(null)
    expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } })
    expect(JSON.stringify(answer.body)).not.toMatch(/127\.0\.0\.1|postgres|select/i)
  })
})
