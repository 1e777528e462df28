import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DemoAccounts } from '#domain/identity/contract.ts'
import { openApi } from '../../api.ts'
import { openWorld, type World } from '../../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

describe('the demo accounts', () => {
  it('are offered on the sign-in page of a demo workspace and nowhere else', async () => {
    const api = await openApi(world)
    expect((await api.get('/api/auth/demo')).body).toEqual({ items: [] })
    await world.db.execute(sql`update workspace set demo = true`)
    const { items } = DemoAccounts.parse((await api.get('/api/auth/demo')).body)
    expect(items.map((account) => account.role)).toEqual(['admin', 'lead', 'member', 'viewer'])
  })
})
