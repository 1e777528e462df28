import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getRun, runStep, startRun } from '#domain/jobs'
import { notionJob } from '#domain/sync'
import type { Config } from '../../../../functions/env.ts'
import { cleanRow, counted, type Office, openOffice, small, smallTotal } from './office.ts'

let office: Office
const open = (options?: Parameters<typeof openOffice>[0]) => {
  beforeAll(async () => {
    office = await openOffice(options)
  })
  afterAll(() => office.close())
}
const withConfig = (change: Partial<Config>) => ({
  over: { config: { ...office.world.as('admin').config, ...change } },
})

const blocked = (change: Partial<Config>) =>
  notionJob.blocked(office.world.as('admin', withConfig(change).over))
const editedBudget = async (id: string) =>
  (await office.rows(`select budget from silver.budget_lines where id = '${id}'`))[0]?.['budget']

/** Everything that a run could write, without what only says when it ran. */
const everything = async () => {
  const tables = ['programs', 'projects', 'budget_lines', 'risks', 'actions'].map((name) => `silver.${name}`)
  return Promise.all(
    [
      ...tables.map((table) => `select * from ${table} order by id`),
      'select source_id, content_hash, changed_at, deleted_at from bronze.notion_raw_pages order by source_id',
      'select id, row_id, field, category, first_seen_at, resolved_at from data_quality_issues order by id',
      'select * from projects order by id',
      'select * from notion_property_mappings order by id',
      'select role, watermark from bronze.notion_sync_watermarks order by role',
      'select count(*)::int from audit_log',
    ].map((query) => office.rows(query)),
  )
}

describe('a sync that is not configured', () => {
  open()

  it('says what to set', () => {
    expect(blocked({ NOTION_TOKEN: undefined })).toMatch(/Set NOTION_TOKEN/)
    expect(blocked({ NOTION_SOURCES: {} })).toMatch(/Set NOTION_SOURCES to JSON that maps programs, projects/)
    expect(blocked({})).toBeNull()
  })

  it('names the token when Notion does not accept it', async () => {
    const run = office.run('full', withConfig({ NOTION_TOKEN: 'wrong' }))
    await expect(run).rejects.toMatchObject({
      code: 'upstream_failed',
      message: expect.stringMatching(/NOTION_TOKEN/),
    })
  })

  it('names the database that is not shared, and what to do', async () => {
    const id = '01980000-0000-7000-8000-000000000001'
    const run = await office.run('full', withConfig({ NOTION_SOURCES: { programs: id } }))
    expect(run.failure).toMatch(new RegExp(`“${id}” \\(programs in NOTION_SOURCES\\).*Connections`))
    const notAnId = await office.run('full', withConfig({ NOTION_SOURCES: { risks: 'our risks' } }))
    expect(notAnId.failure).toMatch(/“our risks” \(risks in NOTION_SOURCES\)/)
  })

  it('reads the others, and calls nothing dangling that refers to what could not be read', async () => {
    const { notion } = office
    const NOTION_SOURCES = { ...notion.sources, programs: '01980000-0000-7000-8000-000000000001' }
    const run = await office.run('full', withConfig({ NOTION_SOURCES }))
    expect(run.failure).toMatch(/^Everything was read but programs\./)
    expect(run.counts.inserted).toBe(smallTotal - small.programs)
    expect(
      await office.rows(
        `select count(*)::int as n from data_quality_issues where entity = 'projects' and category = 'dangling_relation'`,
      ),
    ).toEqual([{ n: 0 }])
    expect(await office.rows('select count(*)::int as n from projects')).toEqual([{ n: small.projects }])
  })

  it('takes ids of data sources as well as of databases', async () => {
    const sources = office.notion.control.sources()
    const id = sources.find(({ role }) => role === 'programs')?.dataSourceId ?? ''
    const { counts } = await office.run('full', withConfig({ NOTION_SOURCES: { programs: id } }))
    expect(counts).toEqual(counted({ read: small.programs, inserted: small.programs }))
  })
})

describe('the first sync', () => {
  open()

  it('brings every row, whatever its mode is called', async () => {
    const { counts, notes, steps } = await office.run('incremental')
    expect(counts).toEqual(counted({ read: smallTotal, inserted: smallTotal }))
    expect(notes).toEqual(
      Object.entries(small).map(([role, rows]) => `info ${role}: ${rows} read, ${rows} changed`),
    )
    expect(steps).toBe(1)
  })

  it('keeps what Notion said and makes typed rows of it', async () => {
    const row = cleanRow(office.notion, 'projects')
    const [kept] = await office.rows(
      `select raw, role from bronze.notion_raw_pages where source_id = '${row.id}'`,
    )
    expect(kept).toMatchObject({
      role: 'projects',
      raw: { id: row.id, properties: { Name: { type: 'title' } } },
    })
    const [typed] = await office.rows(
      `select *, start_date::text as "from" from silver.projects where id = '${row.id}'`,
    )
    const { Name, Status, Budget, Timeline, Priority, Program } = row.values
    expect(typed).toMatchObject({ name: Name, status: Status, priority: Priority, deleted_at: null })
    expect(Number(typed?.['budget'])).toBe(Budget)
    expect(Timeline).toMatchObject({ start: typed?.['from'] })
    expect(Program).toEqual([typed?.['program_id']])
  })

  it('makes projects of them that people see, with values of the product', async () => {
    const row = cleanRow(office.notion, 'projects')
    const [project] = await office.rows(`select * from projects where source_id = '${row.id}'`)
    expect(project).toMatchObject({ origin: 'notion', name: row.title, deleted_at: null })
    expect(project?.['status']).toBe(String(row.values['Status']).toLowerCase().replace(' ', '_'))
    expect(project?.['reported_health']).toBe(String(row.values['Health']).toLowerCase())
    expect(String(project?.['id'])).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
    expect(await office.rows('select count(*)::int as n from projects')).toEqual([{ n: small.projects }])
  })

  it('tells open pages and fills the gold tables', async () => {
    expect(office.world.published.map(({ topic }) => topic)).toEqual(['projects', 'kpis', 'quality'])
    expect(await office.rows('select count(*)::int as n from gold.project_health')).toEqual([
      { n: small.projects },
    ])
  })

  it('changes nothing when it is run again, in any mode', async () => {
    const before = await everything()
    const full = await office.run('full')
    expect(full.counts).toEqual(counted({ read: smallTotal, unchanged: smallTotal }))
    expect(await everything()).toEqual(before)
    const { counts, notes } = await office.run('incremental')
    expect(counts).toEqual(counted({ read: counts.read, unchanged: counts.read }))
    expect(counts.read).toBeLessThan(smallTotal / 2)
    expect(notes.every((note) => note.endsWith(' 0 changed'))).toBe(true)
    expect(await everything()).toEqual(before)
  })
})

describe('a large sync', () => {
  const size = { programs: 5, projects: 95, budgetLines: 2400, risks: 200, actions: 300 }
  open({ size })

  it('needs at most two round trips for a hundred rows, in every mode', async () => {
    const first = await office.run('full')
    expect(first.counts).toEqual(counted({ read: 3000, inserted: 3000 }))
    expect(first.roundTrips).toBeLessThanOrEqual(60)
    expect((await office.run('full')).roundTrips).toBeLessThanOrEqual(60)
  })

  it('finds every row that was spoiled on purpose', async () => {
    const found = await office.rows(
      'select row_id, category from data_quality_issues where resolved_at is null',
    )
    const issues = new Set(found.map((issue) => `${issue['row_id']} ${issue['category']}`))
    const categories = {
      missingValue: 'missing_required',
      unknownOption: 'unknown_option',
      endBeforeStart: 'date_order',
      negativeMoney: 'negative_money',
      danglingRelation: 'dangling_relation',
      duplicateName: 'duplicate_key',
    }
    const dirty = office.notion.control.dirtyRows()
    expect(dirty.length).toBeGreaterThan(50)
    expect(dirty.filter(({ id, kind }) => !issues.has(`${id} ${categories[kind]}`))).toEqual([])
  })

  it('goes on from step to step, and replaying a step changes nothing', async () => {
    office.notion.control.editPage({
      page: cleanRow(office.notion, 'budgetLines').id,
      values: { Budget: 4711 },
    })
    const run = await office.run('full', { looks: 3 })
    expect(run.steps).toBeGreaterThan(10)
    expect(run.counts).toEqual(counted({ read: 3000, updated: 1, unchanged: 2999 }))
    const before = await everything()
    const replay = await office.run('full', { cursor: run.cursors[6] })
    expect(replay.counts).toEqual(counted({ read: replay.counts.read, unchanged: replay.counts.read }))
    expect(replay.counts.read).toBeGreaterThan(100)
    expect(await everything()).toEqual(before)
  })
})

describe('an incremental sync', () => {
  open()
  it('brings new and edited rows and leaves the others alone', async () => {
    await office.run('full')
    const { control } = office.notion
    const edited = cleanRow(office.notion, 'budgetLines')
    office.clock.at = new Date('2026-03-15T12:20:00.000Z')
    await control.editPage({ page: edited.id, values: { Budget: 99.5 } })
    const created = await control.createPage({
      source: 'risks',
      values: { Name: 'A new risk', Probability: 2, Impact: 5 },
    })
    const { counts } = await office.run('incremental')
    expect(counts).toMatchObject({ inserted: 1, updated: 1, deleted: 0 })
    expect(await editedBudget(edited.id)).toBe('99.50')
    expect(
      await office.rows(`select probability, impact from silver.risks where id = '${created.id}'`),
    ).toEqual([{ probability: 2, impact: 5 }])
  })

  it('sees a second edit within the minute of the first', async () => {
    const { id } = cleanRow(office.notion, 'budgetLines', 1)
    office.clock.at = new Date('2026-03-15T12:30:10.000Z')
    await office.notion.control.editPage({ page: id, values: { Budget: 1 } })
    await office.run('incremental')
    office.clock.at = new Date('2026-03-15T12:30:50.000Z')
    await office.notion.control.editPage({ page: id, values: { Budget: 2 } })
    const { counts } = await office.run('incremental')
    expect(counts.updated).toBe(1)
    expect(await editedBudget(id)).toBe('2.00')
  })

  it('does not lose a row that is edited while a long run is past it', async () => {
    const rows = office.notion.control.rows({ source: 'budgetLines' })
    const byCreation = rows.toSorted((one, other) => one.createdAt.localeCompare(other.createdAt))
    const [oldest = '', newest = ''] = [byCreation.at(0)?.id, byCreation.at(-1)?.id]
    const source = office.notion.control.sources().find(({ role }) => role === 'budgetLines')
    office.notion.control.addFault({
      kind: 'shortPage',
      rows: 15,
      times: 'forever',
      path: source?.dataSourceId,
    })
    const edit = (page: string, Budget: number) =>
      office.notion.control.editPage({ page, values: { Budget } })
    const long = await office.run('full', {
      looks: 0,
      between: async (step) => {
        office.clock.at = new Date(office.clock.at.getTime() + 600_000)
        if (step === 8) await edit(oldest, 7)
        if (step === 9) await edit(newest, 6)
      },
    })
    office.notion.control.clearFaults()
    expect(long.notes).toContain('info budgetLines: 40 read, 1 changed')
    expect([await editedBudget(oldest), await editedBudget(newest)]).not.toContain('7.00')
    await office.run('incremental')
    expect([await editedBudget(oldest), await editedBudget(newest)]).toEqual(['7.00', '6.00'])
  })

  it('ignores a watermark that lies in the future, and corrects it', async () => {
    await office.rows(
      "update bronze.notion_sync_watermarks set watermark = '2099-01-01' where role = 'risks'",
    )
    const { id } = cleanRow(office.notion, 'risks')
    await office.notion.control.editPage({ page: id, values: { Impact: 1 } })
    const { counts, notes } = await office.run('incremental')
    expect(counts.updated).toBe(1)
    expect(notes).toContainEqual(expect.stringMatching(/^warn risks: the watermark 2099.* future/))
    const [mark] = await office.rows(
      "select watermark < '2027-01-01' as sane from bronze.notion_sync_watermarks where role = 'risks'",
    )
    expect(mark).toEqual({ sane: true })
  })

  it('moves its watermarks only when the whole run is done', async () => {
    const marks = () =>
      office.rows('select role, watermark, synced_at from bronze.notion_sync_watermarks order by role')
    const before = await marks()
    office.clock.at = new Date('2026-03-16T08:00:00.000Z')
    await office.notion.control.editPage({
      page: cleanRow(office.notion, 'programs').id,
      values: { Budget: 3 },
    })
    const failing = office.run('incremental', {
      looks: 1,
      between: (step) => {
        if (step === 5) throw new Error('the machine is gone')
      },
    })
    await expect(failing).rejects.toThrow('the machine is gone')
    expect(await marks()).toEqual(before)
    await office.run('incremental')
    expect(await marks()).not.toEqual(before)
  })
})

describe('a run of the sync', () => {
  open()

  it('goes through the queue to its end, with its counts and its log', async () => {
    const { world } = office
    const { runId } = await startRun(world.as('admin'), { jobKey: 'notion', mode: 'full' })
    for (let next = world.queued.shift(); next; next = world.queued.shift()) {
      await runStep(world.as('admin'), next.message)
    }
    const run = await getRun(world.as('viewer'), { jobKey: 'notion', id: runId })
    expect(run).toMatchObject({
      state: 'succeeded',
      counts: counted({ read: smallTotal, inserted: smallTotal }),
      error: null,
    })
    expect(run.log.map(({ message }) => message)).toContain('budgetLines: 40 read, 40 changed')
  })
})
