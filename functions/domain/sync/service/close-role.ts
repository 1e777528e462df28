import { notify } from '#domain/notifications'
import { write } from '../../../db/write.ts'
import type { NotionRole } from '../contract.ts'
import { deleteUnseen } from '../repository/pages.ts'
import type { Reading, SyncCursor } from './cursor.ts'
import type { SyncStep } from './sync-step.ts'

/** All rows of a role are read: a full run deletes those that it did not meet. Answers what the run has to remember of the role. */
export async function closeRole(
  step: SyncStep<SyncCursor>,
  role: NotionRole,
  reading: Reading,
): Promise<SyncCursor> {
  const { cursor, input } = step
  const swept =
    input.mode === 'full' ? await sweep(step, role, reading.openedAt) : { deleted: 0, refused: false }
  step.counts.deleted += swept.deleted
  const changed = reading.changed + swept.deleted
  input.note('info', `${role}: ${reading.read} read, ${changed} changed`)
  const complete = input.mode === 'full' && !swept.refused
  return {
    ...cursor,
    todo: cursor.todo.slice(1),
    reading: null,
    marks: [...cursor.marks, { role, watermark: reading.watermark, complete }],
    changed: cursor.changed + swept.deleted,
  }
}

async function sweep(step: SyncStep<SyncCursor>, role: NotionRole, openedAt: string) {
  const { ctx, cursor } = step
  const [{ rows }] = await write(ctx, [deleteUnseen(ctx.db, { role, sweepId: cursor.sweepId, openedAt })])
  const { live = 0, gone = 0, deleted = 0 } = rows[0] ?? {}
  const refused = gone > deleted
  if (refused) await raiseAlert(step, role, { live, gone })
  return { deleted, refused }
}

/** One alert for as long as the rows stay away: the next complete sweep begins another incident. */
async function raiseAlert(
  { ctx, input, watermarks }: SyncStep<SyncCursor>,
  role: NotionRole,
  { live, gone }: { live: number; gone: number },
): Promise<void> {
  const what = `${gone} of ${live} rows of ${role} are not in Notion any more`
  input.note('warn', `${role}: ${what}; that many are not deleted at once, they are kept`, { live, gone })
  ctx.log.warn('notion_mass_delete_refused', { role, live, gone })
  const since = watermarks.find((mark) => mark.role === role)?.fullySyncedAt ?? 'never'
  await notify(ctx, {
    to: { level: 'admin' },
    kind: 'data_quality',
    title: what,
    body: 'They are kept here. See in Notion whether the integration may still read that database, and run a full sync again; or confirm that they may be deleted.',
    link: `/pipelines/notion/runs/${input.runId}`,
    incident: `notion_vanished:${role}:${since}`,
  })
}
