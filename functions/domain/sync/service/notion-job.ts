import { uuidv7 } from 'uuidv7'
import { authorise } from '#domain/identity'
import type { JobDefinition, StepInput } from '#domain/jobs/contract.ts'
import { write } from '../../../db/write.ts'
import type { Ctx } from '../../context.ts'
import { notionRoles } from '../contract.ts'
import { createNotionClient } from '../notion/client.ts'
import { moveWatermarks, readSetup } from '../repository/setup.ts'
import { listOpenEvents } from '../repository/webhook.ts'
import { blockedReason } from './blocked.ts'
import { closeRole } from './close-role.ts'
import { SyncCursor } from './cursor.ts'
import { settleEventsSoon } from './events-run.ts'
import { finishRun } from './finish.ts'
import { openRole } from './open-role.ts'
import { readRows } from './read-rows.ts'
import { noCounts, type SyncStep, takeSteps } from './sync-step.ts'

/**
 * Brings the rows of the configured Notion databases here. Incremental: rows edited since the watermark, with some minutes of overlap.
 * Full: all rows, and those that are gone are deleted. At least once: a row may be read several times and is written when it differs.
 */
export const notionJob: JobDefinition<SyncCursor> = {
  key: 'notion',
  title: 'Notion sync',
  description: 'Programs, projects, budget lines, risks and actions from Notion.',
  cursor: SyncCursor,
  blocked: blockedReason,
  async step(ctx, input) {
    authorise(ctx, 'lead')
    const step = await begin(ctx, input)
    return takeSteps(step, () => advance(step))
  },
}

async function begin(ctx: Ctx, input: StepInput<SyncCursor>): Promise<SyncStep<SyncCursor>> {
  const fresh: SyncCursor = {
    sweepId: uuidv7(),
    todo: notionRoles.filter((role) => ctx.config.NOTION_SOURCES[role]),
    reading: null,
    marks: [],
    changed: 0,
  }
  const setup = await readSetup(ctx.db)
  const client = createNotionClient(ctx)
  return { ctx, input, client, ...setup, cursor: input.cursor ?? fresh, counts: noCounts() }
}

/** One move of the run. Answers true when it is done. */
async function advance(step: SyncStep<SyncCursor>): Promise<boolean> {
  const { ctx, cursor, input } = step
  const [role] = cursor.todo
  if (!role) {
    await finishRun(ctx, { changed: cursor.changed, again: input.mode === 'full' })
    const [, waiting] = await write(ctx, [moveWatermarks(ctx.db, cursor.marks), listOpenEvents(ctx.db, 1)])
    if (waiting.length > 0) await settleEventsSoon(ctx)
    return true
  }
  if (!cursor.reading) step.cursor = { ...cursor, reading: await openRole(step, role) }
  else if (cursor.reading.position) await readRows(step, role, cursor.reading)
  else step.cursor = await closeRole(step, role, cursor.reading)
  return false
}
