import { Client, isFullDatabase, LogLevel } from '@notionhq/client'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type NotionStandIn, startNotion } from '../../dev/notion/index.ts'

const size = { programs: 2, projects: 4, budgetLines: 8, risks: 4, actions: 4 }
let notion: NotionStandIn
let client: Client
let page: string

beforeEach(async () => {
  notion = await startNotion({ size, now: () => new Date('2026-11-20T10:20:30.456Z') })
  const { url: baseUrl, token: auth } = notion
  client = new Client({ auth, baseUrl, notionVersion: '2026-03-11', retry: false, logLevel: LogLevel.ERROR })
  page = notion.control.rows({ source: 'projects' })[0]?.id ?? ''
})

afterEach(() => notion.close())

async function editedTime(): Promise<unknown> {
  const found = await client.pages.retrieve({ page_id: page })
  return 'last_edited_time' in found ? found.last_edited_time : undefined
}

it('rounds the times of pages and data sources down to the minute', async () => {
  notion.control.setClock({ at: '2026-11-20T10:31:59.999Z' })
  await notion.control.editPage({ page, values: { Budget: 1 } })
  expect(await editedTime()).toBe('2026-11-20T10:31:00.000Z')
  expect(notion.control.row({ page }).editedAt).toBe('2026-11-20T10:31:59.999Z')
})

it('gives a database its milliseconds and another way to write the offset', async () => {
  const database = await client.databases.retrieve({ database_id: notion.sources.risks })
  if (!isFullDatabase(database)) throw new Error('partial database')
  expect(database.last_edited_time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:30\.456\+00:00$/)
})

it('shows no change when a page is trashed and restored within the minute of its last edit', async () => {
  notion.control.setClock({ at: '2026-11-20T11:00:05.000Z' })
  await notion.control.editPage({ page, values: { Budget: 1 } })
  const before = await editedTime()
  notion.control.advanceClock({ ms: 20_000 })
  await notion.control.trashPage({ page })
  notion.control.advanceClock({ ms: 20_000 })
  await notion.control.restorePage({ page })
  expect(await editedTime()).toBe(before)
  notion.control.advanceClock({ ms: 20_000 })
  await notion.control.trashPage({ page })
  expect(await editedTime()).toBe('2026-11-20T11:01:00.000Z')
})

it('leaves the times of pages alone when the schema changes or sharing changes', async () => {
  const before = await editedTime()
  notion.control.setClock({ at: '2026-11-21T08:00:00.000Z' })
  await notion.control.renameProperty({ source: 'projects', property: 'Budget', name: 'Total budget' })
  notion.control.unsharePage({ page })
  notion.control.sharePage({ page })
  expect(await editedTime()).toBe(before)
})

it('runs on from its source when the set clock is let go', async () => {
  notion.control.setClock({ at: '2027-01-01T00:00:00.000Z' })
  notion.control.setClock({ at: null })
  await notion.control.editPage({ page, values: { Budget: 2 } })
  expect(await editedTime()).toBe('2026-11-20T10:20:00.000Z')
})
