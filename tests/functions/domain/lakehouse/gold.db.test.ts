import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { goldModels, refreshGold } from '#domain/lakehouse'
import { openWorld, type World } from '../../../world.ts'
import { notionProject, qualityIssue, silver } from './silver.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

/** Noon of 15 March 2026. */
const now = () => new Date('2026-03-15T12:00:00.000Z')
const refresh = (at = now) => refreshGold(world.as('admin', { now: at }))
const rows = async (query: string) => (await world.db.execute(sql.raw(query))).rows
const january = { period: '2026-01-01' }

describe('the gold tables', () => {
  it('hold the same rows after a second refresh, made in one round trip', async () => {
    const { sourceId } = await notionProject(world.db, { status: 'Active', currency: 'EUR' })
    await silver(world.db, 'budget_lines', [
      { ...january, project_id: sourceId, currency: 'EUR', budget: 10 },
    ])
    await qualityIssue(world.db, {})
    await refresh()
    const first = await allGold()
    const before = world.gateway.roundTrips()
    await refresh()
    expect(world.gateway.roundTrips() - before).toBe(1)
    expect(await allGold()).toEqual(first)
    expect(first.map((table) => table.length)).toEqual([1, 1, 5, 1])
  })

  it('survive two refreshes at once', async () => {
    await notionProject(world.db)
    await Promise.all([refresh(), refresh(), refresh()])
    expect(await rows('select count(*)::int as n from gold.project_health')).toEqual([{ n: 1 }])
  })

  it('are as of the day that it is in the workspace', async () => {
    await world.db.execute(sql`update workspace set time_zone = 'Pacific/Auckland'`)
    await refresh()
    expect(await rows('select as_of::text from gold.refresh')).toEqual([{ as_of: '2026-03-16' }])
  })

  it('are refreshed by leads and by the system, and open pages are told', async () => {
    await expect(refreshGold(world.as('member'))).rejects.toMatchObject({ code: 'forbidden' })
    await refreshGold(world.as('lead'))
    expect(world.published).toEqual([{ topic: 'projects' }, { topic: 'kpis' }])
  })

  it('have the columns that their models name', async () => {
    for (const { table, columns } of goldModels) {
      const found = await rows(`
        select column_name as name from information_schema.columns
        where table_schema || '.' || table_name = '${table}' order by ordinal_position`)
      expect(found.map((column) => column['name'])).toEqual(columns)
    }
  })
})

const allGold = () =>
  Promise.all(goldModels.map(({ table }) => rows(`select * from ${table} order by 1, 2, 3`)))

const money = () =>
  rows(`select month::text, currency, budget, committed, actual, forecast, variance
    from gold.budget_vs_actual order by month, currency`)

describe('budget_vs_actual', () => {
  it('sums exact money by month and currency and never mixes currencies', async () => {
    const { sourceId } = await notionProject(world.db, { currency: 'EUR' })
    const line = { ...january, project_id: sourceId, currency: 'EUR' }
    await silver(world.db, 'budget_lines', [
      { ...line, budget: '0.10', committed: '0.10', actual: '0.10', forecast: '0.10' },
      { ...line, period: '2026-01-20', budget: '0.20', committed: '0.20', actual: '0.20', forecast: null },
      { ...line, currency: 'USD', budget: '9999999999999.99' },
    ])
    await refresh()
    expect(await money()).toEqual([
      {
        month: '2026-01-01',
        currency: 'EUR',
        budget: '0.30',
        committed: '0.30',
        actual: '0.30',
        forecast: '0.10',
        variance: '0.00',
      },
      {
        month: '2026-01-01',
        currency: 'USD',
        budget: '9999999999999.99',
        committed: '0.00',
        actual: '0.00',
        forecast: '0.00',
        variance: '9999999999999.99',
      },
    ])
  })

  it('measures closed months by what was spent, and the current and later ones by the forecast', async () => {
    const { sourceId } = await notionProject(world.db, { currency: 'EUR' })
    const line = { project_id: sourceId, currency: 'EUR', budget: 100, actual: 70, forecast: 120 }
    await silver(world.db, 'budget_lines', [
      { ...line, period: '2026-02-28' },
      { ...line, period: '2026-03-01' },
      { ...line, period: '2026-04-01', actual: null },
      { ...line, period: '2026-05-01', actual: null, forecast: null },
    ])
    await refresh()
    expect((await money()).map((row) => [row['month'], row['variance']])).toEqual([
      ['2026-02-01', '30.00'],
      ['2026-03-01', '-20.00'],
      ['2026-04-01', '-20.00'],
      ['2026-05-01', '0.00'],
    ])
  })

  it('leaves out lines that are deleted, belong nowhere or say no month or currency', async () => {
    const { sourceId } = await notionProject(world.db, { currency: 'EUR' })
    const [gone] = await silver(world.db, 'projects', [{ name: 'Gone', deleted_at: '2026-01-01T00:00:00Z' }])
    const line = { ...january, project_id: sourceId, currency: 'EUR', budget: 1 }
    await silver(world.db, 'budget_lines', [
      { ...line, deleted_at: '2026-01-01T00:00:00Z' },
      { ...line, project_id: null },
      { ...line, project_id: gone },
      { ...line, period: null },
      { ...line, currency: null },
    ])
    await refresh()
    expect(await money()).toEqual([])
  })
})

describe('control_room_status', () => {
  it('counts rows and open problems of every kind of row, also where there are none', async () => {
    await silver(world.db, 'risks', [
      { name: 'Late parts', edited_at: '2026-02-01T10:00:00Z' },
      { name: 'Gone', edited_at: '2026-02-05T10:00:00Z', deleted_at: '2026-02-05T10:00:00Z' },
    ])
    await qualityIssue(world.db, { entity: 'risks', severity: 'critical' })
    await qualityIssue(world.db, { entity: 'risks', severity: 'low' })
    await qualityIssue(world.db, {
      entity: 'risks',
      severity: 'critical',
      resolved_at: '2026-02-02T10:00:00Z',
    })
    await refresh()
    const status = await rows('select *, iso(last_edited_at) as edited from gold.control_room_status')
    expect(status).toHaveLength(5)
    expect(status.find((row) => row['entity'] === 'risks')).toMatchObject({
      row_count: 1,
      open_issue_count: 2,
      critical_issue_count: 1,
      edited: '2026-02-01T10:00:00.000Z',
    })
    expect(status.find((row) => row['entity'] === 'budgetLines')).toMatchObject({
      row_count: 0,
      open_issue_count: 0,
      edited: null,
    })
  })
})

describe('data_quality_issues', () => {
  it('counts open and settled problems by where, what and how bad', async () => {
    const settled = { resolved_at: '2026-03-02T10:00:00Z', first_seen_at: '2026-01-01T10:00:00Z' }
    await qualityIssue(world.db, { first_seen_at: '2026-02-01T10:00:00Z' })
    await qualityIssue(world.db, {})
    await qualityIssue(world.db, settled)
    await qualityIssue(world.db, { severity: 'low', ...settled })
    await refresh()
    expect(
      await rows(`select entity, category, severity, open_count, resolved_count, iso(oldest_open_at) as oldest
        from gold.data_quality_issues order by severity`),
    ).toEqual([
      {
        entity: 'projects',
        category: 'wrong_type',
        severity: 'high',
        open_count: 2,
        resolved_count: 1,
        oldest: '2026-02-01T10:00:00.000Z',
      },
      {
        entity: 'projects',
        category: 'wrong_type',
        severity: 'low',
        open_count: 0,
        resolved_count: 1,
        oldest: null,
      },
    ])
  })
})
