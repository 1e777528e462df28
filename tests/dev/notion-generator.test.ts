import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoSize, type NotionStandIn, type Role, startNotion } from '../../dev/notion/index.ts'

const now = new Date('2026-11-20T10:20:30.456Z')
const today = '2026-11-20'
const roles = ['programs', 'projects', 'budgetLines', 'risks', 'actions'] as const
let notion: NotionStandIn

beforeAll(async () => {
  notion = await startNotion({ seed: 3, now: () => now })
})

afterAll(() => notion.close())

function rows(role: Role) {
  return notion.control.rows({ source: role })
}

function cleanRows(role: Role) {
  const dirty = new Set(notion.control.dirtyRows().map(({ id }) => id))
  return rows(role).filter(({ id }) => !dirty.has(id))
}

describe('a generated workspace', () => {
  it('has the demo size and another when asked', async () => {
    expect(roles.map((role) => rows(role).length)).toEqual([5, 25, 400, 60, 150])
    const tiny = await startNotion({
      size: { programs: 1, projects: 0, budgetLines: 0, risks: 2, actions: 3 },
    })
    expect(tiny.control.sources().map((source) => source.rows)).toEqual([1, 0, 0, 2, 3])
    await tiny.close()
  })

  it('is the same for the same seed and time, and another for another seed', async () => {
    const again = await startNotion({ seed: 3, now: () => now })
    const other = await startNotion({ seed: 4, now: () => now })
    for (const role of roles) expect(again.control.rows({ source: role })).toEqual(rows(role))
    expect(again.sources).toEqual(notion.sources)
    expect(other.sources).not.toEqual(notion.sources)
    await Promise.all([again.close(), other.close()])
  })

  it('keeps its ids when it is generated on another day, with dates around that day', async () => {
    const later = await startNotion({ seed: 3, now: () => new Date('2027-06-02T08:00:00Z') })
    expect(lineIds(later)).toEqual(lineIds(notion))
    const active = later.control
      .rows({ source: 'projects' })
      .filter(({ values }) => values.Status === 'Active')
    expect(active.every(({ values }) => JSON.stringify(values.Timeline).includes('2027'))).toBe(true)
    await later.close()
  })

  it('was created and edited in the past, in that order', () => {
    for (const { createdAt, editedAt } of roles.flatMap(rows)) {
      expect(createdAt <= editedAt && editedAt < now.toISOString()).toBe(true)
    }
  })

  it('makes twenty thousand rows fast', async () => {
    const startedMs = performance.now()
    const large = await startNotion({ size: { ...demoSize, projects: 200, budgetLines: 20_000 } })
    expect(performance.now() - startedMs).toBeLessThan(3000)
    expect(large.control.sources().find(({ role }) => role === 'budgetLines')?.rows).toBe(20_000)
    await large.close()
  })
})

describe('its content', () => {
  it('shows every project status, late projects, and projects over and under budget', () => {
    const projects = cleanRows('projects')
    expect(new Set(projects.map(({ values }) => values.Status))).toEqual(
      new Set(['Proposed', 'Planned', 'Active', 'On hold', 'Completed', 'Cancelled']),
    )
    const late = projects.filter(({ values }) => values.Status === 'Active' && endOf(values.Timeline) < today)
    expect(late.length).toBeGreaterThan(0)
    expect(late.every(({ values }) => Number(values.Progress) < 1)).toBe(true)
    const forecasts = projects.map(({ id, values }) => forecastOf(id) / Number(values.Budget))
    expect(forecasts.some((ratio) => ratio > 1.1)).toBe(true)
    expect(forecasts.some((ratio) => ratio < 0.9)).toBe(true)
  })

  it('spreads each clean budget over lines in one currency', () => {
    const dirty = new Set(notion.control.dirtyRows().map(({ id }) => id))
    for (const { id, values } of cleanRows('projects')) {
      const lines = linesOf(id)
      const spread = lines.reduce((sum, line) => sum + Math.abs(Number(line.values.Budget)), 0)
      expect(spread / Number(values.Budget)).toBeGreaterThan(0.6)
      expect(spread / Number(values.Budget)).toBeLessThan(1.05)
      const currencies = lines.filter((line) => !dirty.has(line.id)).map((line) => line.values.Currency)
      expect(new Set(currencies)).toEqual(new Set([values.Currency]))
    }
  })

  it('has actuals up to this month and forecasts after', () => {
    const lines = cleanRows('budgetLines')
    const past = lines.filter(({ values }) => String(values.Period) < '2026-11-01')
    const future = lines.filter(({ values }) => String(values.Period) > '2026-11-30')
    expect(past.length).toBeGreaterThan(50)
    expect(future.length).toBeGreaterThan(50)
    expect(past.every(({ values }) => typeof values.Actual === 'number')).toBe(true)
    expect(future.every(({ values }) => values.Actual === null && typeof values.Forecast === 'number')).toBe(
      true,
    )
  })

  it('uses mainly EUR beside USD and GBP, and people of one domain', () => {
    const currencies = cleanRows('budgetLines').map(({ values }) => String(values.Currency))
    const share = (currency: string) =>
      currencies.filter((one) => one === currency).length / currencies.length
    expect(share('EUR')).toBeGreaterThan(0.5)
    expect(share('USD')).toBeGreaterThan(0)
    expect(share('GBP')).toBeGreaterThan(0)
    expect(notion.control.people().every(({ email }) => email.endsWith('@quarterdeck.example'))).toBe(true)
  })
})

describe('its dirty rows', () => {
  it('are about three in a hundred and of every kind', () => {
    const dirty = notion.control.dirtyRows()
    expect(dirty.length / 640).toBeGreaterThan(0.02)
    expect(dirty.length / 640).toBeLessThan(0.04)
    expect([...new Set(dirty.map(({ kind }) => kind))].toSorted().join()).toBe(
      'danglingRelation,duplicateName,endBeforeStart,missingValue,negativeMoney,unknownOption',
    )
  })

  it('are wrong in the way that is said of them', () => {
    const ids = new Set(roles.flatMap((role) => rows(role).map(({ id }) => id)))
    for (const { id, role, kind, property } of notion.control.dirtyRows()) {
      const value = notion.control.row({ page: id }).values[property]
      if (kind === 'missingValue') expect(value === null || value === '').toBe(true)
      if (kind === 'unknownOption') expect(value).toBe('To be decided')
      if (kind === 'negativeMoney') expect(Number(value)).toBeLessThan(0)
      if (kind === 'danglingRelation') expect(ids.has(String(value))).toBe(false)
      if (kind === 'endBeforeStart') expect(endOf(value) < startOf(value)).toBe(true)
      if (kind === 'duplicateName')
        expect(rows(role).filter(({ title }) => title === value).length).toBeGreaterThan(1)
    }
  })

  it('are the only rows with repeated names', () => {
    for (const role of roles) {
      const titles = cleanRows(role).map(({ title }) => title)
      expect(new Set(titles).size).toBe(titles.length)
    }
  })
})

function lineIds(standIn: NotionStandIn): string[] {
  return standIn.control.rows({ source: 'budgetLines' }).map(({ id }) => id)
}

function linesOf(projectId: string) {
  return rows('budgetLines').filter(({ values }) => String(values.Project) === projectId)
}

function forecastOf(projectId: string): number {
  return linesOf(projectId).reduce((sum, { values }) => sum + Number(values.Forecast), 0)
}

function startOf(timeline: unknown): string {
  return /"start":"([^"]*)"/.exec(JSON.stringify(timeline))?.[1] ?? ''
}

function endOf(timeline: unknown): string {
  return /"end":"([^"]*)"/.exec(JSON.stringify(timeline))?.[1] ?? ''
}
