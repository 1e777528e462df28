import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type NotionStandIn, startNotion } from '../../dev/notion/index.ts'

const folder = join(import.meta.dirname, '../../../shared/fixtures/notion')

const json = z.record(z.string(), z.unknown())
const exchanges = z.object({
  exchanges: z.array(
    z.object({
      request: z.object({ method: z.string(), path: z.string() }),
      response: z.object({ status: z.number(), body: json }),
    }),
  ),
})

let notion: NotionStandIn
beforeAll(async () => {
  notion = await startNotion()
})
afterAll(() => notion.close())

function recorded(file: string, method: string, path: RegExp): Record<string, unknown> {
  const all = exchanges.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))).exchanges
  const found = all.find(({ request }) => request.method === method && path.test(request.path))
  if (found === undefined) throw new Error(`${file} has no ${method} ${path.source}`)
  return found.response.body
}

async function answered(method: string, path: string, headers: Record<string, string> = {}) {
  const response = await fetch(notion.url + path, {
    method,
    headers: { authorization: `Bearer ${notion.token}`, 'notion-version': '2026-03-11', ...headers },
    ...(method === 'POST' ? { body: '{"page_size":1}' } : {}),
  })
  return json.parse(await response.json())
}

function keys(value: unknown): string[] {
  return Object.keys(json.parse(value)).toSorted()
}

/** Keys of each property value or column by its type, `id` and `type` included. */
function keysByType(properties: unknown): Map<unknown, string[]> {
  const values = Object.values(json.parse(properties)).map((value) => json.parse(value))
  return new Map(values.map((value) => [value.type, keys(value)]))
}

function firstResult(list: Record<string, unknown>): Record<string, unknown> {
  return z.array(json).parse(list.results)[0] ?? {}
}

function sourceOf(role: string) {
  return notion.control.sources().find((source) => source.role === role)?.dataSourceId
}

describe.runIf(existsSync(folder))('beside recorded answers', () => {
  const allTypes = 'all-property-types.json'

  it('a query has the same keys in list, page and property values', async () => {
    const theirs = recorded(allTypes, 'POST', /\/query$/)
    const ours = await answered('POST', `/v1/data_sources/${sourceOf('projects')}/query`)
    expect(keys(ours)).toEqual(keys(theirs))
    expect(keys(firstResult(ours))).toEqual(keys(firstResult(theirs)))
    expect(keys(firstResult(ours).parent)).toEqual(keys(firstResult(theirs).parent))
    const known = keysByType(firstResult(theirs).properties)
    for (const [type, found] of keysByType(firstResult(ours).properties))
      expect(found).toEqual(known.get(type))
  })

  it('a data source has the same keys in itself and its columns', async () => {
    const theirs = recorded(allTypes, 'GET', /^\/v1\/data_sources\/[^/]+$/)
    const ours = await answered('GET', `/v1/data_sources/${sourceOf('projects')}`)
    expect(keys(ours)).toEqual(keys(theirs))
    const known = keysByType(theirs.properties)
    for (const [type, found] of keysByType(ours.properties)) expect(found).toEqual(known.get(type))
  })

  it('a database has the same keys', async () => {
    const theirs = recorded('database-trash-restore.json', 'POST', /^\/v1\/databases$/)
    const ours = await answered('GET', `/v1/databases/${notion.sources.projects}`)
    expect(keys(ours)).toEqual(keys(theirs))
    expect(String(ours.created_time)).toMatch(/\+00:00$/)
  })

  it('property items have the same keys for lists and for single values', async () => {
    const page = notion.control.rows({ source: 'projects' })[0]?.id ?? ''
    const source = await answered('GET', `/v1/data_sources/${sourceOf('projects')}`)
    const budget = json.parse(json.parse(source.properties).Budget).id
    const theirTitle = recorded(allTypes, 'GET', /\/properties\/title$/)
    const ourTitle = await answered('GET', `/v1/pages/${page}/properties/title`)
    expect(keys(ourTitle)).toEqual(keys(theirTitle))
    expect(keys(ourTitle.property_item)).toEqual(keys(theirTitle.property_item))
    expect(keys(firstResult(ourTitle))).toEqual(keys(firstResult(theirTitle)))
    const ourNumber = await answered('GET', `/v1/pages/${page}/properties/${String(budget)}`)
    expect(keys(ourNumber)).toEqual(keys(recorded(allTypes, 'GET', /\/properties\/dDR%3B$/)))
  })

  it('users have the same keys', async () => {
    const ours = await answered('GET', '/v1/users')
    const theirs = recorded('users.json', 'GET', /^\/v1\/users$/)
    expect(keys(ours)).toEqual(keys(theirs))
    expect(keys(firstResult(ours))).toEqual(keys(firstResult(theirs)))
    expect(keys(await answered('GET', '/v1/users/me'))).toEqual(keys(recorded('users.json', 'GET', /\/me$/)))
  })

  it('errors read the same but for ids', async () => {
    const same = ['object', 'status', 'code'] as const
    const file = 'errors-2025-09-03.json'
    const nobody = '00000000-0000-0000-0000-000000000000'
    const pairs = [
      [recorded(file, 'GET', /invalid$/), await answered('GET', '/v1/invalid')],
      [
        recorded(file, 'GET', /users$/),
        await answered('GET', '/v1/users', { authorization: 'Bearer wrong' }),
      ],
      [recorded(file, 'GET', /pages/), await answered('GET', `/v1/pages/${nobody}`)],
      [
        recorded('error-400-uuid.json', 'GET', /pages/),
        await answered('GET', '/v1/pages/12345678-1234-1234-1234-123456789abc'),
      ],
    ] as const
    for (const [theirs, ours] of pairs) {
      expect(keys(ours)).toEqual(keys(theirs))
      for (const key of same) expect(ours[key]).toBe(theirs[key])
      expect(String(ours.message).replace(/integration ".*"/, '')).toBe(
        String(theirs.message).replace(/integration ".*"/, ''),
      )
    }
  })

  it('queued failures have the documented fields', async () => {
    const cases = z.object({
      cases: z.array(z.object({ response: z.object({ status: z.number(), body: json }) })),
    })
    const text = readFileSync(join(folder, 'errors.synthetic.json'), 'utf8')
    const kinds = new Map([
      [429, 'rateLimited'],
      [529, 'overloaded'],
      [409, 'conflict'],
    ] as const)
    for (const { response } of cases.parse(JSON.parse(text)).cases) {
      const kind = [...kinds].find(([status]) => status === response.status)?.[1]
      if (kind === undefined) throw new Error(`no fault for ${response.status}`)
      notion.control.addFault({ kind })
      const ours = await answered('GET', '/v1/users/me')
      expect(keys(ours)).toEqual(keys(response.body))
      expect([ours.code, ours.message]).toEqual([response.body.code, response.body.message])
    }
  })

  it('webhook events have the same keys for the same types', async () => {
    const deliveries = z.object({ deliveries: z.array(z.object({ body: z.string() })) })
    const text = readFileSync(join(folder, 'webhooks.synthetic.json'), 'utf8')
    const theirs = deliveries
      .parse(JSON.parse(text))
      .deliveries.map(({ body }) => json.parse(JSON.parse(body)))
    notion.control.setWebhook({ url: 'http://127.0.0.1:9/' })
    const { id: page } = await notion.control.createPage({ source: 'projects', values: { Name: 'Brief' } })
    await notion.control.editPage({ page, values: { Budget: 1 } })
    await notion.control.trashPage({ page })
    await notion.control.restorePage({ page })
    await notion.control.renameProperty({ source: 'projects', property: 'Budget', name: 'Cost' })
    for (const delivery of notion.control.deliveries()) {
      const known = theirs.find(({ type }) => type === delivery.type)
      const ours = json.parse(JSON.parse(delivery.body))
      expect(keys(ours)).toEqual(keys(known))
      expect(keys(ours.data)).toEqual(keys(known?.data))
      expect(keys(json.parse(ours.data).parent)).toEqual(keys(json.parse(known?.data).parent))
    }
    expect(notion.control.deliveries()).toHaveLength(5)
  })
})
