import { authorise } from '#domain/identity'
import type { StepInput, StepResult } from '#domain/jobs/contract.ts'
import { write } from '../../../db/write.ts'
import type { Ctx } from '../../context.ts'
import { type NotionRole, notionRoles } from '../contract.ts'
import type { Page } from '../notion/api.ts'
import { createNotionClient } from '../notion/client.ts'
import { readPage } from '../notion/connector.ts'
import { isMapped } from '../notion/map.ts'
import { completeRelations } from '../notion/relations.ts'
import { deletePages } from '../repository/pages.ts'
import { readSetup } from '../repository/setup.ts'
import { listOpenEvents, settleEvents } from '../repository/webhook.ts'
import type { EventsCursor } from './cursor.ts'
import { finishRun } from './finish.ts'
import { addCounts, noCounts, type SyncStep, takeSteps } from './sync-step.ts'
import { mappingOf, preparePage, writePages } from './write-pages.ts'

type EventsStep = SyncStep<EventsCursor>

/** One step of the job `notion-events`. */
export async function settleNamedPages(
  ctx: Ctx,
  input: StepInput<EventsCursor>,
): Promise<StepResult<EventsCursor>> {
  authorise(ctx, 'lead')
  const setup = await readSetup(ctx.db)
  const cursor = input.cursor ?? { settled: 0, changed: 0, finished: false }
  const step = { ctx, input, client: createNotionClient(ctx), ...setup, cursor, counts: noCounts() }
  return takeSteps(step, () => advance(step))
}

const eventsAtOnce = 20

/** One move of the run. Answers true when no event is left and what follows from them is done. */
async function advance(step: EventsStep): Promise<boolean> {
  const { ctx, cursor, input } = step
  const events = await listOpenEvents(ctx.db, eventsAtOnce)
  if (events.length > 0) {
    const changed = await settle(step, events)
    step.cursor = {
      settled: cursor.settled + events.length,
      changed: cursor.changed + changed,
      finished: false,
    }
    return false
  }
  if (cursor.finished || cursor.settled === 0) return true
  await finishRun(ctx, { changed: cursor.changed, again: false })
  input.note('info', `${cursor.settled} events settled, ${cursor.changed} rows changed`)
  step.cursor = { ...cursor, finished: true }
  return false
}

/** Reads what the events name, writes it, and marks the events as done. Answers how many rows changed. */
async function settle(step: EventsStep, events: { id: string; entityId: string | null }[]): Promise<number> {
  const { ctx, counts } = step
  const found = await readNamed(step, [...new Set(events.flatMap(({ entityId }) => entityId ?? []))])
  let changed = 0
  for (const role of notionRoles) {
    const mapping = mappingOf(role, step.mappings)
    const ours = found.ours.filter((one) => one.role === role)
    if (ours.length === 0) continue
    const pages = ours.map(({ page }) => preparePage(page, role, mapping))
    changed += addCounts(counts, await writePages(ctx, { role, pages }))
  }
  const done = events.map(({ id }) => id)
  const [{ rows }] = await write(ctx, [deletePages(ctx.db, found.gone), settleEvents(ctx.db, done)])
  const deleted = rows[0]?.deleted ?? 0
  counts.read += found.ours.length + found.gone.length + found.unreadable.length
  counts.rejected += found.unreadable.length
  counts.deleted += deleted
  return changed + deleted
}

interface Named {
  ours: { role: NotionRole; page: Page }[]
  /** Not there any more, not shared any more, or moved to a database that is not ours. */
  gone: string[]
  /** Shown without their properties; what is known of them stays. */
  unreadable: string[]
}

const readsAtOnce = 5

async function readNamed(step: EventsStep, ids: string[]): Promise<Named> {
  const named: Named = { ours: [], gone: [], unreadable: [] }
  for (let at = 0; at < ids.length; at += readsAtOnce) {
    await Promise.all(ids.slice(at, at + readsAtOnce).map((id) => sortOut(step, id, named)))
  }
  return named
}

async function sortOut(
  { ctx, client, mappings, watermarks }: EventsStep,
  id: string,
  named: Named,
): Promise<void> {
  const glimpse = await readPage(client, id)
  if (glimpse.kind !== 'page') return void named[glimpse.kind].push(id)
  const { page } = glimpse
  const role = watermarks.find((mark) => mark.dataSourceId === page.parent.data_source_id)?.role
  if (role) {
    const isOurs = isMapped(mappingOf(role, mappings))
    named.ours.push({ role, page: await completeRelations(client, page, isOurs) })
    return
  }
  // Before the first sync of a role nobody knows its source; the page may be one that the sync will read.
  const configured = notionRoles.filter((one) => ctx.config.NOTION_SOURCES[one])
  if (configured.every((one) => watermarks.some((mark) => mark.role === one))) named.gone.push(id)
}
