import { z } from 'zod'
import type { DirtyRow } from './generate/dirty.ts'
import { parseUuid } from './identifiers.ts'
import { roles } from './schema.ts'
import type { World } from './serve.ts'
import { type Page, type Source, sourceList, type Store } from './store.ts'
import type { WebhookSender } from './webhooks.ts'

export interface ControlScope {
  world: World
  webhooks: WebhookSender
  dirtyRows: readonly DirtyRow[]
}

/** A role such as `projects`, or a database or data source id. */
export const sourceName = z.string().min(1)
export const pageId = z.string().min(1)

export function getSource(store: Store, name: string): Source {
  const role = roles.find((one) => one === name)
  if (role !== undefined) return store.sources[role]
  const id = parseUuid(name)
  const source = sourceList(store).find((one) => one.databaseId === id || one.dataSourceId === id)
  if (source === undefined) throw new Error(`there is no source ${name}`)
  return source
}

/** Any page, also one that is trashed or not shared. */
export function getPage(store: Store, id: string): Page {
  const page = store.pages.get(parseUuid(id) ?? id)
  if (page === undefined) throw new Error(`there is no page ${id}`)
  return page
}

/** The person at whose hands changes made through the control interface happen. */
export function editor(store: Store): { id: string; type: 'person' } {
  return { id: store.people[0]?.id ?? store.bot.id, type: 'person' }
}
