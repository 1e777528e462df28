import type { NotionRole } from '../contract.ts'
import { type Batch, readBatch } from '../notion/connector.ts'
import { isMapped, type RoleMapping } from '../notion/map.ts'
import type { Position } from '../notion/paging.ts'
import { completeRelations } from '../notion/relations.ts'
import type { Reading, SyncCursor } from './cursor.ts'
import { addCounts, type SyncStep } from './sync-step.ts'
import { mappingOf, type PreparedPage, preparePage, writePages } from './write-pages.ts'

interface Source {
  role: NotionRole
  mapping: RoleMapping
  reading: Reading
}

type Prepared = Omit<Batch, 'pages'> & { pages: PreparedPage[] }

/**
 * Reads rows of the open role and writes them, batch by batch, until they are all read or the time is up. While one batch is written the
 * next one is fetched and made ready. The cursor moves with every batch that is written.
 */
export async function readRows(
  step: SyncStep<SyncCursor>,
  role: NotionRole,
  reading: Reading,
): Promise<void> {
  const source = { role, reading, mapping: mappingOf(role, step.mappings) }
  let { position } = reading
  let coming = position && fetchBatch(step, source, position)
  while (coming) {
    const batch = await coming
    position = batch.next
    coming = position && !step.input.outOfTime() ? fetchBatch(step, source, position) : null
    // When writing fails nobody waits for it any more; when it fails itself, the next turn hears of it.
    coming?.catch(() => {})
    await keep(step, role, batch)
  }
}

async function fetchBatch(
  { client }: SyncStep<SyncCursor>,
  { role, mapping, reading }: Source,
  position: Position,
): Promise<Prepared> {
  const { dataSourceId, since } = reading
  const batch = await readBatch(client, { dataSourceId, since, position })
  const isOurs = isMapped(mapping)
  const pages = []
  for (const page of batch.pages) {
    pages.push(preparePage(await completeRelations(client, page, isOurs), role, mapping))
  }
  return { ...batch, pages }
}

async function keep(step: SyncStep<SyncCursor>, role: NotionRole, batch: Prepared): Promise<void> {
  const { ctx, input, cursor, counts } = step
  const sweep = input.mode === 'full' ? { id: cursor.sweepId, shownIds: batch.shownIds } : undefined
  const written = await writePages(ctx, { role, pages: batch.pages, sweep })
  const changed = addCounts(counts, written)
  counts.read += batch.pages.length + batch.unreadable
  counts.rejected += batch.unreadable
  if (batch.unreadable > 0) {
    input.note(
      'warn',
      `${role}: ${batch.unreadable} rows came without their properties and were left as they are`,
    )
  }
  const reading = cursor.reading
  step.cursor = {
    ...cursor,
    changed: cursor.changed + changed,
    reading: reading && {
      ...reading,
      position: batch.next,
      read: reading.read + batch.pages.length,
      changed: reading.changed + changed,
    },
  }
}
