import { uuidv7 } from 'uuidv7'
import { authorise } from '#domain/identity'
import type { StepInput, StepResult } from '#domain/jobs/contract.ts'
import { write } from '../../../db/write.ts'
import type { Ctx } from '../../context.ts'
import { type NotionRole, notionRoles } from '../contract.ts'
import { createNotionClient } from '../notion/client.ts'
import { SourceRefusal } from '../notion/failures.ts'
import { moveWatermarks, readSetup } from '../repository/setup.ts'
import { listOpenEvents } from '../repository/webhook.ts'
import { closeRole } from './close-role.ts'
import type { SyncCursor } from './cursor.ts'
import { settleEventsSoon } from './events-run.ts'
import { finishRun } from './finish.ts'
import { openRole } from './open-role.ts'
import { readRows } from './read-rows.ts'
import { noCounts, type SyncStep, takeSteps } from './sync-step.ts'

/** One step of the job `notion`. */
export async function syncNotion(ctx: Ctx, input: StepInput<SyncCursor>): Promise<StepResult<SyncCursor>> {
  authorise(ctx, 'lead')
  const step = await begin(ctx, input)
  return inPart(step, await takeSteps(step, () => advance(step)))
}

async function begin(ctx: Ctx, input: StepInput<SyncCursor>): Promise<SyncStep<SyncCursor>> {
  const fresh: SyncCursor = {
    sweepId: uuidv7(),
    todo: notionRoles.filter((role) => ctx.config.NOTION_SOURCES[role]),
    reading: null,
    marks: [],
    refused: [],
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
  try {
    await advanceRole(step, role)
  } catch (error) {
    if (!(error instanceof SourceRefusal)) throw error
    leaveOut(step, role, error.message)
  }
  return false
}

async function advanceRole(step: SyncStep<SyncCursor>, role: NotionRole): Promise<void> {
  const { cursor } = step
  if (!cursor.reading) step.cursor = { ...cursor, reading: await openRole(step, role) }
  else if (cursor.reading.position) await readRows(step, role, cursor.reading)
  else step.cursor = await closeRole(step, role, cursor.reading)
}

/** Neither is the role's watermark moved, nor is a row taken for one that is gone. */
function leaveOut(step: SyncStep<SyncCursor>, role: NotionRole, reason: string): void {
  const { cursor, input } = step
  input.note('error', `${role}: ${reason}`)
  step.cursor = {
    ...cursor,
    todo: cursor.todo.slice(1),
    reading: null,
    refused: [...cursor.refused, { role, reason }],
  }
}

function inPart(
  { cursor: { refused } }: SyncStep<SyncCursor>,
  result: StepResult<SyncCursor>,
): StepResult<SyncCursor> {
  if (result.cursor !== null || refused.length === 0) return result
  const left = refused.map(({ role }) => role).join(', ')
  const reasons = refused.map(({ reason }) => reason).join(' ')
  return { ...result, failure: `Everything was read but ${left}. ${reasons}` }
}
