import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getKpis } from '#domain/insights'
import { Kpis } from '#domain/insights/contract.ts'
import type { JobDefinition } from '#domain/jobs/contract.ts'
import { refreshGold } from '#domain/lakehouse'
import { createProject } from '#domain/portfolio'
import { openWorld, type World } from '../../../world.ts'
import { notionProject, qualityIssue, silver } from '../lakehouse/silver.ts'

const job = (key: string, blocked: string | null = null): JobDefinition => ({
  key,
  title: `The job ${key}`,
  description: '',
  cursor: z.unknown(),
  blocked: () => blocked,
  step: async () => ({ cursor: null, counts: {} }),
})

let world: World
beforeEach(async () => {
  world = await openWorld({
    jobs: [job('good'), job('broken'), job('old'), job('never'), job('blocked', 'Not set up')],
  })
})
afterEach(() => world.close())

const now = () => new Date('2026-03-15T12:00:00.000Z')
const kpis = () => getKpis(world.as('viewer', { now }))

interface PastRun {
  key: string
  state: 'succeeded' | 'dead' | 'cancelled' | 'running'
  finishedAt: string | null
  error?: string
}
const pastRun = ({ key, state, finishedAt, error = undefined }: PastRun) =>
  world.db.execute(sql`
    insert into job_runs (id, job_key, mode, trigger, requested_by, state, finished_at, error)
    values (${uuidv7()}, ${key}, 'full', 'manual', 'system:test', ${state}, ${finishedAt}, ${error ?? null})`)
const schedule = (key: string, createdAt: string) =>
  world.db.execute(sql`
    insert into schedules (id, job_key, cron, time_zone, created_at) values (${uuidv7()}, ${key}, '0 * * * *', 'UTC', ${createdAt})`)

const line = (
  project: { sourceId: string },
  money: { currency: string; budget: string; actual: string },
) => ({
  project_id: project.sourceId,
  period: '2026-01-01',
  committed: money.budget,
  forecast: money.actual,
  ...money,
})

describe('the KPIs of an empty workspace', () => {
  it('are zeros and empty lists in the shape of the contract, never null or NaN', async () => {
    const found = await kpis()
    expect(Kpis.parse(found)).toEqual(found)
    expect(found).toMatchObject({
      asOf: {
        day: '2026-03-15',
        goldDay: null,
        goldRefreshedAt: null,
        sourceSyncedAt: null,
        computedAt: '2026-03-15T12:00:00.000Z',
      },
      projects: {
        total: 0,
        active: 0,
        late: 0,
        byHealth: { green: 0, amber: 0, red: 0, unknown: 0 },
        byBudget: { within: 0, over: 0, unplanned: 0 },
      },
      money: [],
      actions: { open: 0, overdue: 0 },
      risks: { open: 0, exposure: 0, top: [] },
      quality: { open: 0, critical: 0, high: 0, medium: 0, low: 0 },
      jobs: { count: 5, healthy: 4, failing: 0, stale: 0 },
      alerts: [],
    })
  })
})

describe('the KPIs', () => {
  it('need one round trip and a signed-in person', async () => {
    const before = world.gateway.roundTrips()
    await kpis()
    expect(world.gateway.roundTrips() - before).toBe(1)
    await expect(getKpis(world.as('nobody'))).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  it('count projects by status and by health, those without either too', async () => {
    await notionProject(world.db, { status: 'Active', health: 'Green' })
    await notionProject(world.db, {
      status: 'Active',
      health: 'Red',
      start_date: '2025-01-01',
      end_date: '2026-01-01',
    })
    await notionProject(world.db, { status: 'Completed', health: 'Green' })
    await createProject(world.as('member'), { name: 'Only here' })
    await refreshGold(world.as('admin', { now }))
    const { projects, asOf } = await kpis()
    expect(projects).toMatchObject({
      total: 4,
      active: 2,
      byHealth: { green: 1, amber: 1, red: 1, unknown: 1 },
    })
    expect(projects.byStatus).toEqual([
      { status: 'proposed', count: 0 },
      { status: 'planned', count: 0 },
      { status: 'active', count: 2 },
      { status: 'on_hold', count: 0 },
      { status: 'completed', count: 1 },
      { status: 'cancelled', count: 0 },
      { status: null, count: 1 },
    ])
    expect(asOf).toMatchObject({ goldDay: '2026-03-15', goldRefreshedAt: expect.stringMatching(/Z$/) })
  })

  it('add up money by currency and leave out deleted projects', async () => {
    const [one, two, gone] = [
      await notionProject(world.db),
      await notionProject(world.db),
      await notionProject(world.db),
    ]
    await world.db.execute(sql`update projects set deleted_at = now() where id = ${gone.id}`)
    await silver(world.db, 'budget_lines', [
      line(one, { currency: 'EUR', budget: '1000.10', actual: '900.05' }),
      line(two, { currency: 'EUR', budget: '2000.20', actual: '2100.10' }),
      line(two, { currency: 'USD', budget: '50.00', actual: '0.00' }),
      line(gone, { currency: 'EUR', budget: '7.00', actual: '7.00' }),
    ])
    await refreshGold(world.as('admin', { now }))
    expect((await kpis()).money).toEqual([
      {
        currency: 'EUR',
        budget: '3000.30',
        committed: '3000.30',
        actual: '3000.15',
        forecast: '3000.15',
        variance: '0.15',
      },
      {
        currency: 'USD',
        budget: '50.00',
        committed: '50.00',
        actual: '0.00',
        forecast: '0.00',
        variance: '50.00',
      },
    ])
  })

  it('count open and overdue actions by the day of the workspace', async () => {
    await silver(world.db, 'actions', [
      { due_date: '2026-03-15', status: 'In progress' },
      { due_date: '2026-03-14', status: 'Blocked' },
      { due_date: '2026-03-14', status: 'Done' },
      { due_date: null, status: null },
    ])
    expect((await kpis()).actions).toEqual({ open: 3, overdue: 1 })
    await world.db.execute(sql`update workspace set time_zone = 'Pacific/Auckland'`)
    expect((await kpis()).actions).toEqual({ open: 3, overdue: 2 })
  })

  it('name the gravest open risks with their projects', async () => {
    const { sourceId, key } = await notionProject(world.db, { name: 'Atlas' })
    await silver(world.db, 'risks', [
      { name: 'Small', probability: 1, impact: 2, project_id: sourceId },
      { name: 'Grave', probability: 5, impact: 4, project_id: sourceId },
      { name: 'Unassessed', probability: 5, impact: null, project_id: sourceId },
      { name: 'Closed', probability: 5, impact: 5, status: 'Closed', project_id: sourceId },
      { name: 'Loose', probability: 3, impact: 3 },
    ])
    const { risks } = await kpis()
    expect(risks).toMatchObject({ open: 4, exposure: 31 })
    expect(risks.top.map((risk) => [risk.name, risk.exposure, risk.projectKey])).toEqual([
      ['Grave', 20, key],
      ['Loose', 9, null],
      ['Small', 2, key],
    ])
  })

  it('count jobs that fail or are out of date, each with an alert', async () => {
    const yesterday = '2026-03-14T11:00:00Z'
    await pastRun({ key: 'good', state: 'dead', finishedAt: '2026-03-14T10:00:00Z' })
    await pastRun({ key: 'good', state: 'succeeded', finishedAt: '2026-03-15T11:00:00Z' })
    await pastRun({ key: 'broken', state: 'succeeded', finishedAt: '2026-03-15T10:00:00Z' })
    await pastRun({
      key: 'broken',
      state: 'dead',
      finishedAt: '2026-03-15T11:00:00Z',
      error: 'The token is not valid.',
    })
    await pastRun({ key: 'broken', state: 'cancelled', finishedAt: '2026-03-15T11:30:00Z' })
    await pastRun({ key: 'old', state: 'succeeded', finishedAt: yesterday })
    await schedule('never', yesterday)
    await schedule('blocked', yesterday)
    const { jobs, alerts } = await kpis()
    expect(jobs).toEqual({ count: 5, healthy: 1, failing: 1, stale: 2 })
    expect(
      alerts.map(({ kind, severity, title, detail, at }) => ({ kind, severity, title, detail, at })),
    ).toEqual([
      {
        kind: 'job_failing',
        severity: 'critical',
        title: 'The job broken failed',
        detail: 'The token is not valid.',
        at: '2026-03-15T11:00:00.000Z',
      },
      {
        kind: 'job_stale',
        severity: 'warning',
        title: 'The job old is out of date',
        detail: 'It has not succeeded for more than 24 hours.',
        at: '2026-03-14T11:00:00.000Z',
      },
      {
        kind: 'job_stale',
        severity: 'warning',
        title: 'The job never is out of date',
        detail: 'It is scheduled but has never succeeded.',
        at: '2026-03-14T11:00:00.000Z',
      },
    ])
    expect(alerts[0]?.link).toMatch(/^\/pipelines\/broken\/runs\/[0-9a-f-]{36}$/)
  })

  it('raise alerts for critical problems by where they are, and for red projects that are not over', async () => {
    await qualityIssue(world.db, {
      entity: 'budgetLines',
      severity: 'critical',
      first_seen_at: '2026-03-02T10:00:00Z',
    })
    await qualityIssue(world.db, {
      entity: 'budgetLines',
      severity: 'critical',
      first_seen_at: '2026-03-03T10:00:00Z',
    })
    await qualityIssue(world.db, { severity: 'low' })
    await qualityIssue(world.db, { severity: 'critical', resolved_at: '2026-03-03T10:00:00Z' })
    const red = { start_date: '2025-01-01', end_date: '2026-01-01', health: 'Red' }
    const atlas = await notionProject(world.db, { ...red, name: 'Atlas', status: 'Active' })
    const cancelled = await notionProject(world.db, {
      ...red,
      name: 'Over',
      status: 'Cancelled',
      currency: 'EUR',
    })
    await silver(world.db, 'risks', [
      { project_id: cancelled.sourceId, probability: 5, impact: 5 },
      { project_id: cancelled.sourceId, probability: 5, impact: 5 },
    ])
    await silver(world.db, 'budget_lines', [
      line(cancelled, { currency: 'EUR', budget: '1.00', actual: '9.00' }),
    ])
    await refreshGold(world.as('admin', { now }))
    const { quality, alerts, projects } = await kpis()
    expect(quality).toEqual({ open: 3, critical: 2, high: 0, medium: 0, low: 1 })
    expect(projects.byHealth.red).toBe(2)
    expect(alerts).toEqual([
      {
        kind: 'quality_critical',
        severity: 'critical',
        title: '2 critical data problems in budget lines',
        detail: expect.stringContaining('corrected at the source'),
        link: '/data-quality?severity=critical&entity=budgetLines',
        at: '2026-03-02T10:00:00.000Z',
      },
      {
        kind: 'project_red',
        severity: 'warning',
        title: 'Atlas is red',
        detail: 'Its health is 45 of 100.',
        link: `/projects/${atlas.key}`,
        at: null,
      },
    ])
  })

  it('name the five reddest projects and say how many more there are', async () => {
    for (const name of ['1', '2', '3', '4', '5', '6', '7'])
      await notionProject(world.db, { name, status: 'Active', end_date: '2026-01-01', health: 'Red' })
    await refreshGold(world.as('admin', { now }))
    const { alerts } = await kpis()
    expect(alerts).toHaveLength(6)
    expect(alerts.at(-1)).toMatchObject({ title: '2 more projects are red', link: '/projects?health=red' })
  })
})
