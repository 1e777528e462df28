import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AuditPage } from '#domain/audit/contract.ts'
import {
  Kpis,
  PortfolioSummary,
  ProjectActionPage,
  ProjectBudget,
  ProjectHealth,
  ProjectRiskPage,
} from '#domain/insights/contract.ts'
import { refreshGold } from '#domain/lakehouse'
import { type Api, openApi } from '../../api.ts'
import { openWorld, type World } from '../../world.ts'
import { notionProject, silver } from '../domain/lakehouse/silver.ts'

let world: World
let api: Api
let key: string
beforeAll(async () => {
  world = await openWorld()
  api = await openApi(world)
  const project = await notionProject(world.db, { name: 'Atlas', status: 'Active', currency: 'EUR' })
  key = project.key
  const own = { project_id: project.sourceId }
  await silver(world.db, 'budget_lines', [{ ...own, period: '2026-01-01', currency: 'EUR', budget: '10.50' }])
  await silver(world.db, 'risks', [
    { ...own, probability: 2, impact: 3 },
    { ...own, probability: 1, impact: 1 },
  ])
  await silver(world.db, 'actions', [{ ...own, due_date: '2026-01-01' }])
  await refreshGold(world.as('admin'))
  await api.get('/api/projects', 'viewer')
})
afterAll(() => world.close())

const parts = ['health', 'budget', 'risks', 'actions', 'history']

describe('GET /api/kpis', () => {
  it('answers a viewer in one round trip, in the shape of the contract', async () => {
    const before = world.gateway.roundTrips()
    const { status, body } = await api.get('/api/kpis', 'viewer')
    expect(world.gateway.roundTrips() - before).toBe(1)
    expect(status).toBe(200)
    expect(Kpis.parse(body)).toMatchObject({
      projects: { total: 1, active: 1 },
      money: [{ currency: 'EUR', budget: '10.50' }],
      actions: { open: 1, overdue: 1 },
      risks: { open: 2, exposure: 7 },
    })
  })
})

describe('GET /api/portfolio/summary', () => {
  it('answers a viewer in one round trip, in the shape of the contract', async () => {
    const before = world.gateway.roundTrips()
    const { status, body } = await api.get('/api/portfolio/summary', 'viewer')
    expect(world.gateway.roundTrips() - before).toBe(1)
    expect(status).toBe(200)
    expect(PortfolioSummary.parse(body)).toMatchObject({
      programs: [{ id: null, projects: 1, money: [{ currency: 'EUR', budget: '10.50' }] }],
    })
  })
})

describe('GET /api/projects/{key}/…', () => {
  it.each([
    ['health', ProjectHealth],
    ['budget', ProjectBudget],
    ['risks', ProjectRiskPage],
    ['actions', ProjectActionPage],
    ['history', AuditPage],
  ])('%s answers a viewer in one round trip, in the shape of the contract', async (part, contract) => {
    const before = world.gateway.roundTrips()
    const { status, body } = await api.get(`/api/projects/${key}/${part}`, 'viewer')
    expect(world.gateway.roundTrips() - before).toBe(1)
    expect(status).toBe(200)
    expect(contract.parse(body)).toEqual(body)
  })

  it('pages with what the page before answered', async () => {
    const first = ProjectRiskPage.parse((await api.get(`/api/projects/${key}/risks?limit=1`, 'viewer')).body)
    const path = `/api/projects/${key}/risks?limit=1&after=${first.next}`
    const second = ProjectRiskPage.parse((await api.get(path, 'viewer')).body)
    expect([...first.items, ...second.items].map((item) => item.exposure)).toEqual([6, 1])
    expect(second.next).toBeNull()
  })

  it.each(parts)('%s says that a project is not there', async (part) => {
    const { status, body } = await api.get(`/api/projects/QD-999999/${part}`, 'viewer')
    expect(status).toBe(404)
    expect(body).toMatchObject({ code: 'not_found' })
  })

  it.each(['/api/kpis', '/api/portfolio/summary', ...parts.map((part) => `/api/projects/QD-101/${part}`)])(
    '%s is closed to people who are signed out',
    async (path) => {
      expect((await api.get(path)).status).toBe(401)
    },
  )

  it.each(['risks?limit=0', 'risks?after=nonsense', 'actions?limit=201', 'history?after=x'])(
    '%s is refused with the reason',
    async (path) => {
      const { status, body } = await api.get(`/api/projects/${key}/${path}`, 'viewer')
      expect(status).toBe(422)
      expect(body).toMatchObject({ code: 'invalid' })
    },
  )
})
