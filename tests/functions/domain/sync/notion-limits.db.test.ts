import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RatePacer } from '../../../../functions/domain/context.ts'
import { counted, type Office, openOffice, small, smallTotal } from './office.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const fault = (input: Parameters<Office['notion']['control']['addFault']>[0]) =>
  office.notion.control.addFault(input)
const everyRow = counted({ read: smallTotal, inserted: smallTotal })

/** A budget of so many calls in each window of a minute, on the office's clock. */
function pacerOf(budget: number) {
  let [opened, used, pausedUntil] = [0, 0, 0]
  const pauses: number[] = []
  const takes: number[] = []
  const pacer: RatePacer = {
    take: async (_upstream, want) => {
      const now = office.clock.at.getTime()
      if (now < pausedUntil) return { granted: 0, retryInMs: pausedUntil - now }
      if (now - opened >= 60_000) [opened, used] = [now, 0]
      const granted = Math.min(want, budget - used)
      used += granted
      takes.push(granted)
      return { granted, retryInMs: granted < want ? opened + 60_000 - now : 0 }
    },
    pause: async (_upstream, ms) => {
      pauses.push(ms)
      pausedUntil = office.clock.at.getTime() + ms
    },
  }
  return { pacer, pauses, takes }
}

describe('the budget of calls', () => {
  it('slows a sync and does not fail it', async () => {
    const { pacer, takes } = pacerOf(6)
    const run = await office.run('full', {
      over: { pacer },
      between: () => (office.clock.at = new Date(office.clock.at.getTime() + 60_000)),
    })
    expect(run.counts).toEqual(everyRow)
    expect(run.pauses).toContain(60_000)
    expect(office.notion.control.counters().total).toBeLessThanOrEqual(
      takes.reduce((sum, taken) => sum + taken, 0),
    )
  })

  it('is taken in chunks, not call by call', async () => {
    const { pacer, takes } = pacerOf(1000)
    await office.run('full', { over: { pacer } })
    expect(takes.length).toBeLessThanOrEqual(Math.ceil(office.notion.control.counters().total / 10))
  })
})

describe('a limit of Notion', () => {
  it('pauses the run for as long as Notion says, also for more than a minute, and everybody else too', async () => {
    const { pacer, pauses } = pacerOf(1000)
    fault({ kind: 'rateLimited', retryAfterSeconds: 90, reason: 'public_api_space_request_rate_limit' })
    const run = await office.run('full', {
      over: { pacer },
      between: () => (office.clock.at = new Date(office.clock.at.getTime() + 90_000)),
    })
    expect(run.counts).toEqual(everyRow)
    expect([pauses, run.pauses]).toEqual([[90_000], [90_000]])
  })

  it('keeps what was read before it', async () => {
    office.notion.control.setRateLimit({ budget: 7, windowMs: 60_000 })
    const run = await office.run('full', {
      between: () => office.notion.control.advanceClock({ ms: 60_000 }),
    })
    expect(run.counts).toEqual(everyRow)
    expect(run.steps).toBeGreaterThanOrEqual(3)
    expect(run.pauses.every((ms) => ms > 55_000 && ms <= 60_000)).toBe(true)
  })

  it('may be an overload', async () => {
    fault({ kind: 'overloaded', retryAfterSeconds: 3, path: '/query' })
    const run = await office.run('full')
    expect([run.counts, run.pauses]).toEqual([everyRow, [3000]])
  })

  it('is not tried again when Notion has blocked the integration', async () => {
    fault({ kind: 'rateLimited', reason: 'public_api_request_blocked', times: 'forever' })
    await expect(office.run('full')).rejects.toThrow(/blocked/)
    expect(office.notion.control.counters().total).toBe(1)
  })
})

describe('trouble that passes', () => {
  it.each([
    { kind: 'conflict' },
    { kind: 'internalError' },
    { kind: 'badGateway' },
    { kind: 'unavailable' },
    { kind: 'gatewayTimeout' },
    { kind: 'drop' },
    { kind: 'drop', afterAnswer: true },
    { kind: 'truncated' },
  ] as const)('is not noticed: $kind', async (trouble) => {
    fault({ ...trouble, path: '/query' })
    const run = await office.run('full')
    expect([run.counts, run.steps, run.pauses]).toEqual([everyRow, 1, []])
  })

  it('fails a step only when nothing was done in it', async () => {
    const source = office.notion.control.sources().find(({ role }) => role === 'risks')
    fault({ kind: 'internalError', times: 'forever', path: source?.dataSourceId })
    const steps: unknown[] = []
    const run = office.run('full', { between: (step) => void steps.push(step) })
    await expect(run).rejects.toThrow(/three times \(status 500\).*Nothing is lost/)
    expect(steps).toEqual([1])
    expect(await office.rows('select count(*)::int as n from silver.budget_lines')).toEqual([
      { n: small.budgetLines },
    ])
  })

  it('is a database whose answer is lost after it has committed: the step is repeated and writes nothing twice', async () => {
    const { pacer } = pacerOf(1000)
    const cursors: unknown[] = []
    const take: RatePacer['take'] = async (upstream, want) => {
      // The eighth step reads the first rows of budget lines; what it writes next is not acknowledged.
      if (cursors.length === 7) office.world.gateway.fault('drop-after-commit')
      return pacer.take(upstream, want)
    }
    const over = { pacer: { ...pacer, take } }
    const broken = office.run('full', { looks: 0, over, between: (_step, cursor) => cursors.push(cursor) })
    await expect(broken).rejects.toThrow(/cannot be reached|Failed query/)
    expect(await office.rows('select count(*)::int as n from silver.budget_lines')).toEqual([
      { n: small.budgetLines },
    ])
    const rest = await office.run('full', { cursor: cursors.at(-1) })
    expect(rest.counts).toMatchObject({ unchanged: small.budgetLines, updated: 0, deleted: 0 })
    expect(await office.rows('select count(*)::int as n from bronze.notion_raw_pages')).toEqual([
      { n: smallTotal },
    ])
  })
})

describe('answers that lead astray', () => {
  it('are followed no further than the first cursor that comes twice', async () => {
    fault({ kind: 'repeatCursor', times: 'forever' })
    await expect(office.run('full')).rejects.toThrow(/already given/)
    expect(office.notion.control.counters().queries).toBeLessThan(10)
  })

  it('are read on past a cursor that repeats only once', async () => {
    fault({ kind: 'repeatCursor', times: 2 })
    const run = await office.run('full')
    expect(run.counts).toMatchObject({ inserted: smallTotal, updated: 0 })
  })

  it('are short pages, and even an empty one, that say more follows', async () => {
    fault({ kind: 'shortPage', rows: 7, times: 6 })
    fault({ kind: 'shortPage', rows: 0, times: 1 })
    expect((await office.run('full')).counts).toEqual(everyRow)
  })

  it('are cursors that are not taken any more: the read starts its window again', async () => {
    const source = office.notion.control.sources().find(({ role }) => role === 'budgetLines')
    fault({ kind: 'shortPage', rows: 15, times: 2, path: source?.dataSourceId })
    const cursors: unknown[] = []
    await office.run('full', { looks: 0, between: (_step, cursor) => cursors.push(cursor) })
    const inTheMiddle = JSON.stringify(cursors[7]).replace(
      /"startCursor":"[^"]+"/,
      '"startCursor":"s:expired"',
    )
    expect(inTheMiddle).toContain('s:expired')
    const rest = await office.run('full', { cursor: JSON.parse(inTheMiddle) })
    const left = small.budgetLines + small.risks + small.actions
    expect(rest.counts).toEqual(counted({ read: left, unchanged: left }))
  })

  it('are results cut at the ceiling, which are read window by window', async () => {
    office.notion.control.setQueryCeiling({ rows: 9 })
    const run = await office.run('full')
    expect(run.counts).toEqual(everyRow)
    expect(office.notion.control.counters().queries).toBeGreaterThan(small.budgetLines / 9)
  })
})

describe('a token that is withdrawn while a run goes on', () => {
  it('stops it where it is, and it goes on from there', async () => {
    const cursors: unknown[] = []
    const broken = office.run('full', {
      looks: 0,
      between: (step, cursor) => {
        cursors.push(cursor)
        if (step === 8) office.notion.control.setTokenAccepted({ accepted: false })
      },
    })
    await expect(broken).rejects.toThrow(/NOTION_TOKEN/)
    office.notion.control.setTokenAccepted({ accepted: true })
    const rest = await office.run('full', { cursor: cursors.at(-1) })
    expect(rest.counts.read).toBeLessThan(smallTotal)
    expect(
      await office.rows('select count(*)::int as n from bronze.notion_raw_pages where deleted_at is null'),
    ).toEqual([{ n: smallTotal }])
  })
})
