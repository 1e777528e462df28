import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPerson } from '#domain/identity'
import { deleteProject } from '#domain/portfolio'
import { confirmDeletion, listWithheldDeletions } from '#domain/sync'
import { cleanRow, counted, type Office, openOffice, small, smallTotal } from './office.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
  await office.run('full')
})
afterEach(() => office.close())

const control = () => office.notion.control
const live = async (table: string) =>
  Number((await office.rows(`select count(*)::int as n from ${table} where deleted_at is null`))[0]?.['n'])
const project = async (sourceId: string) =>
  (await office.rows(`select id, key, name, deleted_at from projects where source_id = '${sourceId}'`))[0]

describe('a row that goes to the trash', () => {
  it('is deleted by the next full run, and its project with it; an incremental one cannot know', async () => {
    const { id } = cleanRow(office.notion, 'projects')
    await control().trashPage({ page: id })
    expect((await office.run('incremental')).counts.deleted).toBe(0)
    const { counts, notes } = await office.run('full')
    expect(counts).toEqual(counted({ read: smallTotal - 1, unchanged: smallTotal - 1, deleted: 1 }))
    expect(notes).toContain(`info projects: ${small.projects - 1} read, 1 changed`)
    expect([await live('silver.projects'), await live('bronze.notion_raw_pages')]).toEqual([
      7,
      smallTotal - 1,
    ])
    expect((await project(id))?.['deleted_at']).not.toBeNull()
    expect((await office.run('full')).counts.deleted).toBe(0)
  })

  it('comes back as what it was: deleting and restoring is the same as neither', async () => {
    const { id } = cleanRow(office.notion, 'projects')
    const [before, row] = [
      await office.rows(`select * from silver.projects where id = '${id}'`),
      await project(id),
    ]
    await control().trashPage({ page: id })
    await office.run('full')
    await control().restorePage({ page: id })
    const { counts } = await office.run('incremental')
    expect(counts).toMatchObject({ updated: 1, inserted: 0 })
    const [after] = await office.rows(`select * from silver.projects where id = '${id}'`)
    const kept = before.map((one) => ({
      ...one,
      changed_at: after?.['changed_at'],
      edited_at: after?.['edited_at'],
    }))
    expect([after]).toEqual(kept)
    expect(await project(id)).toEqual(row)
  })

  it('and is restored within the same minute is found again, although its time did not change', async () => {
    const { id } = cleanRow(office.notion, 'risks')
    office.clock.at = new Date('2026-03-15T14:00:05.000Z')
    await control().trashPage({ page: id })
    await office.run('full')
    expect(await live('silver.risks')).toBe(small.risks - 1)
    office.clock.at = new Date('2026-03-15T14:00:40.000Z')
    await control().restorePage({ page: id })
    expect((await office.run('incremental')).counts.updated).toBe(1)
    expect(await live('silver.risks')).toBe(small.risks)
  })

  it('takes its data-quality issues with it, and leaves others dangling', async () => {
    const { id } = cleanRow(office.notion, 'projects')
    const lines = Number(
      (
        await office.rows(`select count(*)::int as n from silver.budget_lines where project_id = '${id}'`)
      )[0]?.['n'],
    )
    await control().editPage({ page: id, values: { Budget: -5 } })
    await office.run('incremental')
    await control().trashPage({ page: id })
    await office.run('full')
    expect(
      await office.rows(
        `select category from data_quality_issues where row_id = '${id}' and resolved_at is null`,
      ),
    ).toEqual([])
    const dangling = await office.rows(
      `select entity from data_quality_issues where category = 'dangling_relation' and value = '${id}' and entity = 'budgetLines' and resolved_at is null`,
    )
    expect(dangling).toHaveLength(lines)
    await control().restorePage({ page: id })
    await office.run('incremental')
    expect(
      await office.rows(
        `select entity from data_quality_issues where category = 'dangling_relation' and value = '${id}' and resolved_at is null`,
      ),
    ).toEqual([])
  })
})

describe('a project that a person deleted', () => {
  it('stays deleted while its row lives on in Notion', async () => {
    const { id } = cleanRow(office.notion, 'projects')
    const row = await project(id)
    await deleteProject(office.world.as('lead'), String(row?.['id']))
    await control().editPage({ page: id, values: { Name: 'Renamed' } })
    await office.run('full')
    expect(await project(id)).toMatchObject({ name: 'Renamed', deleted_at: expect.anything() })
  })
})

describe('rows that vanish', () => {
  it('one by one are deleted like trashed ones, and come back with the access', async () => {
    const { id } = cleanRow(office.notion, 'budgetLines')
    control().unsharePage({ page: id })
    expect((await office.run('full')).counts.deleted).toBe(1)
    control().sharePage({ page: id })
    expect((await office.run('full')).counts).toMatchObject({ updated: 1, deleted: 0 })
    expect(await live('silver.budget_lines')).toBe(small.budgetLines)
  })

  it('by the dozen are kept, with a warning and one alert for as long as they stay away', async () => {
    const admin = await createPerson(office.world.as('admin'), {
      email: 'boss@quarterdeck.example',
      name: 'Boss',
      role: 'admin',
      password: 'a password for tests',
    })
    const alerts = () => office.rows(`select title, body from notifications where user_id = '${admin.id}'`)
    control().vanishRows({ source: 'budgetLines' })
    const run = await office.run('full')
    expect(run.counts.deleted).toBe(0)
    expect(run.notes).toContainEqual(expect.stringMatching(/^warn budgetLines: 40 of 40 rows .* kept/))
    expect(await live('silver.budget_lines')).toBe(small.budgetLines)
    await office.run('full')
    expect(await alerts()).toEqual([
      {
        title: '40 of 40 rows of budgetLines are not in Notion any more',
        body: expect.stringMatching(/kept/),
      },
    ])
    control().reappearRows({ source: 'budgetLines' })
    expect((await office.run('full')).counts).toEqual(counted({ read: smallTotal, unchanged: smallTotal }))
    control().vanishRows({ source: 'budgetLines' })
    await office.run('full')
    expect(await alerts()).toHaveLength(2)
  })

  it('by the dozen are deleted by the next full run once a lead has confirmed as many', async () => {
    const withheld = () => listWithheldDeletions(office.world.as('viewer'))
    const lead = office.world.as('lead')
    const confirm = () => confirmDeletion(lead, { role: 'budgetLines', gone: 40 })
    await expect(confirm()).rejects.toMatchObject({ code: 'not_found' })
    control().vanishRows({ source: 'budgetLines' })
    await office.run('full')
    expect(await withheld()).toMatchObject([{ role: 'budgetLines', gone: 40, live: 40, confirmed: false }])
    expect(await confirm()).toMatchObject({ confirmed: true })
    expect((await office.run('incremental')).counts.deleted).toBe(0)
    expect((await office.run('full')).counts.deleted).toBe(40)
    expect([await live('silver.budget_lines'), await withheld()]).toEqual([0, []])
    const actors = await office.rows(
      `select action, actor from audit_log where table_name = 'notion_withheld_deletions' order by id`,
    )
    expect(actors.map(({ action }) => action)).toEqual(['insert', 'update', 'delete'])
    expect(actors[1]?.['actor']).toBe(lead.actor.id)
  })

  it('in greater number than was confirmed are kept again and have to be confirmed anew', async () => {
    control().vanishRows({ source: 'budgetLines' })
    await office.run('full')
    await confirmDeletion(office.world.as('lead'), { role: 'budgetLines', gone: 39 })
    expect((await office.run('full')).counts.deleted).toBe(0)
    expect(await listWithheldDeletions(office.world.as('viewer'))).toMatchObject([
      { gone: 40, confirmed: false },
    ])
    control().reappearRows({ source: 'budgetLines' })
    await office.run('full')
    expect(await listWithheldDeletions(office.world.as('viewer'))).toEqual([])
  })

  it('with their whole database are kept, the others are read, and the run fails in part', async () => {
    const watermark = async () =>
      (await office.rows(`select fully_synced_at from bronze.notion_sync_watermarks where role = 'risks'`))[0]
    const [before, { id }] = [await watermark(), cleanRow(office.notion, 'actions')]
    control().unshareDatabase({ source: 'risks' })
    await control().trashPage({ page: id })
    const run = await office.run('full')
    expect(run.failure).toMatch(
      /^Everything was read but risks\. Notion does not show .*risks in NOTION_SOURCES/,
    )
    expect(run.notes).toContainEqual(expect.stringMatching(/^error risks: Notion does not show/))
    expect(run.counts).toEqual(counted({ read: 65, unchanged: 65, deleted: 1 }))
    expect([await live('silver.risks'), await live('silver.actions')]).toEqual([
      small.risks,
      small.actions - 1,
    ])
    expect(await watermark()).toEqual(before)
    control().shareDatabase({ source: 'risks' })
    expect((await office.run('full')).failure).toBeNull()
  })
})

describe('a row that is made while a full run is past it', () => {
  it('is not taken for one that is gone', async () => {
    let made = ''
    await office.run('full', {
      looks: 0,
      between: async (step) => {
        // After the eighth step all budget lines are read; the ninth looks for those that are gone.
        if (step !== 8) return
        const row = await control().createPage({ source: 'budgetLines', values: { Name: 'Just made' } })
        made = row.id
        await office.world.db.execute(sql`
          insert into webhook_events (id, source, type, entity_id) values ('made', 'notion', 'page.created', ${made})`)
        await office.runEvents()
      },
    })
    expect(await office.rows(`select deleted_at from silver.budget_lines where id = '${made}'`)).toEqual([
      { deleted_at: null },
    ])
  })
})
