import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { IssuePage, IssueSummary } from '#domain/quality/contract.ts'
import { type Api, openApi } from '../../api.ts'
import { type Office, openOffice } from '../domain/sync/office.ts'

let office: Office
let api: Api
beforeAll(async () => {
  office = await openOffice({
    size: { programs: 5, projects: 25, budgetLines: 400, risks: 60, actions: 150 },
  })
  api = await openApi(office.world)
  await office.run('full')
})
afterAll(() => office.close())

describe('/api/dq', () => {
  it('lists what the sync found, and counts the same', async () => {
    const { items } = IssuePage.parse((await api.get('/api/dq/issues?limit=200', 'viewer')).body)
    const summary = IssueSummary.parse((await api.get('/api/dq/summary', 'viewer')).body)
    expect(items.length).toBeGreaterThan(10)
    expect(summary).toMatchObject({ open: items.length, resolved: 0 })
    for (const { category, severity, open } of summary.groups) {
      const alike = items.filter((issue) => issue.category === category && issue.severity === severity)
      expect(alike).toHaveLength(open)
    }
  })

  it('narrows by category, severity and entity', async () => {
    const page = await api.get(
      '/api/dq/issues?category=negative_money,date_order&severity=medium&entity=budgetLines',
      'viewer',
    )
    const { items } = IssuePage.parse(page.body)
    expect(items.length).toBeGreaterThan(0)
    expect(new Set(items.map(({ entity, category }) => `${entity} ${category}`))).toEqual(
      new Set(['budgetLines negative_money']),
    )
    expect((await api.get('/api/dq/issues?category=ugly', 'viewer')).status).toBe(422)
  })
})
