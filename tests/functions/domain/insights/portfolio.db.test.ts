import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PortfolioSummary } from '#domain/insights/contract.ts'
import { getKpis, getPortfolioSummary } from '#domain/insights'
import { refreshGold } from '#domain/lakehouse'
import { createProject, listProjects } from '#domain/portfolio'
import { ProjectQuery } from '#domain/portfolio/contract.ts'
import { openWorld, type World } from '../../../world.ts'
import { notionProject, silver } from '../lakehouse/silver.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const now = () => new Date('2026-03-15T12:00:00.000Z')
const summary = () => getPortfolioSummary(world.as('viewer', { now }))
const refresh = () => refreshGold(world.as('admin', { now }))

const names = (rows: { name: string | null }[]) => rows.map((row) => row.name)

const line = (project: { sourceId: string }, period: string, money: Record<string, string> = {}) => ({
  project_id: project.sourceId,
  period,
  currency: 'EUR',
  budget: '100.00',
  committed: '0.00',
  actual: '0.00',
  forecast: '100.00',
  ...money,
})

const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** What a sync writes to the rows that people see, for the fields that these tests look at. */
const plan = (project: { id: string }, { end, progress }: { end: string; progress: number }) =>
  world.db.execute(
    sql`update projects set end_date = ${end}, progress = ${progress} where id = ${project.id}`,
  )

describe('the summary of a portfolio', () => {
  it('of nothing is empty lists, in the shape of the contract', async () => {
    const found = await summary()
    expect(PortfolioSummary.parse(found)).toEqual({
      day: '2026-03-15',
      attention: { total: 0, items: [] },
      months: [],
      upcoming: [],
      programs: [],
    })
  })

  it('needs one round trip and a signed-in person', async () => {
    const before = world.gateway.roundTrips()
    await summary()
    expect(world.gateway.roundTrips() - before).toBe(1)
    await expect(getPortfolioSummary(world.as('nobody'))).rejects.toMatchObject({ code: 'unauthenticated' })
  })
})

describe('projects that need attention', () => {
  it('are those red, amber, late or over budget, the reddest first, with what is wrong', async () => {
    const red = { status: 'Active', currency: 'EUR', end_date: '2026-01-01', health: 'Red' }
    const atlas = await notionProject(world.db, { ...red, name: 'Atlas' })
    await plan(atlas, { end: '2026-03-05', progress: 0.4 })
    const beacon = await notionProject(world.db, {
      name: 'Beacon',
      status: 'Active',
      currency: 'EUR',
      health: 'Green',
    })
    await notionProject(world.db, { ...red, name: 'Completed', status: 'Completed' })
    await silver(world.db, 'budget_lines', [
      line(atlas, '2026-01-01'),
      line(beacon, '2026-01-01', { actual: '110.00' }),
    ])
    await silver(world.db, 'risks', [
      { project_id: atlas.sourceId, probability: 4, impact: 3 },
      { project_id: atlas.sourceId, probability: 5, impact: 5, status: 'Closed' },
    ])
    await silver(world.db, 'actions', [{ project_id: atlas.sourceId, due_date: '2026-03-14' }])
    await refresh()
    const { attention } = await summary()
    expect(attention.total).toBe(2)
    expect(attention.items).toMatchObject([
      {
        name: 'Atlas',
        endDate: '2026-03-05',
        daysLate: 10,
        plannedToDate: '100.00',
        usedToDate: '0.00',
        currency: 'EUR',
        openRisks: 1,
        exposure: 12,
        overdueActions: 1,
        concerns: ['late', 'overdue_actions', 'open_risks'],
      },
      {
        name: 'Beacon',
        daysLate: null,
        usedToDate: '110.00',
        openRisks: 0,
        exposure: 0,
        concerns: ['over_budget'],
      },
    ])
  })

  it('are not late when all work is done or on the last day itself', async () => {
    const today = await createProject(world.as('member'), { name: 'Ends today', endDate: '2026-03-15' })
    await createProject(world.as('member'), { name: 'Done', endDate: '2026-03-01', progress: 1 })
    await createProject(world.as('member'), { name: 'Late', endDate: '2026-03-14', progress: 0.99 })
    expect(names((await summary()).attention.items)).toEqual(['Late'])
    await world.db.execute(sql`update workspace set time_zone = 'Pacific/Auckland'`)
    expect(names((await summary()).attention.items).toSorted()).toEqual([today.name, 'Late'].toSorted())
  })

  it('are what the list of projects shows for the same concern, and what the KPIs count', async () => {
    const present = { now: () => new Date() }
    await createProject(world.as('member'), { name: 'Late', endDate: daysFromNow(-3) })
    await createProject(world.as('member'), {
      name: 'Late but over',
      endDate: daysFromNow(-3),
      status: 'cancelled',
    })
    const busy = await notionProject(world.db, { name: 'Busy', status: 'Active', currency: 'EUR' })
    await silver(world.db, 'budget_lines', [line(busy, daysFromNow(-40), { committed: '120.00' })])
    await silver(world.db, 'risks', [{ project_id: busy.sourceId }])
    await silver(world.db, 'actions', [{ project_id: busy.sourceId, due_date: daysFromNow(-2) }])
    await refreshGold(world.as('admin', present))
    const viewer = world.as('viewer', present)
    const listed = async (concern: string) =>
      names((await listProjects(viewer, ProjectQuery.parse({ concern }))).items)
    expect(await listed('late')).toEqual(['Late'])
    expect(await listed('over_budget')).toEqual(['Busy'])
    expect(await listed('overdue_actions')).toEqual(['Busy'])
    expect(await listed('open_risks')).toEqual(['Busy'])
    expect(await listed('late,open_risks')).toEqual(['Busy', 'Late'])
    expect((await getKpis(viewer)).projects).toMatchObject({
      late: 1,
      byBudget: { within: 0, over: 1, unplanned: 1 },
    })
  })
})

describe('the money of a portfolio', () => {
  it('is added up by month and never across currencies, with running totals from the very beginning', async () => {
    const [one, two] = [await notionProject(world.db), await notionProject(world.db)]
    await silver(world.db, 'budget_lines', [
      line(one, '2024-01-01', { budget: '7.00' }),
      line(one, '2026-03-01', { budget: '10.10', actual: '1.05' }),
      line(two, '2026-03-01', { budget: '20.20', actual: '2.05' }),
      line(two, '2026-03-01', { currency: 'USD', budget: '5.00' }),
      line(two, '2027-02-01', { budget: '1.00' }),
      line(two, '2027-03-01', { budget: '1.00' }),
    ])
    await refresh()
    const { months } = await summary()
    expect(
      months.map(({ currency, month, budget, actual, cumulative }) => [
        currency,
        month,
        budget,
        actual,
        cumulative.budget,
      ]),
    ).toEqual([
      ['EUR', '2026-03-01', '30.30', '3.10', '37.30'],
      ['EUR', '2027-02-01', '1.00', '0.00', '38.30'],
      ['USD', '2026-03-01', '5.00', '0.00', '5.00'],
    ])
  })
})

describe('what comes up', () => {
  it('is the starts and ends of the next 30 days, the soonest first', async () => {
    const member = world.as('member')
    await createProject(member, {
      name: 'Ends',
      startDate: '2026-01-01',
      endDate: '2026-04-14',
      progress: 0.5,
    })
    await createProject(member, { name: 'Starts', startDate: '2026-03-15', endDate: '2026-12-31' })
    await createProject(member, { name: 'Done', endDate: '2026-03-20', progress: 1 })
    await createProject(member, { name: 'Cancelled', endDate: '2026-03-20', status: 'cancelled' })
    await createProject(member, { name: 'Later', endDate: '2026-04-15' })
    const { upcoming } = await summary()
    expect(upcoming.map(({ kind, day, name, progress }) => [kind, day, name, progress])).toEqual([
      ['start', '2026-03-15', 'Starts', null],
      ['end', '2026-04-14', 'Ends', 0.5],
    ])
  })
})

describe('programs', () => {
  it('roll up projects, health and money; projects without one come last', async () => {
    const [zeta = '', alpha = ''] = await silver(world.db, 'programs', [{ name: 'Zeta' }, { name: 'Alpha' }])
    const inProgram = async (program: string | null, row: Record<string, unknown>) => {
      const project = await notionProject(world.db, row)
      await world.db.execute(sql`update projects set program_id = ${program} where id = ${project.id}`)
      return project
    }
    const one = await inProgram(zeta, { status: 'Completed', health: 'Green' })
    const two = await inProgram(zeta, { status: 'Active', end_date: '2026-01-01', health: 'Red' })
    await inProgram(alpha, {})
    await createProject(world.as('member'), { name: 'Alone' })
    await silver(world.db, 'budget_lines', [
      line(one, '2024-01-01', { budget: '7.00', actual: '3.00' }),
      line(two, '2026-03-01', { budget: '10.00', actual: '4.00' }),
      line(two, '2026-03-01', { currency: 'USD' }),
    ])
    await refresh()
    const { programs } = await summary()
    expect(programs.map(({ name, projects }) => [name, projects])).toEqual([
      ['Alpha', 1],
      ['Zeta', 2],
      [null, 1],
    ])
    expect(programs[1]).toMatchObject({
      id: zeta,
      byHealth: { green: 1, amber: 0, red: 1, unknown: 0 },
      money: [
        { currency: 'EUR', budget: '17.00', actual: '7.00' },
        { currency: 'USD', budget: '100.00', actual: '0.00' },
      ],
    })
    expect(programs[2]).toMatchObject({ id: null, byHealth: { unknown: 1 }, money: [] })
  })

  it('can be searched for in the list of projects', async () => {
    const [program = ''] = await silver(world.db, 'programs', [{ name: 'Finance Transformation' }])
    const { id } = await notionProject(world.db, { name: 'Lease accounting' })
    await world.db.execute(sql`update projects set program_id = ${program} where id = ${id}`)
    await createProject(world.as('member'), { name: 'Other' })
    const found = await listProjects(world.as('viewer'), ProjectQuery.parse({ q: 'finance trans' }))
    expect(names(found.items)).toEqual(['Lease accounting'])
  })
})
