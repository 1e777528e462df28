import { z } from 'zod'
import type { NotionRole } from '../contract.ts'
import { Database, DataSource, Page, QueryAnswer } from './api.ts'
import type { NotionClient } from './client.ts'
import { UpstreamRefusal } from '../../upstream.ts'
import { failed, notShared, SourceRefusal } from './failures.ts'
import { after, type Position, restarted } from './paging.ts'

/**
 * The data source that a configured id names: its own, or that of a database with exactly one. Throws `SourceRefusal` with what to
 * do when the id is not shared, not an id, or ambiguous.
 */
export async function resolveSource(client: NotionClient, role: NotionRole, id: string): Promise<string> {
  const path = `databases/${encodeURIComponent(id)}`
  const database = await unlessRefused(client.call(Database, { method: 'GET', path }))
  if (!database) return (await readSource(client, { role, configuredId: id, dataSourceId: id })).id
  const [only, ...others] = database.data_sources
  if (!only) throw notShared(role, id)
  if (others.length === 0) return only.id
  const choice = database.data_sources.map((source) => `${source.name} (${source.id})`).join(', ')
  throw new SourceRefusal(
    `The database “${id}” has several data sources. Name one for ${role} in NOTION_SOURCES: ${choice}.`,
  )
}

export interface RoleSource {
  role: NotionRole
  configuredId: string
  dataSourceId: string
}

/** The schema of a data source. Throws `SourceRefusal` when it is not there to be read. */
export async function readSource(client: NotionClient, at: RoleSource): Promise<DataSource> {
  const { role, configuredId, dataSourceId } = at
  const path = `data_sources/${encodeURIComponent(dataSourceId)}`
  const source = await unlessRefused(client.call(DataSource, { method: 'GET', path }))
  if (!source) throw notShared(role, configuredId)
  if (source.in_trash)
    throw new SourceRefusal(`The source of ${role} is in the trash of Notion. Restore it there.`)
  return source
}

/**
 * The newest edit of a data source, null when it is empty. Asked before its rows are read, it is a safe next watermark:
 * whatever is edited while they are read has this time or a later one.
 */
export async function newestEdit(client: NotionClient, dataSourceId: string): Promise<string | null> {
  const sorts = [{ timestamp: 'last_edited_time', direction: 'descending' }]
  const answer = await query(client, dataSourceId, () => ({ sorts, page_size: 1 }))
  const page = Page.safeParse(answer.results[0])
  return page.success ? page.data.last_edited_time : null
}

export interface Batch {
  /** Rows that are new to this read, each once. */
  pages: Page[]
  /** Every row that Notion showed, also those that could not be understood. */
  shownIds: string[]
  unreadable: number
  /** Where to go on; null after the last row. */
  next: Position | null
}

export interface ReadFrom {
  dataSourceId: string
  /** Only rows edited at this time or later; null for all. */
  since: string | null
  position: Position
}

/** The rows at a position, oldest first. A cursor that Notion no longer takes makes the read start its window again. Throws `SourceRefusal` when access was lost. */
export async function readBatch(client: NotionClient, from: ReadFrom): Promise<Batch> {
  try {
    return await readAt(client, from)
  } catch (error) {
    if (!(error instanceof UpstreamRefusal)) throw error
    if (error.status === 404) throw new SourceRefusal(`Notion: ${error.message}`)
    if (error.status !== 400 || from.position.startCursor === null) throw failed(`Notion: ${error.message}`)
    return readAt(client, { ...from, position: restarted(from.position) })
  }
}

const pageSize = 100
const Shown = z.object({ object: z.literal('page'), id: z.guid() })

async function readAt(client: NotionClient, { dataSourceId, since, position }: ReadFrom): Promise<Batch> {
  const answer = await query(client, dataSourceId, (attempt) => ({
    filter: filterOf(since, position.createdFrom),
    sorts: [{ timestamp: 'created_time', direction: 'ascending' }],
    start_cursor: position.startCursor ?? undefined,
    page_size: pageSize >> attempt,
  }))
  // A wiki's query also answers data sources; only pages are rows.
  const shown = answer.results.flatMap((row) => Shown.safeParse(row).data ?? [])
  const rows = answer.results.flatMap((row) => Page.safeParse(row).data ?? [])
  const fresh = rows.filter(({ id }) => !position.overlap.includes(id))
  const next = after(position, {
    rows,
    nextCursor: answer.next_cursor,
    hasMore: answer.has_more,
    incomplete: answer.request_status?.type === 'incomplete',
  })
  return {
    pages: [...new Map(fresh.map((page) => [page.id, page])).values()],
    shownIds: shown.map(({ id }) => id),
    unreadable: shown.length - rows.length,
    next,
  }
}

const query = (client: NotionClient, dataSourceId: string, body: (attempt: number) => object) =>
  client.call(QueryAnswer, { method: 'POST', path: `data_sources/${dataSourceId}/query`, body })

function filterOf(since: string | null, createdFrom: string | null): object | undefined {
  const filters = [
    since && { timestamp: 'last_edited_time', last_edited_time: { on_or_after: since } },
    createdFrom && { timestamp: 'created_time', created_time: { on_or_after: createdFrom } },
  ].filter((filter) => filter !== null && filter !== '')
  return filters.length > 1 ? { and: filters } : filters[0]
}

/** What Notion shows of a page: the page, also one in the trash; nothing; or something that cannot be understood. */
export type Glimpse = { kind: 'page'; page: Page } | { kind: 'gone' } | { kind: 'unreadable' }

export async function readPage(client: NotionClient, id: string): Promise<Glimpse> {
  const path = `pages/${encodeURIComponent(id)}`
  const shown = await unlessRefused(client.call(z.unknown(), { method: 'GET', path }))
  if (shown === null) return { kind: 'gone' }
  const page = Page.safeParse(shown)
  return page.success ? { kind: 'page', page: page.data } : { kind: 'unreadable' }
}

/** Notion says "not found" of what is not shared, and "not valid" of what is no id of that kind. */
async function unlessRefused<Answer>(call: Promise<Answer>): Promise<Answer | null> {
  try {
    return await call
  } catch (error) {
    if (error instanceof UpstreamRefusal && (error.status === 404 || error.status === 400)) return null
    throw error
  }
}
