import type { NotionRole } from '../contract.ts'
import { type Batch, readBatch } from '../notion/connector.ts'
import { isMapped, type RoleMapping } from '../notion/map.ts'
import type { Position } from '../notion/paging.ts'
import { completeRelations } from '../notion/relations.ts'
import type { Reading, SyncCursor } from './cursor.ts'
import { addCounts, type SyncStep } from './sync-step.ts'
import { mappingOf, writePages } from './write-pages.ts'

interface Source {
  role: NotionRole
  mapping: RoleMapping
  reading: Reading
}

/**
 * Reads rows of the open role and writes them, batch by batch, until they are all read or the time is up. While one batch is written the
 * next one is fetched. The cursor moves with every batch that is written.
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
    await keep(step, source, batch)
  }
}

async function fetchBatch(
  { client }: SyncStep<SyncCursor>,
  source: Source,
  position: Position,
): Promise<Batch> {
  const { dataSourceId, since } = source.reading
  const batch = await readBatch(client, { dataSourceId, since, position })
  const pages = []
  for (const page of batch.pages) pages.push(await completeRelations(client, page, isMapped(source.mapping)))
  return { ...batch, pages }
}

async function keep(step: SyncStep<SyncCursor>, { role, mapping }: Source, batch: Batch): Promise<void> {
  const { ctx, input, cursor, counts } = step
  const sweep = input.mode === 'full' ? { id: cursor.sweepId, shownIds: batch.shownIds } : undefined
  const written = await writePages(ctx, { role, mapping, pages: batch.pages, sweep })
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
