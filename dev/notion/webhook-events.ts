import { uuidOf } from './identifiers.ts'
import type { Change, Store } from './store.ts'

/** One event as the service describes it; a delivery adds `attempt_number`. Values are never in it. */
export interface WebhookEvent {
  id: string
  timestamp: string
  workspace_id: string
  workspace_name: string
  subscription_id: string
  integration_id: string
  type: string
  authors: readonly { id: string; type: string }[]
  api_version: string
  entity: { id: string; type: string }
  data: Readonly<Record<string, unknown>>
}

export function eventOf(store: Store, change: Change): WebhookEvent {
  const { source, page, properties } = change
  const database = { id: source.databaseId, type: 'database' }
  const parent = page === null ? database : { ...database, data_source_id: source.dataSourceId }
  return envelope(store, {
    type: change.type,
    authors: [change.author],
    entity: page === null ? { id: source.dataSourceId, type: 'data_source' } : { id: page.id, type: 'page' },
    data: properties === null ? { parent } : { parent, updated_properties: properties },
  })
}

export type EventBody = Pick<WebhookEvent, 'type' | 'authors' | 'entity' | 'data'>

export function envelope(store: Store, { type, authors, entity, data }: EventBody): WebhookEvent {
  return {
    id: uuidOf(store.seed, `event|${store.nextNumber()}`),
    timestamp: store.clock.now().toISOString(),
    workspace_id: store.workspace.id,
    workspace_name: store.workspace.name,
    subscription_id: uuidOf(store.seed, 'webhook subscription'),
    integration_id: store.bot.id,
    type,
    authors,
    api_version: '2026-03-11',
    entity,
    data,
  }
}
