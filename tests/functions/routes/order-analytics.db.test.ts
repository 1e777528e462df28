import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  CustomerVisits,
  SalesSummary,
  SalesTrend,
  StatusDistribution,
  TopProducts,
} from '#domain/orders/analytics/contract.ts'
import { type Api, openApi } from '../../api.ts'
import { type Desk, openDesk } from '../domain/orders/analytics/desk.ts'

let desk: Desk
let api: Api
beforeAll(async () => {
  desk = await openDesk('America/New_York')
  api = await openApi(desk.world)
  await desk.place([{ at: new Date().toISOString() }])
  // What each person and each isolate costs once is not the cost of an answer.
  for (const role of ['viewer', 'member', 'lead', 'admin'] as const) await api.get('/api/orders', role)
})
afterAll(() => desk.close())

const answers = {
  summary: SalesSummary,
  products: TopProducts,
  statuses: StatusDistribution,
  hours: SalesTrend,
  customers: CustomerVisits,
}

describe.each(Object.entries(answers))('GET /api/orders/analytics/%s', (name, contract) => {
  const path = `/api/orders/analytics/${name}`

  it('answers today in one round trip, in the shape of the contract', async () => {
    const before = desk.world.gateway.roundTrips()
    const { status, body } = await api.get(path, 'viewer')
    expect(desk.world.gateway.roundTrips() - before).toBe(1)
    expect(status).toBe(200)
    const today = new Intl.DateTimeFormat('sv', { timeZone: 'America/New_York' }).format(new Date())
    expect(contract.parse(body)).toMatchObject({ from: today, to: today, timeZone: 'America/New_York' })
  })

  it('answers every role alike and nobody who is signed out', async () => {
    for (const role of ['member', 'lead', 'admin'] as const) {
      expect((await api.get(path, role)).status).toBe(200)
    }
    expect((await api.get(path)).status).toBe(401)
  })

  it('takes a day alone, at most 400 days, and no end before the beginning', async () => {
    const spans = [
      ['?from=2026-02-28', 200],
      ['?to=2026-02-28', 200],
      ['?from=2025-01-01&to=2026-02-04', 200],
      ['?from=2025-01-01&to=2026-02-05', 422],
      ['?from=2026-02-02&to=2026-02-01', 422],
      ['?from=2026-02-30', 422],
    ] as const
    for (const [query, status] of spans) {
      expect([query, (await api.get(path + query, 'viewer')).status]).toEqual([query, status])
    }
    const { body } = await api.get(`${path}?from=2025-01-01&to=2026-02-05`, 'viewer')
    expect(body).toMatchObject({ errors: [{ path: 'to', message: 'Choose at most 400 days' }] })
  })
})
