import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { editMapping, listMappings } from '#domain/sync'
import { cleanRow, counted, type Office, openOffice, small, smallTotal } from './office.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
  await office.run('full')
})
afterEach(() => office.close())

const control = () => office.notion.control
const openIssues = (where: string) =>
  office.rows(
    `select entity, field, row_id, value from data_quality_issues where resolved_at is null and ${where}`,
  )
const budgets = async () =>
  (await office.rows('select count(budget)::int as n from silver.budget_lines'))[0]?.['n']
const mapping = async (role: string, field: string) => {
  const found = (await listMappings(office.world.as('admin'))).find(
    (one) => one.role === role && one.field === field,
  )
  if (!found) throw new Error('there is no such mapping')
  return found
}

describe('a property that is renamed', () => {
  it('is followed by its id, and no row changes', async () => {
    await control().renameProperty({ source: 'budgetLines', property: 'Budget', name: 'Plan' })
    const { counts } = await office.run('full')
    expect(counts).toEqual(counted({ read: smallTotal, unchanged: smallTotal }))
    expect(await mapping('budgetLines', 'budget')).toMatchObject({ propertyName: 'Plan' })
    await control().editPage({ page: cleanRow(office.notion, 'budgetLines').id, values: { Plan: 12 } })
    await office.run('incremental')
    expect(await office.rows('select name from silver.budget_lines where budget = 12')).toHaveLength(1)
    expect(await openIssues("category = 'schema_drift'")).toEqual([])
  })
})

describe('a property that is removed', () => {
  it('is one issue, its values are empty, and what it held comes back with it', async () => {
    const before = await budgets()
    await control().removeProperty({ source: 'budgetLines', property: 'Budget' })
    const run = await office.run('full')
    const source = control()
      .sources()
      .find(({ role }) => role === 'budgetLines')
    expect(await openIssues("category = 'schema_drift'")).toEqual([
      { entity: 'budgetLines', field: 'budget', row_id: source?.dataSourceId, value: null },
    ])
    expect(run.notes).toContainEqual(
      expect.stringMatching(/^warn budgetLines: The property “Budget” does not exist/),
    )
    expect([before, await budgets()]).toEqual([expect.any(Number), 0])
    expect(
      await openIssues("field = 'budget' and entity = 'budgetLines' and category <> 'schema_drift'"),
    ).toEqual([])
    await control().addProperty({ source: 'budgetLines', name: 'Budget', type: 'number' })
    await control().editPage({ page: cleanRow(office.notion, 'budgetLines').id, values: { Budget: 7 } })
    const again = await office.run('incremental')
    expect(again.notes).toContainEqual(expect.stringMatching(/^info budgetLines: 40 read/))
    expect(await budgets()).toBe(1)
    expect(await openIssues("category = 'schema_drift'")).toEqual([])
  })
})

describe('a property of another type', () => {
  it('is one issue when the field cannot be read from it', async () => {
    await control().changePropertyType({ source: 'budgetLines', property: 'Budget', type: 'rich_text' })
    await office.run('full')
    expect(await openIssues("category = 'schema_drift'")).toMatchObject([
      { field: 'budget', value: 'rich_text' },
    ])
    expect(await budgets()).toBe(0)
    expect(await office.rows('select count(*)::int as n from silver.budget_lines')).toEqual([
      { n: small.budgetLines },
    ])
  })

  it('is no issue when the field can be read from it as well', async () => {
    await control().changePropertyType({ source: 'projects', property: 'Priority', type: 'status' })
    await office.run('full')
    expect(await openIssues("category = 'schema_drift'")).toEqual([])
    expect(await office.rows('select count(priority)::int as n from silver.projects')).toEqual([
      { n: small.projects },
    ])
  })
})

describe('a property that is new', () => {
  it('is kept in bronze and otherwise ignored', async () => {
    const typed = await office.rows('select * from silver.risks order by id')
    await control().addProperty({ source: 'risks', name: 'Mood', type: 'rich_text' })
    const { id } = cleanRow(office.notion, 'risks')
    await control().editPage({ page: id, values: { Mood: 'gloomy' } })
    expect((await office.run('full')).counts.updated).toBe(small.risks)
    expect(await office.rows('select * from silver.risks order by id')).toEqual(typed)
    const [row] = await office.rows(
      `select raw->'properties'->'Mood'->>'type' as type from bronze.notion_raw_pages where source_id = '${id}'`,
    )
    expect(row).toEqual({ type: 'rich_text' })
    expect(await openIssues("category = 'schema_drift'")).toEqual([])
  })
})

describe('a mapping that an admin changes', () => {
  it('makes the next run read all rows of its role again, from the other property', async () => {
    const { id, updatedAt } = await mapping('budgetLines', 'budget')
    const changes = { propertyName: 'Forecast' }
    await expect(editMapping(office.world.as('lead'), { id, updatedAt, changes })).rejects.toMatchObject({
      code: 'forbidden',
    })
    const edited = await editMapping(office.world.as('admin'), { id, updatedAt, changes })
    expect(edited).toMatchObject({
      propertyName: 'Forecast',
      propertyId: null,
      accepts: expect.arrayContaining(['number']),
    })
    const { counts } = await office.run('incremental')
    expect(counts.read).toBeGreaterThanOrEqual(small.budgetLines)
    expect(
      await office.rows('select id from silver.budget_lines where budget is distinct from forecast'),
    ).toEqual([])
  })

  it('is refused when somebody else changed it in between', async () => {
    const { id, updatedAt } = await mapping('risks', 'due')
    await editMapping(office.world.as('admin'), { id, updatedAt, changes: { propertyName: 'Deadline' } })
    const stale = editMapping(office.world.as('admin'), { id, updatedAt, changes: { propertyName: 'End' } })
    await expect(stale).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('a value that nobody expected', () => {
  it('is an issue while it is there, and resolved when it is gone', async () => {
    const { id } = cleanRow(office.notion, 'projects')
    await control().editPage({ page: id, values: { Priority: 'Urgent!!', Name: 'Odd\u0000name \ud800' } })
    await office.run('incremental')
    const issues = () =>
      office.rows(
        `select category, value, resolved_at is null as open from data_quality_issues where row_id = '${id}' and field = 'priority'`,
      )
    expect(await issues()).toEqual([{ category: 'unknown_option', value: 'Urgent!!', open: true }])
    expect(await office.rows(`select priority from silver.projects where id = '${id}'`)).toEqual([
      { priority: null },
    ])
    await control().editPage({ page: id, values: { Priority: 'High' } })
    await office.run('incremental')
    expect(await issues()).toEqual([{ category: 'unknown_option', value: 'Urgent!!', open: false }])
  })

  it('is nothing to a row that moved to the database of another role', async () => {
    const { id } = cleanRow(office.notion, 'risks')
    await office.rows(`update bronze.notion_raw_pages set role = 'actions' where source_id = '${id}'`)
    await office.run('incremental')
    expect(
      await office.rows(`select deleted_at is null as live from silver.risks where id = '${id}'`),
    ).toEqual([{ live: false }])
  })
})
