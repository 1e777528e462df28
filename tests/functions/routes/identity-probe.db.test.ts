import { afterAll, beforeAll, expect, it } from 'vitest'
import { openApi } from '../../api.ts'
import { openWorld, type World } from '../../world.ts'
let world: World
beforeAll(async () => { world = await openWorld() })
afterAll(() => world.close())
it('probes', async () => {
  const api = await openApi(world)
  console.log(await api.get('/api/me'))
  let t = world.gateway.roundTrips()
  console.log(await api.person('admin'))
  const s = await api.signIn('admin')
  console.log(s, world.gateway.roundTrips() - t); t = world.gateway.roundTrips()
  console.log(await api.get('/api/me', 'admin'), world.gateway.roundTrips() - t); t = world.gateway.roundTrips()
  s.delete('quarterdeck.session_data')
  console.log(await api.get('/api/me', 'admin'), world.gateway.roundTrips() - t)
  expect(1).toBe(1)
})
