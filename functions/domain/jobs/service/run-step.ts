import { authorise } from '#domain/identity'
import type { Actor } from '#domain/identity/contract.ts'
import { write } from '../../../db/write.ts'
import type { Ctx, JobMessage } from '../../context.ts'
import type { JobDefinition, JobMode, LogLine, RunState } from '../contract.ts'
import { type Place, type StepEnd, takeStep } from '../repository/steps.ts'
import { errorText, keptLines, leaseMs, secretsOf, stepTimeMs } from '../rules.ts'
import { announce } from './announce.ts'
import { findDefinition } from './definitions.ts'
import { settleStep } from './settle-step.ts'
import { badEnd, goodEnd, refusedEnd } from './step-end.ts'

interface Taken extends Place {
  mode: JobMode
  cursor: unknown
}

/**
 * Does what one message asks for: takes the step, runs it, records its end and enqueues the next. Answers the run's
 * state, or `skipped` when the step is done, taken or not wanted any more: a second delivery changes nothing. Throws
 * only when the database cannot be reached; then the message should come again, and what was taken is freed by a
 * later tick.
 */
export async function runStep(ctx: Ctx, message: JobMessage): Promise<RunState | 'skipped'> {
  authorise(ctx, 'admin')
  const now = ctx.now()
  const until = new Date(now.getTime() + leaseMs).toISOString()
  const [[taken]] = await write(ctx, [takeStep(ctx.db, message, { now: now.toISOString(), until })])
  if (!taken) return 'skipped'
  if (taken.step === 0 && taken.attempts === 1) await announce(ctx, taken.jobKey, taken.runId)
  const end = await tryStep({ ...ctx, actor: stepActor(taken.jobKey) }, taken, now)
  return (await settleStep(ctx, taken, end)) ?? 'skipped'
}

const stepActor = (jobKey: string): Actor => ({
  kind: 'system',
  id: `system:${jobKey}`,
  name: jobKey,
  role: 'admin',
})

async function tryStep(ctx: Ctx, taken: Taken, started: Date): Promise<StepEnd> {
  const span = () => ({ startedAt: started.toISOString(), endedAt: ctx.now().toISOString() })
  const definition = findDefinition(ctx, taken.jobKey)
  if (!definition) return refusedEnd('This job does not exist any more.', span())
  const obstacle = findObstacle(ctx, definition, taken.cursor)
  if (obstacle !== null) return refusedEnd(obstacle, span())
  const secrets = secretsOf(ctx.config)
  const lines: LogLine[] = []
  const record = () => ({ ...span(), lines: keptLines(lines, secrets) })
  try {
    const result = await definition.step(ctx, stepInput(ctx, taken, { started, lines }))
    return goodEnd(taken, result, record())
  } catch (error) {
    return badEnd(taken, errorText(error, secrets), record())
  }
}

/** What no further try would change. */
function findObstacle(ctx: Ctx, definition: JobDefinition, cursor: unknown): string | null {
  if (cursor !== null && !definition.cursor.safeParse(cursor).success) {
    return 'The stored position does not fit this version of the job. Start a new run.'
  }
  return definition.blocked(ctx)
}

const stepInput = (ctx: Ctx, taken: Taken, { started, lines }: { started: Date; lines: LogLine[] }) => ({
  runId: taken.runId,
  mode: taken.mode,
  subject: taken.subject,
  cursor: taken.cursor,
  note: (level: LogLine['level'], message: string, fields?: Record<string, unknown>) => {
    lines.push({ at: ctx.now().toISOString(), level, message, fields: fields ?? null })
  },
  outOfTime: () => ctx.now().getTime() - started.getTime() >= stepTimeMs,
})
