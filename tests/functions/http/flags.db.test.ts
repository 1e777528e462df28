import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setFlag } from '#domain/workspace'
import { forgetFlags, visible } from '../../../functions/http/flags.ts'
import { openWorld, type World } from '../../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const start = Date.parse('2026-03-15T12:00:00.000Z')

/** How the middleware of the projects page treats a viewer so many seconds later, and what that costs. */
async function visitAfter(seconds: number): Promise<{ seen: boolean; roundTrips: number }> {
  const ctx = world.as('viewer', { now: () => new Date(start + seconds * 1000) })
  const before = world.gateway.roundTrips()
  let seen = false
  const visit = visible('projects')({ var: { ctx } }, async () => {
    seen = true
  })
  await visit.catch((error: unknown) => expect(error).toMatchObject({ code: 'not_found' }))
  return { seen, roundTrips: world.gateway.roundTrips() - before }
}

describe('what an isolate knows of hidden pages', () => {
  it('is read once in 30 seconds, and at once after it was told to forget', async () => {
    expect(await visitAfter(0)).toEqual({ seen: true, roundTrips: 1 })
    await setFlag(world.as('admin'), 'projects', false)
    expect(await visitAfter(29)).toEqual({ seen: true, roundTrips: 0 })
    expect(await visitAfter(30)).toEqual({ seen: false, roundTrips: 1 })
    await setFlag(world.as('admin'), 'projects', true)
    forgetFlags(world.as('admin'))
    expect(await visitAfter(31)).toEqual({ seen: true, roundTrips: 1 })
  })
})
