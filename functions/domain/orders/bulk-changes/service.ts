import { authorise } from '#domain/identity'
import { startRun } from '#domain/jobs'
import { notify } from '#domain/notifications'
import { write } from '../../../db/write.ts'
import type { Ctx } from '../../context.ts'
import { DomainError, invalid, notFound } from '../../errors.ts'
import type { BulkChange, BulkPreview, BulkSelection, NewBulkChange } from './contract.ts'
import * as repository from './repository.ts'
import { type BulkAction, ordersAtOnce, preview, refusals, undoableUntil, undoMinutes } from './rules.ts'

export const jobKey = 'order-bulk-change'

const rowsKeptMs = 24 * 3_600_000

/** What the change would do now, without doing it, in one round trip. Throws invalid at `action.assigneeId`. */
export async function previewBulkChange(ctx: Ctx, change: NewBulkChange): Promise<BulkPreview> {
  authorise(ctx, 'lead')
  const [{ rows: tallies }, { rows }] = await ctx.db.batch([
    repository.tally(ctx.db, change.selection, change.action),
    repository.readAssignable(ctx.db, change.action),
  ])
  if (!rows[0]?.assignable) throw nobodyThere()
  const found = tallies.reduce((sum, { count }) => sum + count, 0)
  return preview(change.action, tallies, askedFor(change.selection, found) - found)
}

const askedFor = (selection: BulkSelection, found: number) =>
  'ids' in selection ? new Set(selection.ids).size : found

/**
 * Changes the chosen orders: up to a thousand before it answers, in one round trip, more by a job that it starts. Sent again with the
 * same id it answers the same change. Throws invalid at `action.assigneeId`.
 */
export async function createBulkChange(ctx: Ctx, change: NewBulkChange): Promise<BulkChange> {
  authorise(ctx, 'lead')
  const { id, selection } = change
  const at = ctx.now().toISOString()
  const before = new Date(ctx.now().getTime() - rowsKeptMs).toISOString()
  const [, , , , , , , { rows }] = await write(ctx, [
    repository.queueUp(ctx.db, id),
    repository.freeze(ctx.db, { ...change, requestedBy: ctx.actor.id, at }),
    ...repository.lockNext(ctx.db, inRequest(id, at)),
    repository.workNext(ctx.db, inRequest(id, at), 'running'),
    repository.prune(ctx.db, before),
    repository.readChange(ctx.db, id),
  ])
  const row = rows[0]
  if (!row) throw nobodyThere()
  await goOn(ctx, row, 'ids' in selection ? selection.ids : undefined)
  return toChange(row)
}

/** One more than there can be, so that the end is seen. */
const inRequest = (id: string, at: string) => ({ id, at, orders: ordersAtOnce + 1, atMost: ordersAtOnce })

const nobodyThere = () =>
  invalid([{ path: 'action.assigneeId', message: 'There is no such person any more. Choose somebody else.' }])

/** State and progress. Throws not_found. */
export async function getBulkChange(ctx: Ctx, id: string): Promise<BulkChange> {
  authorise(ctx, 'lead')
  const { rows } = await repository.readChange(ctx.db, id)
  if (!rows[0]) throw notFound('bulk change')
  return toChange(rows[0])
}

/** Stops a change, or its undoing: what is done stays, and can be undone. Asked again, or too late, it changes nothing. Throws not_found. */
export async function cancelBulkChange(ctx: Ctx, id: string): Promise<BulkChange> {
  authorise(ctx, 'lead')
  return toChange(await closeBulkChange(ctx, id))
}

/** The same for whoever has cancelled the run that works on it. */
export async function closeBulkChange(ctx: Ctx, id: string): Promise<repository.ChangeRow> {
  const at = ctx.now().toISOString()
  const [, { rows }] = await write(ctx, [
    repository.cancel(ctx.db, { id, at }),
    repository.readChange(ctx.db, id),
  ])
  const row = rows[0]
  if (!row) throw notFound('bulk change')
  await announce(ctx, row)
  return row
}

/**
 * Gives the orders their old values back, save those that others have changed since. A change that still runs is stopped. Asked again it
 * changes nothing. Throws not_found, and conflict ten minutes after the change ended.
 */
export async function undoBulkChange(ctx: Ctx, id: string): Promise<BulkChange> {
  authorise(ctx, 'lead')
  const at = ctx.now().toISOString()
  const since = new Date(ctx.now().getTime() - undoMinutes * 60_000).toISOString()
  const [, , , , , { rows }] = await write(ctx, [
    repository.beginUndo(ctx.db, { id, by: ctx.actor.id, since }),
    ...repository.lockNext(ctx.db, inRequest(id, at)),
    repository.workNext(ctx.db, inRequest(id, at), 'undoing'),
    repository.readChange(ctx.db, id),
  ])
  const row = rows[0]
  if (!row) throw notFound('bulk change')
  if (row.state === 'done' || row.state === 'cancelled') throw tooLate()
  await goOn(ctx, row)
  return toChange(row)
}

const tooLate = () =>
  new DomainError(
    'conflict',
    `A bulk change can be undone within ${undoMinutes} minutes. Make another one that sets the old values.`,
  )

/** Leaves to the job what is not finished, and tells who has to know of what is. `orderIds`: all that can have changed. */
async function goOn(ctx: Ctx, row: repository.ChangeRow, orderIds?: string[]): Promise<void> {
  if (row.state === 'running' || row.state === 'undoing') {
    await startRun(ctx, { jobKey, mode: 'full', subject: row.id })
  }
  await announce(ctx, row, orderIds)
}

/** Tells open pages, and once the person to whom orders were assigned. */
export async function announce(ctx: Ctx, row: repository.ChangeRow, orderIds?: string[]): Promise<void> {
  await Promise.all([
    announceProgress(ctx, row.id),
    row.changed > 0 ? ctx.live.publish({ topic: 'orders', ...(orderIds && { ids: orderIds }) }) : undefined,
    tellAssignee(ctx, row),
  ])
}

export const announceProgress = (ctx: Ctx, id: string) =>
  ctx.live.publish({ topic: 'order-bulk-changes', ids: [id] })

async function tellAssignee(ctx: Ctx, row: repository.ChangeRow): Promise<void> {
  const { state, assigneeId, requestedBy, changed } = row
  if (
    (state !== 'done' && state !== 'cancelled') ||
    changed === 0 ||
    assigneeId === null ||
    assigneeId === requestedBy
  )
    return
  await notify(ctx, {
    to: { userIds: [assigneeId] },
    kind: 'assignment',
    title: changed === 1 ? 'An order was assigned to you' : `${changed} orders were assigned to you`,
    body: `${row.requestedByName} assigned them in one go.`,
    link: `/orders?assignee=${assigneeId}`,
    incident: `order-bulk-change:${row.id}`,
  })
}

function toChange(row: repository.ChangeRow): BulkChange {
  const { kind, status, reason, assigneeId, refused, requestedBy, undoneBy, ...rest } = row
  const action: BulkAction =
    kind === 'status' && status ? { kind: 'status', status, reason } : { kind: 'assign', assigneeId }
  return { ...rest, action, refused: refusals(action, refused), undoableUntil: undoableUntil(row) }
}
