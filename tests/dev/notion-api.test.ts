import {
  APIErrorCode,
  Client,
  collectAllDataSourceRows,
  isFullDatabase,
  isFullPage,
  LogLevel,
} from '@notionhq/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type NotionStandIn, type Role, startNotion } from '../../dev/notion/index.ts'

const now = new Date('2026-11-20T10:20:30.456Z')
const byCreation: { timestamp: 'created_time'; direction: 'ascending' } = {
  timestamp: 'created_time',
  direction: 'ascending',
}
let notion: NotionStandIn
let client: Client

beforeAll(async () => {
  notion = await startNotion({ seed: 7, now: () => now })
  const { url: baseUrl, token: auth } = notion
  client = new Client({ auth, baseUrl, notionVersion: '2026-03-11', retry: false, logLevel: LogLevel.ERROR })
})

afterAll(() => notion.close())

async function dataSourceOf(role: Role): Promise<string> {
  const database = await client.databases.retrieve({ database_id: notion.sources[role] })
  if (!isFullDatabase(database)) throw new Error('partial database')
  return database.data_sources[0]?.id ?? ''
}

async function titlesOf(role: Role, query: Partial<Parameters<Client['dataSources']['query']>[0]>) {
  const { results } = await client.dataSources.query({ ...query, data_source_id: await dataSourceOf(role) })
  return results.filter(isFullPage).map(({ properties }) => plainTitle(properties.Name))
}

function plainTitle(property: unknown): string {
  const text = JSON.stringify(property)
  return /"plain_text":"((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? ''
}

describe('reading the workspace', () => {
  it('names the bot and lists the people, but not the one who left', async () => {
    const me = await client.users.me({})
    const { results } = await client.users.list({})
    expect(me.type).toBe('bot')
    expect(results.map(({ id }) => id)).toContain(me.id)
    const left = notion.control.people().find((person) => person.left)
    expect(results.map(({ id }) => id)).not.toContain(left?.id)
    await expect(client.users.retrieve({ user_id: left?.id ?? '' })).rejects.toMatchObject({ status: 404 })
  })

  it('leads from a database to its data source, whose property ids are percent-encoded', async () => {
    const source = await client.dataSources.retrieve({ data_source_id: await dataSourceOf('projects') })
    const ids = Object.values(source.properties).map(({ id }) => id)
    expect(Object.keys(source.properties).join()).toBe(
      'Name,Program,Status,Manager,Timeline,Budget,Currency,Priority,Progress,Health,Summary',
    )
    expect(ids).toContain('title')
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.every((id) => encodeURIComponent(decodeURIComponent(id)) === id)).toBe(true)
  })

  it('reads every row once by following the cursor', async () => {
    const dataSourceId = await dataSourceOf('budgetLines')
    const rows = await collectAllDataSourceRows(client, { data_source_id: dataSourceId, page_size: 90 })
    expect(new Set(rows.map(({ id }) => id)).size).toBe(400)
  })

  it('keeps its place when rows before the cursor are edited away', async () => {
    const sorted = { sorts: [byCreation] }
    const query = { data_source_id: await dataSourceOf('risks'), page_size: 20, ...sorted }
    const first = await client.dataSources.query(query)
    const gone = first.results[0]?.id ?? ''
    await notion.control.trashPage({ page: gone })
    const second = await client.dataSources.query({ ...query, start_cursor: first.next_cursor })
    await notion.control.restorePage({ page: gone })
    const whole = await client.dataSources.query({ ...query, page_size: 40 })
    expect([...first.results, ...second.results].map(({ id }) => id)).toEqual(
      whole.results.map(({ id }) => id),
    )
  })

  it('returns only the named properties when filter_properties is given', async () => {
    const { results } = await client.dataSources.query({
      data_source_id: await dataSourceOf('projects'),
      filter_properties: ['title', 'Budget'],
    })
    const names = results.filter(isFullPage).map(({ properties }) => Object.keys(properties))
    expect(names).toHaveLength(25)
    expect(new Set(names.map(String))).toEqual(new Set(['Name,Budget']))
  })

  it('cuts relations at 25 in a page and pages all of them as property items', async () => {
    const review = notion.control.rows({ source: 'actions' })[0]
    const page = await client.pages.retrieve({ page_id: review?.id ?? '' })
    if (!isFullPage(page)) throw new Error('partial page')
    const risk = page.properties.Risk
    expect(risk).toMatchObject({ type: 'relation', has_more: true })
    expect(risk?.type === 'relation' ? risk.relation.length : 0).toBe(25)
    const item = { page_id: page.id, property_id: risk?.id ?? '', page_size: 20 }
    const first = await client.pages.properties.retrieve(item)
    if (first.object !== 'list') throw new Error('not a list')
    const second = await client.pages.properties.retrieve({ ...item, start_cursor: first.next_cursor ?? '' })
    expect(first).toMatchObject({
      type: 'property_item',
      has_more: true,
      property_item: { type: 'relation' },
    })
    expect(second).toMatchObject({ has_more: false, next_cursor: null, property_item: { next_url: null } })
    expect(first.results.length + (second.object === 'list' ? second.results.length : 0)).toBe(30)
  })

  it('answers a single item for a property that is no list', async () => {
    const row = notion.control.rows({ source: 'projects' })[1]
    const source = await client.dataSources.retrieve({ data_source_id: await dataSourceOf('projects') })
    const property_id = source.properties.Budget?.id ?? ''
    const item = await client.pages.properties.retrieve({ page_id: row?.id ?? '', property_id })
    expect(item).toMatchObject({
      object: 'property_item',
      type: 'number',
      id: property_id,
      number: row?.values.Budget,
    })
  })

  it('finds pages by title and trashed pages by filter', async () => {
    const found = await client.search({ query: 'data-centre', filter: { property: 'object', value: 'page' } })
    expect(found.results.length).toBeGreaterThan(0)
    const page = notion.control.rows({ source: 'actions' })[20]?.id ?? ''
    await notion.control.trashPage({ page })
    const trash = await client.search({ filter: { in_trash: true } })
    await notion.control.restorePage({ page })
    expect(trash.results.map(({ id }) => id)).toEqual([page])
  })
})

describe('filters and sorts', () => {
  it('compares rounded times, so that on_or_after the shown time finds the row and after does not', async () => {
    const { id, editedAt } = notion.control.rows({ source: 'programs' })[0] ?? { id: '', editedAt: '' }
    const shown = `${editedAt.slice(0, 16)}:00.000Z`
    const data_source_id = await dataSourceOf('programs')
    const ids = async (condition: { on_or_after: string } | { after: string }) => {
      const filter = { timestamp: 'last_edited_time', last_edited_time: condition } as const
      return (await client.dataSources.query({ data_source_id, filter })).results.map((row) => row.id)
    }
    expect(await ids({ on_or_after: shown })).toContain(id)
    expect(await ids({ after: shown })).not.toContain(id)
  })

  it('combines property filters with and and or', async () => {
    const rows = notion.control.rows({ source: 'projects' })
    const expected = rows.filter(
      ({ values }) =>
        values.Currency === 'EUR' && (values.Status === 'Active' || Number(values.Budget) > 2_000_000),
    )
    const titles = await titlesOf('projects', {
      filter: {
        and: [
          { property: 'Currency', select: { equals: 'EUR' } },
          {
            or: [
              { property: 'Status', status: { equals: 'Active' } },
              { property: 'Budget', number: { greater_than: 2_000_000 } },
            ],
          },
        ],
      },
    })
    expect(titles.toSorted()).toEqual(expected.map(({ title }) => title).toSorted())
    expect(titles.length).toBeGreaterThan(0)
  })

  it('filters dates by day and relations by page', async () => {
    const [project] = notion.control.rows({ source: 'projects' })
    const lines = await titlesOf('budgetLines', {
      filter: { property: 'Project', relation: { contains: project?.id ?? '' } },
    })
    const due = await titlesOf('actions', { filter: { property: 'Due', date: { before: '2026-11-20' } } })
    const rows = notion.control
      .rows({ source: 'actions' })
      .filter(({ values }) => String(values.Due) < '2026-11-20')
    expect(lines.length).toBeGreaterThanOrEqual(14)
    expect(due).toHaveLength(Math.min(rows.length, 100))
  })

  it('sorts by property with empty values last', async () => {
    await notion.control.editPage({
      page: notion.control.rows({ source: 'programs' })[2]?.id ?? '',
      values: { Budget: null },
    })
    const { results } = await client.dataSources.query({
      data_source_id: await dataSourceOf('programs'),
      sorts: [{ property: 'Budget', direction: 'descending' }],
    })
    const budgets = results
      .filter(isFullPage)
      .map(({ properties }) => (properties.Budget?.type === 'number' ? properties.Budget.number : null))
    expect(budgets.at(-1)).toBeNull()
    expect(budgets.slice(0, -1)).toEqual(
      budgets.slice(0, -1).toSorted((left, right) => Number(right) - Number(left)),
    )
  })

  it('refuses what the service refuses', async () => {
    const id = await dataSourceOf('projects')
    const ask = (body: unknown) => post(`/v1/data_sources/${id}/query`, body)
    const number = { property: 'Budget', number: { equals: 1 } }
    const nested = { and: [{ or: [{ and: [number] }] }] }
    for (const body of [
      { page_size: 101 },
      { page_size: 0 },
      { in_trash: true },
      { archived: false },
      { start_cursor: 'no cursor' },
      { filter: { property: 'Nothing', number: { equals: 1 } } },
      { filter: { property: 'Budget', select: { equals: 'x' } } },
      {
        filter: {
          timestamp: 'last_edited_time',
          property: 'Budget',
          last_edited_time: { after: '2026-01-01' },
        },
      },
      { filter: { timestamp: 'last_edited_time', last_edited_time: { after: 'yesterday-ish' } } },
      { filter: nested },
      { sorts: [{ property: 'Nothing', direction: 'ascending' }] },
    ]) {
      expect(await ask(body), JSON.stringify(body)).toMatchObject({ status: 400, code: 'validation_error' })
    }
  })
})

describe('writing', () => {
  it('creates a page, changes it and shows it in the next query', async () => {
    const data_source_id = await dataSourceOf('risks')
    const [project] = notion.control.rows({ source: 'projects' })
    const created = await client.pages.create({
      parent: { type: 'data_source_id', data_source_id },
      properties: {
        Name: { title: [{ text: { content: 'Power supply is too weak' } }] },
        Probability: { number: 4 },
        Response: { select: { name: 'Mitigate' } },
        Project: { relation: [{ id: project?.id ?? '' }] },
      },
    })
    const changed = await client.pages.update({ page_id: created.id, properties: { Impact: { number: 5 } } })
    expect(changed).toMatchObject({ last_edited_time: '2026-11-20T10:20:00.000Z', in_trash: false })
    expect(notion.control.row({ page: created.id }).values).toMatchObject({
      Probability: 4,
      Impact: 5,
      Response: 'Mitigate',
    })
    expect(
      await titlesOf('risks', { filter: { property: 'Name', title: { starts_with: 'Power' } } }),
    ).toHaveLength(1)
  })

  it('lets a select grow by a written name but not a status', async () => {
    const [row] = notion.control.rows({ source: 'projects' })
    const page_id = row?.id ?? ''
    await client.pages.update({ page_id, properties: { Priority: { select: { name: 'Someday' } } } })
    expect(notion.control.row({ page: page_id }).values.Priority).toBe('Someday')
    const refused = client.pages.update({ page_id, properties: { Status: { status: { name: 'Someday' } } } })
    await expect(refused).rejects.toMatchObject({ code: APIErrorCode.ValidationError })
  })

  it('refuses unknown properties, unknown relations, and archived as a key', async () => {
    const [row] = notion.control.rows({ source: 'projects' })
    const path = `/v1/pages/${row?.id}`
    const gone = '11111111-1111-4111-8111-111111111111'
    expect(await patch(path, { properties: { Nothing: { number: 1 } } })).toMatchObject({
      code: 'validation_error',
    })
    expect(await patch(path, { properties: { Program: { relation: [{ id: gone }] } } })).toMatchObject({
      status: 404,
    })
    expect(await patch(path, { archived: true })).toMatchObject({ code: 'validation_error' })
  })

  it('takes a trashed row out of queries, shows it by id and refuses edits of it', async () => {
    const [, row] = notion.control.rows({ source: 'risks' })
    const page_id = row?.id ?? ''
    await client.pages.update({ page_id, in_trash: true })
    const filter = { property: 'Name', title: { equals: row?.title ?? '' } } as const
    expect(await titlesOf('risks', { filter })).toEqual([])
    expect(await client.pages.retrieve({ page_id })).toMatchObject({ in_trash: true })
    await expect(
      client.pages.update({ page_id, properties: { Impact: { number: 1 } } }),
    ).rejects.toMatchObject({ status: 400 })
    await client.pages.update({ page_id, in_trash: false })
    expect(await titlesOf('risks', { filter })).toEqual([row?.title])
  })
})

describe('refusals', () => {
  it('checks token and version and knows only its own paths', async () => {
    const headers = { authorization: `Bearer ${notion.token}`, 'notion-version': '2026-03-11' }
    const ask = async (path: string, given: Record<string, string>) =>
      (await fetch(notion.url + path, { headers: given })).json()
    expect(await ask('/v1/users', { ...headers, authorization: 'Bearer no' })).toMatchObject({
      status: 401,
      code: 'unauthorized',
      message: 'API token is invalid.',
    })
    expect(await ask('/v1/users', { authorization: headers.authorization })).toMatchObject({
      code: 'missing_version',
    })
    expect(await ask('/v1/users', { ...headers, 'notion-version': '2022-06-28' })).toMatchObject({
      status: 400,
    })
    expect(await ask('/v1/invalid', headers)).toMatchObject({ status: 400, code: 'invalid_request_url' })
    expect(await ask('/v1/pages/12345678-1234-1234-1234-123456789abc', headers)).toMatchObject({
      status: 400,
    })
    expect(await ask(`/v1/data_sources/${notion.sources.risks}`, headers)).toMatchObject({ status: 404 })
  })

  it('names the request in the header and as the last key of the body', async () => {
    const response = await fetch(`${notion.url}/v1/users/me`, {
      headers: { authorization: `Bearer ${notion.token}`, 'notion-version': '2026-03-11' },
    })
    const body: Record<string, unknown> = await response.json()
    expect(Object.entries(body).at(-1)).toEqual(['request_id', response.headers.get('x-notion-request-id')])
  })

  it('answers broken JSON with invalid_json', async () => {
    expect(await post(`/v1/search`, '{"query":')).toMatchObject({ status: 400, code: 'invalid_json' })
  })
})

function post(path: string, body: unknown): Promise<unknown> {
  return send('POST', path, body)
}

function patch(path: string, body: unknown): Promise<unknown> {
  return send('PATCH', path, body)
}

async function send(method: string, path: string, body: unknown): Promise<unknown> {
  const response = await fetch(notion.url + path, {
    method,
    headers: { authorization: `Bearer ${notion.token}`, 'notion-version': '2026-03-11' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return response.json()
}
