import { sql } from 'drizzle-orm'
import * as fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { refreshGold } from '#domain/lakehouse'
import { bandFloors, budgetBases, healthMaxima, scheduleBases } from '#domain/lakehouse/contract.ts'
import { openWorld, type World } from '../../../world.ts'
import { silver } from './silver.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() =>
  world.gateway.exec('truncate silver.projects, silver.budget_lines, silver.risks, silver.actions'),
)

/** 15 March 2026: 73 days after 1 January. */
const now = () => new Date('2026-03-15T12:00:00.000Z')
const year = { start_date: '2026-01-01', end_date: '2026-12-31' }

type Health = Record<string, unknown>

async function allHealth(): Promise<Health[]> {
  await refreshGold(world.as('admin', { now }))
  return (await world.db.execute<Health>(sql`select * from gold.project_health order by project_id`)).rows
}

interface Belongings {
  lines?: Record<string, unknown>[]
  risks?: Record<string, unknown>[]
  actions?: Record<string, unknown>[]
}

async function healthOf(project: Record<string, unknown>, belongings: Belongings = {}): Promise<Health> {
  const [id] = await silver(world.db, 'projects', [{ name: 'A project', currency: 'EUR', ...project }])
  const own = (rows: Record<string, unknown>[] = []) => rows.map((row) => ({ project_id: id, ...row }))
  const { lines, risks, actions } = belongings
  if (lines)
    await silver(
      world.db,
      'budget_lines',
      own(lines).map((line) => ({ currency: 'EUR', period: '2026-01-01', ...line })),
    )
  if (risks) await silver(world.db, 'risks', own(risks))
  if (actions) await silver(world.db, 'actions', own(actions))
  const found = (await allHealth()).find((row) => row['project_id'] === id)
  if (!found) throw new Error('The project has no health')
  return found
}

describe('schedule points', () => {
  it.each([
    ['a project on time', { ...year, status: 'Active', progress: 0.2 }, ['running', 30]],
    [
      'one that is behind, in proportion: 10 % done after 73 of 365 days',
      { ...year, status: 'Active', progress: 0.1 },
      ['running', 15],
    ],
    [
      'one past its end, half of its progress',
      { start_date: '2025-01-01', end_date: '2026-03-14', status: 'Active', progress: 0.8 },
      ['late', 12],
    ],
    ['one past its end that tells nothing', { end_date: '2026-03-14', status: 'Active' }, ['late', 0]],
    [
      'one that ends today and is on its last day',
      { start_date: '2026-03-06', end_date: '2026-03-15', progress: 0.9 },
      ['running', 30],
    ],
    [
      'one that is done though its status is not',
      { end_date: '2026-03-14', status: 'Active', progress: 1 },
      ['finished', 30],
    ],
    [
      'one that begins tomorrow',
      { start_date: '2026-03-16', end_date: '2026-12-31', status: 'Planned' },
      ['not_started', 30],
    ],
    ['one without dates', { status: 'Active', progress: 0.5 }, ['undated', 15]],
    [
      'one whose dates are reversed',
      { start_date: '2026-03-14', end_date: '2026-03-01', progress: 0.5 },
      ['undated', 15],
    ],
    ['one without progress', { ...year, status: 'On hold' }, ['unreported', 15]],
    ['a proposal', { end_date: '2026-03-01', status: 'Proposed' }, ['proposed', 30]],
    [
      'a completed project',
      { end_date: '2026-03-01', status: 'Completed', progress: 0.4 },
      ['completed', 30],
    ],
    ['a cancelled project', { end_date: '2026-03-01', status: 'Cancelled' }, ['cancelled', 30]],
    ['a status as the app writes it', { end_date: '2026-03-01', status: 'completed' }, ['completed', 30]],
  ])('of %s', async (_case, project, [basis, points]) => {
    expect(await healthOf(project)).toMatchObject({ schedule_basis: basis, schedule_points: points })
  })
})

describe('budget points', () => {
  const later = { period: '2026-04-01', budget: 900, committed: 900 }
  it.each([
    ['spending within what was planned to date', [{ budget: 100, actual: 100 }, later], ['within', 30]],
    [
      'an order that is partly invoiced, counted once',
      [{ budget: 100, committed: 100, actual: 60 }],
      ['within', 30],
    ],
    ['spending 10 % over', [{ budget: 100, actual: 110 }, later], ['over', 18]],
    ['an order 20 % over', [{ budget: 100, committed: 120, actual: 10 }], ['over', 6]],
    ['spending 25 % over', [{ budget: 100, actual: 125 }], ['over', 0]],
    ['money that comes later', [later], ['not_due', 30]],
    ['spending before any plan', [{ budget: null, actual: 1 }, later], ['unbudgeted', 0]],
    ['lines in another currency only', [{ budget: 100, actual: 500, currency: 'USD' }], ['unplanned', 15]],
    ['a credit without an order', [{ budget: 100, actual: -20 }], ['within', 30]],
    ['no lines', [], ['unplanned', 15]],
  ])('of %s', async (_case, lines, [basis, points]) => {
    expect(await healthOf({}, { lines })).toMatchObject({ budget_basis: basis, budget_points: points })
  })
})

const assessed = (
  probability: number | null,
  impact: number | null,
  status: string | null = 'Identified',
) => ({ probability, impact, status })
const due = (due_date: string | null, status: string | null = 'In progress') => ({ due_date, status })

describe('risk, action and reported points', () => {
  it.each([
    ['no risk', [], [0, 20]],
    ['one of the worst', [assessed(5, 5)], [25, 10]],
    ['two of the worst', [assessed(5, 5), assessed(5, 5)], [50, 0]],
    ['many of the worst', [assessed(5, 5), assessed(5, 5), assessed(5, 5)], [75, 0]],
    ['an unassessed one, as the middle of the matrix', [assessed(null, null)], [9, 16]],
    ['closed ones, which count no more', [assessed(5, 5, 'Closed'), assessed(1, 1, null)], [1, 20]],
  ])('of %s', async (_case, risks, [exposure, points]) => {
    expect(await healthOf({}, { risks })).toMatchObject({ risk_exposure: exposure, risk_points: points })
  })

  it.each([
    ['no action', [], [0, 10]],
    ['one due today', [due('2026-03-15')], [0, 10]],
    ['one of two overdue', [due('2026-03-14'), due(null)], [1, 5]],
    ['one of three overdue', [due('2026-03-14', null), due('2026-04-01'), due('2026-05-01')], [1, 7]],
    ['done ones, which are never overdue', [due('2026-03-01', 'Done')], [0, 10]],
  ])('of %s', async (_case, actions, [overdue, points]) => {
    expect(await healthOf({}, { actions })).toMatchObject({ overdue_actions: overdue, action_points: points })
  })

  it.each([
    ['Green', 10],
    ['amber', 5],
    ['Red', 0],
    [null, 5],
  ])('of the reported health %s', async (health, points) => {
    expect(await healthOf({ health })).toMatchObject({ reported_points: points })
  })
})

describe('the score', () => {
  it('puts a project of which nothing is known into the amber band', async () => {
    expect(await healthOf({})).toMatchObject({ score: 65, band: 'amber' })
  })

  it('is not given to deleted projects', async () => {
    await silver(world.db, 'projects', [{ name: 'Gone', deleted_at: '2026-01-01T00:00:00Z' }])
    expect(await allHealth()).toEqual([])
  })

  it('is always the sum of contributions within their bounds, whatever the source says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyProject, { minLength: 20, maxLength: 60 }), async (projects) => {
        await world.gateway.exec(
          'truncate silver.projects, silver.budget_lines, silver.risks, silver.actions',
        )
        await store(projects)
        const found = await allHealth()
        expect(found).toHaveLength(projects.length)
        found.forEach(expectSound)
      }),
      { numRuns: 12 },
    )
  })
})

const contributions = [
  ['schedule_points', healthMaxima.schedule],
  ['budget_points', healthMaxima.budget],
  ['risk_points', healthMaxima.risks],
  ['action_points', healthMaxima.actions],
  ['reported_points', healthMaxima.reported],
] as const

function expectSound(row: Health): void {
  const parts = contributions.map(([column, max]) => ({ points: Number(row[column]), max }))
  for (const { points, max } of parts) {
    expect(Number.isInteger(points)).toBe(true)
    expect(points).toBeGreaterThanOrEqual(0)
    expect(points).toBeLessThanOrEqual(max)
  }
  const score = parts.reduce((sum, { points }) => sum + points, 0)
  expect(row['score']).toBe(score)
  expect(row['band']).toBe(score >= bandFloors.green ? 'green' : score >= bandFloors.amber ? 'amber' : 'red')
  expect(scheduleBases).toContain(row['schedule_basis'])
  expect(budgetBases).toContain(row['budget_basis'])
}

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const anyDay = fc
  .integer({ min: -700, max: 700 })
  .map((days) => new Date(now().getTime() + days * 86_400_000).toISOString().slice(0, 10))
const amount = maybe(fc.integer({ min: -100_000, max: 10_000_000 }).map((cents) => cents / 100))
const anyCurrency = maybe(fc.constantFrom('EUR', 'USD'))
const money = { budget: amount, committed: amount, actual: amount, forecast: amount }
const anyProject = fc.record({
  facts: fc.record({
    status: maybe(
      fc.constantFrom('Proposed', 'Planned', 'Active', 'On hold', 'Completed', 'Cancelled', 'Unheard of'),
    ),
    start_date: maybe(anyDay),
    end_date: maybe(anyDay),
    progress: maybe(fc.integer({ min: -5000, max: 19_999 }).map((share) => share / 10_000)),
    currency: anyCurrency,
    health: maybe(fc.constantFrom('Green', 'Amber', 'Red', 'Mauve')),
  }),
  lines: fc.array(fc.record({ period: maybe(anyDay), currency: anyCurrency, ...money }), { maxLength: 5 }),
  risks: fc.array(
    fc.record({
      probability: maybe(fc.integer({ min: -1, max: 9 })),
      impact: maybe(fc.integer({ min: 0, max: 9 })),
      status: maybe(fc.constantFrom('Identified', 'Closed')),
    }),
    { maxLength: 5 },
  ),
  actions: fc.array(
    fc.record({ due_date: maybe(anyDay), status: maybe(fc.constantFrom('In progress', 'Done')) }),
    { maxLength: 5 },
  ),
})
type AnyProject = typeof anyProject extends fc.Arbitrary<infer Value> ? Value : never

async function store(projects: AnyProject[]): Promise<void> {
  const ids = await silver(
    world.db,
    'projects',
    projects.map(({ facts }) => ({ name: 'A project', ...facts })),
  )
  const own = (belongings: 'lines' | 'risks' | 'actions') =>
    projects.flatMap((project, at) => project[belongings].map((row) => ({ project_id: ids[at], ...row })))
  await silver(world.db, 'budget_lines', own('lines'))
  await silver(world.db, 'risks', own('risks'))
  await silver(world.db, 'actions', own('actions'))
}
