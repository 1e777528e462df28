import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  DataSource,
  ErrorBody,
  Page,
  PropertyValue,
  QueryAnswer,
} from '../../../../../functions/domain/sync/notion/api.ts'
import { contentHash } from '../../../../../functions/domain/sync/notion/content-hash.ts'
import { isSignedBy } from '../../../../../functions/domain/sync/notion/signature.ts'
import {
  dayOf,
  numberOf,
  optionOf,
  peopleOf,
  rangeOf,
  relationOf,
  textOf,
} from '../../../../../functions/domain/sync/notion/values.ts'

const folder = join(import.meta.dirname, '../../../../../../shared/fixtures/notion')
const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'))

const Exchanges = z.looseObject({
  exchanges: z.array(
    z.looseObject({
      request: z.looseObject({ path: z.string() }),
      response: z.looseObject({ status: z.number(), body: z.unknown() }),
    }),
  ),
})
const bodies = (file: string, path: RegExp) =>
  Exchanges.parse(read(file))
    .exchanges.filter(({ request }) => path.test(request.path))
    .map(({ response }) => response.body)

const queries = [
  'all-property-types.json',
  'date-queries.json',
  'formula-queries.json',
  'number-queries.json',
  'select-queries.json',
]

describe.runIf(existsSync(folder))('recorded answers of Notion', () => {
  it.each(queries)('are understood: rows of %s', async (file) => {
    const rows = bodies(file, /\/query$/).flatMap((body) => QueryAnswer.parse(body).results)
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(contentHash(Page.parse(row))).toMatch(/^[0-9a-f]{64}$/)
  })

  it('give a value for every type that a field can be read from', () => {
    const [answer] = bodies('all-property-types.json', /\/query$/)
    const page = Page.parse(QueryAnswer.parse(answer).results[0])
    const value = (name: string) => PropertyValue.parse(page.properties[name])
    expect(textOf(value('Title'))).toBe('Item 2')
    expect(textOf(value('Text'))).toBe('Text 2')
    expect(textOf(value('ID'))).toBe('3')
    expect(textOf(value('URL'))).toBeNull()
    expect(textOf(value('Formula'))).toBeNull()
    expect(numberOf(value('Number'))).toBe(2)
    expect(numberOf(value('Rollup'))).toBe(0)
    expect(optionOf(value('Select'))).toBeNull()
    expect(optionOf(value('Status'))).toBe('Not started')
    expect(rangeOf(value('Date'))).toBeNull()
    expect(dayOf(rangeOf(value('Created time'))?.start ?? '')).toBe('2026-06-26')
    expect(peopleOf(value('People'))).toEqual({ names: [], unknown: [] })
    expect(peopleOf(value('Created by'))?.names).toHaveLength(1)
    expect(relationOf(value('Relation'))).toEqual([])
  })

  it('give the day of a time in the zone it was written in', () => {
    const rows = bodies('date-queries.json', /\/query$/).flatMap((body) => QueryAnswer.parse(body).results)
    const days = rows.flatMap((row) => {
      const range = rangeOf(PropertyValue.parse(Page.parse(row).properties['Date']))
      return range ? [dayOf(range.start)] : []
    })
    expect(new Set(days)).toContain('2026-06-27')
    expect(days).not.toContain(undefined)
  })

  it('are understood: schemas', () => {
    const sources = bodies('schema-add-del-update.json', /\/data_sources\/[^/]+$/).map((body) =>
      DataSource.parse(body),
    )
    expect(sources.length).toBeGreaterThan(3)
  })

  it.each(['error-400-uuid.json', 'error-404-page.json', 'errors-2025-09-03.json'])(
    'are understood: %s',
    (file) => {
      for (const body of bodies(file, /./)) expect(ErrorBody.parse(body).code).toMatch(/^[a-z_]+$/)
    },
  )

  const Deliveries = z.looseObject({
    verification_token: z.string(),
    deliveries: z.array(
      z.looseObject({
        name: z.string(),
        headers: z.looseObject({ 'x-notion-signature': z.string().optional() }),
        body: z.string(),
        expect: z.looseObject({ accepted: z.boolean().optional() }),
      }),
    ),
  })

  it('are signed as the signature check expects', async () => {
    const { verification_token: token, deliveries } = Deliveries.parse(read('webhooks.synthetic.json'))
    for (const { name, headers, body, expect: expected } of deliveries) {
      const signed = await isSignedBy(token, new TextEncoder().encode(body), headers['x-notion-signature'])
      expect([name, signed]).toEqual([name, expected.accepted === true])
    }
  })
})
