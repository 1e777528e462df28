import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getProjectBudget, getProjectHealth, listProjectActions, listProjectRisks } from '#domain/insights'
import {
  BelongingsQuery,
  ProjectActionPage,
  ProjectBudget,
  ProjectHealth,
  ProjectRiskPage,
} from '#domain/insights/contract.ts'
import { refreshGold } from '#domain/lakehouse'
import { createProject } from '#domain/portfolio'
import { openWorld, type World } from '../../../world.ts'
import { notionProject, silver } from '../lakehouse/silver.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const now = () => new Date('2026-03-15T12:00:00.000Z')
const viewer = () => world.as('viewer', { now })
const refresh = () => refreshGold(world.as('admin', { now }))
const query = (input = {}) => BelongingsQuery.parse(input)

async function inOneRoundTrip<T>(work: () => Promise<T>): Promise<T> {
  const before = world.gateway.roundTrips()
  const result = await work()
  expect(world.gateway.roundTrips() - before).toBe(1)
  return result
}

describe("a project's health", () => {
  it('is the sum of its contributions, each with its reason', async () => {
    const { key, sourceId } = await notionProject(world.db, {
      status: 'Active',
      start_date: '2026-01-01',
      end_date: '2026-12-31',
      progress: 0.1,
      currency: 'EUR',
      health: 'Green',
    })
    await silver(world.db, 'budget_lines', [
      {
        project_id: sourceId,
        period: '2026-01-01',
        currency: 'EUR',
        budget: 1000,
        committed: 1100,
        actual: 900,
      },
    ])
    await silver(world.db, 'risks', [{ project_id: sourceId, probability: 5, impact: 5 }])
    await silver(world.db, 'actions', [
      { project_id: sourceId, due_date: '2026-03-01', status: 'Blocked' },
      { project_id: sourceId, due_date: '2026-04-01', status: 'Not started' },
    ])
    await refresh()
    const health = await inOneRoundTrip(() => getProjectHealth(viewer(), key))
    expect(ProjectHealth.parse(health)).toEqual(health)
    expect(health).toMatchObject({ key, score: 58, band: 'amber', asOf: '2026-03-15', missing: null })
    expect(
      health.contributions.map(({ label, points, max, reason }) => [label, points, max, reason]),
    ).toEqual([
      ['Schedule', 15, 30, '10 % done, 20 % of the time has passed (73 of 365 days).'],
      ['Budget', 18, 30, '1,100.00 EUR spent or ordered of 1,000.00 EUR planned to date (110 %).'],
      ['Risks', 10, 20, '1 open risk, exposure 25 (probability × impact; no points from 50).'],
      ['Actions', 5, 10, '1 of 2 open actions overdue.'],
      ['Reported health', 10, 10, 'Reported as green.'],
    ])
  })

  it('is missing with a reason for a project made here and for one that came after the last refresh', async () => {
    const made = await createProject(world.as('member'), { name: 'Made here' })
    expect(await getProjectHealth(viewer(), made.key)).toMatchObject({
      score: null,
      band: null,
      missing: expect.stringContaining('come from a source'),
      contributions: [],
    })
    const { key } = await notionProject(world.db)
    expect(await getProjectHealth(viewer(), key)).toMatchObject({
      score: null,
      missing: 'Health appears with the next sync.',
    })
  })
})

describe("a project's budget", () => {
  it('runs up month by month within each currency, digit for digit', async () => {
    const { key, sourceId } = await notionProject(world.db, { currency: 'EUR' })
    const line = {
      project_id: sourceId,
      currency: 'EUR',
      budget: '0.10',
      committed: '0.20',
      actual: '0.30',
      forecast: '0.40',
    }
    await silver(world.db, 'budget_lines', [
      { ...line, period: '2026-01-01' },
      { ...line, period: '2026-02-01' },
      { ...line, period: '2026-01-01', currency: 'USD', budget: '9999999999999.99' },
    ])
    await refresh()
    const budget = await inOneRoundTrip(() => getProjectBudget(viewer(), key))
    expect(ProjectBudget.parse(budget)).toEqual(budget)
    expect(budget).toMatchObject({ key, currency: 'EUR' })
    expect(
      budget.months.map((month) => [month.currency, month.month, month.budget, month.cumulative.budget]),
    ).toEqual([
      ['EUR', '2026-01-01', '0.10', '0.10'],
      ['EUR', '2026-02-01', '0.10', '0.20'],
      ['USD', '2026-01-01', '9999999999999.99', '9999999999999.99'],
    ])
    expect(budget.totals).toEqual([
      {
        currency: 'EUR',
        budget: '0.20',
        committed: '0.40',
        actual: '0.60',
        forecast: '0.80',
        variance: '-0.40',
      },
      {
        currency: 'USD',
        budget: '9999999999999.99',
        committed: '0.20',
        actual: '0.30',
        forecast: '0.40',
        variance: '9999999999999.69',
      },
    ])
  })

  it('is empty for a project without lines', async () => {
    const made = await createProject(world.as('member'), { name: 'Penniless', currency: 'GBP' })
    expect(await getProjectBudget(viewer(), made.key)).toEqual({
      key: made.key,
      currency: 'GBP',
      months: [],
      totals: [],
    })
  })
})

describe("a project's risks", () => {
  it('are paged from the gravest to the unassessed, open or not, each once', async () => {
    const { key, sourceId } = await notionProject(world.db)
    const risk = { project_id: sourceId, status: 'Identified' }
    await silver(world.db, 'risks', [
      { ...risk, name: 'Two', probability: 1, impact: 2 },
      { ...risk, name: 'Twenty', probability: 4, impact: 5, due_date: '2026-03-14' },
      { ...risk, name: 'Unassessed', probability: 4 },
      { ...risk, name: 'Closed', probability: 5, impact: 5, status: 'Closed', due_date: '2026-03-14' },
      { ...risk, name: 'Deleted', probability: 5, impact: 5, deleted_at: '2026-03-01T10:00:00Z' },
      { name: 'Of another project', probability: 5, impact: 5 },
    ])
    const first = await inOneRoundTrip(() => listProjectRisks(viewer(), key, query({ limit: 3 })))
    expect(ProjectRiskPage.parse(first)).toEqual(first)
    expect(first.items.map((item) => [item.name, item.exposure, item.open, item.overdue])).toEqual([
      ['Closed', 25, false, false],
      ['Twenty', 20, true, true],
      ['Two', 2, true, false],
    ])
    const rest = await listProjectRisks(viewer(), key, query({ limit: 3, after: first.next }))
    expect(rest.items.map((item) => [item.name, item.exposure])).toEqual([['Unassessed', null]])
    expect(rest.next).toBeNull()
  })
})

describe("a project's actions", () => {
  it('are paged with open ones first, by due date, and name the risk they belong to', async () => {
    const { key, sourceId } = await notionProject(world.db)
    const [riskId] = await silver(world.db, 'risks', [{ name: 'Late parts', project_id: sourceId }])
    const action = { project_id: sourceId, status: 'In progress' }
    await silver(world.db, 'actions', [
      { ...action, name: 'Done', due_date: '2026-01-01', status: 'Done' },
      { ...action, name: 'Some day' },
      { ...action, name: 'Soon', due_date: '2026-03-16', risk_id: riskId },
      { ...action, name: 'Late', due_date: '2026-03-14' },
    ])
    const seen: unknown[] = []
    let after: string | undefined
    do {
      const page = await inOneRoundTrip(() => listProjectActions(viewer(), key, query({ limit: 2, after })))
      expect(ProjectActionPage.parse(page)).toEqual(page)
      seen.push(...page.items.map((item) => [item.name, item.overdue, item.riskName]))
      after = page.next ?? undefined
    } while (after)
    expect(seen).toEqual([
      ['Late', true, null],
      ['Soon', false, 'Late parts'],
      ['Some day', false, null],
      ['Done', false, null],
    ])
  })
})

describe('what belongs to a project', () => {
  it('is not found when the project is not there or deleted, and closed to people who are signed out', async () => {
    const { key, id } = await notionProject(world.db)
    const verbs = [
      (ctx = viewer(), of = key) => getProjectHealth(ctx, of),
      (ctx = viewer(), of = key) => getProjectBudget(ctx, of),
      (ctx = viewer(), of = key) => listProjectRisks(ctx, of, query()),
      (ctx = viewer(), of = key) => listProjectActions(ctx, of, query()),
    ]
    for (const verb of verbs) {
      await expect(verb(world.as('nobody'))).rejects.toMatchObject({ code: 'unauthenticated' })
      await expect(verb(viewer(), 'QD-999999')).rejects.toMatchObject({ code: 'not_found' })
    }
    await world.db.execute(sql`update projects set deleted_at = now() where id = ${id}`)
    for (const verb of verbs) await expect(verb()).rejects.toMatchObject({ code: 'not_found' })
  })
})
