import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listIssues, recordChecks, recordIssues, resolveIssuesOf, summariseIssues } from '#domain/quality'
import { type FoundIssue, IssueQuery, usualSeverity } from '#domain/quality/contract.ts'
import { write } from '../../../../functions/db/write.ts'
import { openWorld, type World } from '../../../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.db.execute(sql`delete from data_quality_issues`)
})

const found = (over: Partial<FoundIssue> = {}): FoundIssue => {
  const category = over.category ?? 'unknown_option'
  return {
    entity: 'projects',
    rowId: uuidv7(),
    rowName: 'Atlas',
    field: 'priority',
    category,
    severity: usualSeverity[category],
    message: 'Expected one of Low, High.',
    value: 'Urgent',
    ...over,
  }
}

interface Check {
  rowIds?: string[]
  again?: boolean
}

async function record(issues: FoundIssue[], { rowIds, again = false }: Check = {}) {
  const [{ rows }] = await write(world.as('admin'), [
    recordIssues(world.db, {
      source: 'notion',
      entity: 'projects',
      rowIds: rowIds ?? issues.map(({ rowId }) => rowId),
      categories: ['unknown_option', 'missing_required'],
      found: issues,
      again,
    }),
  ])
  return rows[0]
}

const list = async (input: Record<string, unknown> = {}) =>
  (await listIssues(world.as('viewer'), IssueQuery.parse(input))).items

describe('recording issues of rows', () => {
  it('keeps each once, with when it was first and last seen', async () => {
    const issue = found()
    expect(await record([issue])).toEqual({ recorded: 1, resolved: 0 })
    const [first] = await list()
    expect(first).toMatchObject({ ...issue, source: 'notion', resolvedAt: null })
    expect(await record([issue])).toEqual({ recorded: 0, resolved: 0 })
    expect(await list()).toEqual([first])
    expect(await record([issue], { again: true })).toEqual({ recorded: 1, resolved: 0 })
    const [again] = await list()
    expect(again).toMatchObject({ id: first?.id, firstSeenAt: first?.firstSeenAt })
    expect(again?.lastSeenAt && first && again.lastSeenAt > first.lastSeenAt).toBe(true)
  })

  it('resolves what is not found any more, only of the checked rows and categories, and opens it again', async () => {
    const [mine, other] = [found(), found()]
    const drift = found({ rowId: mine.rowId, category: 'dangling_relation' })
    await record([mine, other, drift])
    expect(await record([], { rowIds: [mine.rowId] })).toEqual({ recorded: 0, resolved: 1 })
    expect((await list()).map(({ rowId, category }) => `${rowId} ${category}`)).toEqual([
      `${drift.rowId} dangling_relation`,
      `${other.rowId} unknown_option`,
    ])
    const [resolved] = await list({ state: 'resolved' })
    expect(resolved).toMatchObject({ rowId: mine.rowId, resolvedAt: expect.any(String) })
    await record([{ ...mine, value: 'Whenever' }])
    expect(await list({ state: 'resolved' })).toEqual([])
    expect((await list()).find(({ id }) => id === resolved?.id)).toMatchObject({
      value: 'Whenever',
      resolvedAt: null,
    })
  })

  it('takes the same problem twice in one check as one', async () => {
    const issue = found()
    await record([issue, { ...issue, value: 'Other' }])
    expect(await list()).toHaveLength(1)
  })

  it('survives values that Postgres cannot hold', async () => {
    await record([found({ value: 'a\u0000b \ud800' })])
    expect((await list())[0]?.value).toBe('a\ufffdb \ufffd')
  })
})

const check = (selected: ReturnType<typeof sql>) =>
  write(world.as('admin'), [
    recordChecks(world.db, {
      source: 'notion',
      categories: ['duplicate_key'],
      found: selected,
      again: false,
    }),
  ])
const row = (id: string) => sql`
  select 'projects'::text as entity, ${id}::uuid as "rowId", 'Atlas'::text as "rowName", 'name'::text as field,
    'duplicate_key'::text as category, 'low'::text as severity, 'Twice'::text as message, null::text as value`

describe('recording what a check of all rows found', () => {
  it('resolves every other issue of its categories', async () => {
    const [one, two] = [uuidv7(), uuidv7()]
    await record([found()])
    await check(sql`${row(one)} union all ${row(two)}`)
    await check(row(two))
    expect((await list()).map(({ category }) => category)).toEqual(['unknown_option', 'duplicate_key'])
    expect(await list({ state: 'resolved' })).toMatchObject([{ rowId: one }])
  })

  it('makes ids that sort by time', async () => {
    await check(row(uuidv7()))
    expect((await list())[0]?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/)
  })
})

it('resolves the issues of rows that are gone', async () => {
  const [gone, here] = [found(), found()]
  await record([gone, here])
  await write(world.as('admin'), [resolveIssuesOf(world.db, 'notion', sql`select ${gone.rowId}::uuid`)])
  expect(await list()).toMatchObject([{ rowId: here.rowId }])
})

describe('reading issues', () => {
  beforeEach(async () => {
    await record([
      found({ rowName: 'Beacon', severity: 'low' }),
      found({ rowName: 'atlas', severity: 'critical', category: 'missing_required' }),
      found({ rowName: 'Cargo', severity: 'high', entity: 'risks', message: 'A value of 100 %.' }),
      found({ rowName: null, severity: 'high' }),
    ])
  })

  it('lists the worst first, page by page, in one round trip each', async () => {
    const seen: string[] = []
    let after: string | undefined
    do {
      const before = world.gateway.roundTrips()
      const page = await listIssues(world.as('viewer'), IssueQuery.parse({ limit: 3, after }))
      expect(world.gateway.roundTrips() - before).toBe(1)
      seen.push(...page.items.map(({ severity }) => severity))
      after = page.next ?? undefined
    } while (after)
    expect(seen).toEqual(['critical', 'high', 'high', 'low'])
  })

  it.each([
    [{ sort: 'rowName' }, ['atlas', 'Beacon', 'Cargo', null]],
    [{ sort: '-rowName' }, ['Cargo', 'Beacon', 'atlas', null]],
    [{ category: 'missing_required' }, ['atlas']],
    [{ severity: 'low,critical', sort: 'rowName' }, ['atlas', 'Beacon']],
    [{ entity: 'risks' }, ['Cargo']],
    [{ q: 'beac' }, ['Beacon']],
    [{ q: '100 %' }, ['Cargo']],
    [{ state: 'resolved' }, []],
  ])('narrows and sorts by %o', async (query, expected) => {
    expect((await list(query)).map(({ rowName }) => rowName)).toEqual(expected)
  })

  it('counts by category and severity, in one round trip', async () => {
    const before = world.gateway.roundTrips()
    expect(await summariseIssues(world.as('viewer'))).toMatchObject({
      open: 4,
      resolved: 0,
      groups: [
        { category: 'missing_required', severity: 'critical', open: 1, resolved: 0 },
        { category: 'unknown_option', severity: 'high', open: 2, resolved: 0 },
        { category: 'unknown_option', severity: 'low', open: 1, resolved: 0 },
      ],
    })
    expect(world.gateway.roundTrips() - before).toBe(1)
  })

  it('is for people who are signed in', async () => {
    await expect(listIssues(world.as('nobody'), IssueQuery.parse({}))).rejects.toMatchObject({
      code: 'unauthenticated',
    })
    await expect(summariseIssues(world.as('nobody'))).rejects.toMatchObject({ code: 'unauthenticated' })
  })
})
