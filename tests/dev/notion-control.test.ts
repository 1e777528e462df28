import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type NotionStandIn, startNotion } from '../../dev/notion/index.ts'

const size = { programs: 2, projects: 6, budgetLines: 50, risks: 4, actions: 4 }
let notion: NotionStandIn

beforeEach(async () => {
  notion = await startNotion({ size, now: () => new Date('2026-11-20T10:20:30.456Z') })
})

afterEach(() => notion.close())

const list = z.object({
  results: z.array(
    z.object({ id: z.string(), created_time: z.string(), properties: z.record(z.string(), z.unknown()) }),
  ),
  has_more: z.boolean(),
  next_cursor: z.string().nullable(),
  request_status: z.unknown().optional(),
})

async function query(role: string, body: unknown = {}) {
  const id = notion.control.sources().find((source) => source.role === role)?.dataSourceId
  return list.parse(await (await api('POST', `/v1/data_sources/${id}/query`, body)).json())
}

function api(method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(notion.url + path, {
    method,
    headers: { authorization: `Bearer ${notion.token}`, 'notion-version': '2026-03-11' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

async function command(verb: string, body: unknown = {}): Promise<{ status: number; answer: unknown }> {
  const response = await fetch(`${notion.url}/__control/${verb}`, {
    method: 'POST',
    body: JSON.stringify(body),
  })
  return { status: response.status, answer: await response.json() }
}

function firstPage(role: string): string {
  return notion.control.rows({ source: role })[0]?.id ?? ''
}

describe('the control interface over HTTP', () => {
  it('takes the same verbs as in the process', async () => {
    const page = firstPage('projects')
    const values = { Budget: 12, Priority: 'Critical', Manager: ['ingrid.solberg@quarterdeck.example'] }
    const { status } = await command('editPage', { page, values })
    expect(status).toBe(200)
    expect((await command('row', { page })).answer).toMatchObject({ result: { values } })
  })

  it('lists its verbs, and refuses unknown ones and wrong input with the reason', async () => {
    expect((await command('')).answer).toMatchObject({
      verbs: expect.arrayContaining(['editPage', 'addFault']),
    })
    expect(await command('destroyAll')).toMatchObject({ status: 404 })
    expect(await command('constructor')).toMatchObject({ status: 404 })
    expect(await command('addFault', { kind: 'meteor' })).toMatchObject({ status: 400 })
    expect(await command('editPage', { page: firstPage('projects'), values: { Nothing: 1 } })).toMatchObject({
      status: 400,
      answer: { error: expect.stringContaining('Nothing') },
    })
  })

  it('needs no token and leaves no trace in the log of requests', async () => {
    await command('clearRequests')
    await api('GET', '/v1/users/me')
    expect(notion.control.requests()).toMatchObject([{ method: 'GET', path: '/v1/users/me', status: 200 }])
    expect((await command('counters')).answer).toMatchObject({ result: { total: 1, byStatus: { 200: 1 } } })
  })
})

describe('pages', () => {
  it('creates a page with thirty relations that a page shows cut', async () => {
    const lines = notion.control.rows({ source: 'budgetLines' }).map(({ id }) => id)
    const created = await notion.control.createPage({
      source: 'actions',
      values: { Name: 'Check lines', Risk: lines.slice(0, 30) },
    })
    const page = await (await api('GET', `/v1/pages/${created.id}`)).json()
    expect(page).toMatchObject({ properties: { Risk: { has_more: true } } })
    expect((await query('actions')).results.map(({ id }) => id)).toContain(created.id)
  })

  it('answers 404 for an unshared page or database and lists neither', async () => {
    const page = firstPage('risks')
    notion.control.unsharePage({ page })
    expect((await api('GET', `/v1/pages/${page}`)).status).toBe(404)
    expect((await query('risks')).results).toHaveLength(3)
    notion.control.sharePage({ page })
    expect((await query('risks')).results).toHaveLength(4)
    notion.control.unshareDatabase({ source: 'risks' })
    expect((await api('GET', `/v1/databases/${notion.sources.risks}`)).status).toBe(404)
    expect((await api('GET', `/v1/pages/${page}`)).status).toBe(404)
    notion.control.shareDatabase({ source: notion.sources.risks })
    expect((await api('GET', `/v1/pages/${page}`)).status).toBe(200)
  })

  it('makes every row of a database vanish and come back', async () => {
    notion.control.vanishRows({ source: 'projects' })
    expect((await query('projects')).results).toEqual([])
    expect((await api('GET', `/v1/databases/${notion.sources.projects}`)).status).toBe(200)
    notion.control.reappearRows({ source: 'projects' })
    expect((await query('projects')).results).toHaveLength(6)
  })
})

describe('columns', () => {
  it('renames a property and keeps its id', async () => {
    const before = (await query('projects')).results[0]?.properties.Budget
    const { id } = await notion.control.renameProperty({
      source: 'projects',
      property: 'Budget',
      name: 'Cost',
    })
    const after = (await query('projects')).results[0]?.properties
    expect(after?.Cost).toEqual(before)
    expect(after?.Cost).toMatchObject({ id })
    expect(after).not.toHaveProperty('Budget')
  })

  it('changes the type of a property, keeping its id and what can be kept', async () => {
    const page = firstPage('projects')
    await notion.control.editPage({ page, values: { Budget: 1250, Summary: 'not a number' } })
    await notion.control.changePropertyType({ source: 'projects', property: 'Budget', type: 'rich_text' })
    await notion.control.changePropertyType({ source: 'projects', property: 'Summary', type: 'number' })
    await notion.control.changePropertyType({ source: 'projects', property: 'Currency', type: 'rich_text' })
    const { values } = notion.control.row({ page })
    expect(values).toMatchObject({
      Budget: '1250',
      Summary: null,
      Currency: expect.stringMatching(/^(EUR|USD|GBP)$/),
    })
    await notion.control.changePropertyType({ source: 'projects', property: 'Budget', type: 'number' })
    expect(notion.control.row({ page }).values.Budget).toBe(1250)
  })

  it('adds and removes properties in schema and rows', async () => {
    const column = { source: 'risks', name: 'Region', type: 'select', options: ['North', 'South'] } as const
    const added = await notion.control.addProperty(column)
    await notion.control.removeProperty({ source: 'risks', property: 'Impact' })
    const row = (await query('risks')).results[0]?.properties
    expect(row?.Region).toEqual({ id: added.id, type: 'select', select: null })
    expect(row).not.toHaveProperty('Impact')
  })
})

describe('limits and access', () => {
  it('stops a query at the ceiling and says so on every page of it', async () => {
    notion.control.setQueryCeiling({ rows: 25 })
    const incomplete = { type: 'incomplete', incomplete_reason: 'query_result_limit_reached' }
    const first = await query('budgetLines', { page_size: 20 })
    const second = await query('budgetLines', { page_size: 20, start_cursor: first.next_cursor })
    expect(first).toMatchObject({ has_more: true, request_status: incomplete })
    expect(second).toMatchObject({ has_more: false, next_cursor: null, request_status: incomplete })
    expect(second.results).toHaveLength(5)
    expect((await query('projects')).request_status).toBeUndefined()
  })

  it('can be read past the ceiling by created_time windows', async () => {
    notion.control.setQueryCeiling({ rows: 20 })
    const seen = new Set<string>()
    let from: string | undefined
    for (let window = 0; window < 10 && seen.size < 50; window++) {
      const filter = { timestamp: 'created_time', created_time: { on_or_after: from ?? '2020-01-01' } }
      const sorts = [{ timestamp: 'created_time', direction: 'ascending' }]
      const { results } = await query('budgetLines', { filter, sorts })
      for (const { id } of results) seen.add(id)
      from = results.at(-1)?.created_time
    }
    expect(seen.size).toBe(50)
  })

  it('rejects its token until it is accepted again', async () => {
    notion.control.setTokenAccepted({ accepted: false })
    expect((await api('GET', '/v1/users/me')).status).toBe(401)
    notion.control.setTokenAccepted({ accepted: true })
    expect((await api('GET', '/v1/users/me')).status).toBe(200)
  })
})
