import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { IssueDetail, IssuePage, IssueSummary } from '#domain/quality/contract.ts'
import { uuidv7 } from 'uuidv7'
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

const countOf = async (state: string) =>
  IssuePage.parse((await api.get(`/api/dq/issues?limit=200&state=${state}`, 'viewer')).body).items.length

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
    const two = IssuePage.parse((await api.get('/api/dq/issues?entity=risks,actions', 'viewer')).body)
    expect(new Set(two.items.map(({ entity }) => entity))).toEqual(new Set(['risks', 'actions']))
    const { entities } = IssueSummary.parse((await api.get('/api/dq/summary', 'viewer')).body)
    expect(entities.find(({ entity }) => entity === 'risks')?.open).toBe(
      two.items.filter(({ entity }) => entity === 'risks').length,
    )
  })

  it('shows one issue with its row in the source, its project and its other issues, in one round trip', async () => {
    const { items } = IssuePage.parse(
      (await api.get('/api/dq/issues?entity=budgetLines&category=negative_money', 'viewer')).body,
    )
    const [line] = items
    const before = office.world.gateway.roundTrips()
    const { body } = await api.get(`/api/dq/issues/${line?.id}`, 'viewer')
    expect(office.world.gateway.roundTrips() - before).toBe(1)
    const issue = IssueDetail.parse(body)
    expect(issue).toMatchObject({
      ...line,
      sourceUrl: expect.stringMatching(/^https:\/\//),
      project: { key: expect.stringMatching(/^QD-\d+$/) },
    })
    const all = IssuePage.parse((await api.get('/api/dq/issues?limit=200', 'viewer')).body).items
    const others = all.filter(({ rowId, id }) => rowId === line?.rowId && id !== line?.id)
    expect(new Set(issue.others.map(({ id }) => id))).toEqual(new Set(others.map(({ id }) => id)))
    expect((await api.get(`/api/dq/issues/${uuidv7()}`, 'viewer')).status).toBe(404)
  })

  it('lists open and resolved ones together when asked for all', async () => {
    await office.world.db.execute(
      sql`update data_quality_issues set resolved_at = now() where entity = 'risks'`,
    )
    const [open, resolved, all] = [await countOf('open'), await countOf('resolved'), await countOf('all')]
    expect(resolved).toBeGreaterThan(0)
    expect(open + resolved).toBe(all)
  })
})
