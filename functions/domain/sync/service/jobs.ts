import type { JobDefinition } from '#domain/jobs/contract.ts'
import { onDemand } from '../../on-demand.ts'
import { blockedReason } from './blocked.ts'
import { EventsCursor, SyncCursor } from './cursor.ts'
import { eventsJobKey } from './events-run.ts'

/**
 * Brings the rows of the configured Notion databases here. Incremental: rows edited since the watermark, with some minutes of overlap.
 * Full: all rows, and those that are gone are deleted. At least once: a row may be read several times and is written when it differs.
 * A database that cannot be read is left out, with what is known of it, and the run fails in part.
 */
export const notionJob: JobDefinition<SyncCursor> = {
  key: 'notion',
  title: 'Notion sync',
  description: 'Programs, projects, budget lines, risks and actions from Notion.',
  cursor: SyncCursor,
  blocked: blockedReason,
  step: onDemand(async () => (await import('./sync-notion.ts')).syncNotion),
}

/**
 * Reads the pages again that webhook events named. An event is only a sign that something happened: the page as it is now is the truth, so
 * that the order of events does not matter. Events that come while it runs are taken too.
 */
export const notionEventsJob: JobDefinition<EventsCursor> = {
  key: eventsJobKey,
  title: 'Notion changes',
  description: 'Pages that Notion said were changed, read again within a minute.',
  cursor: EventsCursor,
  blocked: blockedReason,
  step: onDemand(async () => (await import('./settle-events.ts')).settleNamedPages),
}
