import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BulkChange, BulkPreview } from '../../../functions/domain/orders/bulk-changes/contract.ts'
import { type Api, openApi } from '../../api.ts'
import { placeOrders, statusesOf } from '../domain/orders/bulk-changes/desk.ts'
import { openWorld, type World } from '../../world.ts'

let world: World
let api: Api
beforeAll(async () => {
  world = await openWorld()
  api = await openApi(world)
  for (const role of ['lead', 'member', 'viewer'] as const) await api.signIn(role)
})
afterAll(() => world.close())

const path = '/api/orders/bulk-changes'
const confirm = (selection: unknown, over: object = {}) => ({
  id: uuidv7(),
  selection,
  action: { kind: 'status', status: 'confirmed' },
  ...over,
})

describe('the routes of bulk changes', () => {
  it('count, change, report and undo', async () => {
    const { customer } = await placeOrders(world, ['pending', 'delivered'])
    const change = confirm({ filter: { customer, status: 'pending,delivered' } })
    const told = await api.post(path, { ...change, dryRun: true }, 'lead')
    expect(BulkPreview.parse(told.body)).toMatchObject({ selected: 2, changed: 1 })
    const done = await api.post(path, change, 'lead')
    expect(BulkChange.parse(done.body)).toMatchObject({
      state: 'done',
      changed: 1,
      requestedByName: 'The lead',
      action: { kind: 'status', status: 'confirmed', reason: null },
    })
    expect((await api.get(`${path}/${change.id}`, 'lead')).body).toEqual(done.body)
    const undone = await api.post(`${path}/${change.id}/undo`, undefined, 'lead')
    expect(BulkChange.parse(undone.body)).toMatchObject({ state: 'undone', undone: 1 })
    expect(await statusesOf(world, customer)).toEqual(['pending', 'delivered'])
  })

  it('leave many to a job, whose progress can be asked for', async () => {
    const { customer } = await placeOrders(world, Array<'pending'>(1001).fill('pending'))
    const change = confirm({ filter: { customer } })
    expect((await api.post(path, change, 'lead')).body).toMatchObject({
      state: 'running',
      total: 1001,
      done: 0,
    })
    const { rows } = await world.db.execute(sql`select job_key from job_runs where subject = ${change.id}`)
    expect(rows).toEqual([{ job_key: 'order-bulk-change' }])
  })

  it.each(['member', 'viewer'] as const)('are closed to a %s', async (role) => {
    const change = confirm({ ids: [uuidv7()] })
    expect((await api.post(path, change, role)).status).toBe(403)
    expect((await api.post(path, { ...change, dryRun: true }, role)).status).toBe(403)
    expect((await api.get(`${path}/${change.id}`, role)).status).toBe(403)
    expect((await api.post(`${path}/${change.id}/undo`, undefined, role)).status).toBe(403)
  })

  it.each([
    [
      'a word in the filter that does not exist, which would choose all orders',
      { filter: { custmer: uuidv7() } },
    ],
    ['more than a thousand ids', { ids: Array.from({ length: 1001 }, () => uuidv7()) }],
    ['no ids', { ids: [] }],
    ['both kinds of selection', { ids: [uuidv7()], filter: {} }],
  ])('refuse %s', async (_name, selection) => {
    expect((await api.post(path, confirm(selection), 'lead')).status).toBe(422)
  })

  it('answer 404 for a change that does not exist', async () => {
    expect((await api.get(`${path}/${uuidv7()}`, 'lead')).status).toBe(404)
    expect((await api.post(`${path}/${uuidv7()}/undo`, undefined, 'lead')).status).toBe(404)
  })
})
