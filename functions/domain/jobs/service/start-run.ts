import { uuidv7 } from 'uuidv7'
import { authorise } from '#domain/identity'
import { write } from '../../../db/write.ts'
import type { Ctx } from '../../context.ts'
import { DomainError } from '../../errors.ts'
import type { JobMode, StartedRun } from '../contract.ts'
import * as repository from '../repository/starts.ts'
import { announce, enqueue } from './announce.ts'
import { getRunnable } from './definitions.ts'

export interface StartInput {
  jobKey: string
  mode: JobMode
  /** What a job `perSubject` is to work on. */
  subject?: string
  /** What asked for it; a person when left out. */
  trigger?: 'manual' | 'webhook'
}

/**
 * Starts a run, or joins the queued or running one of the same job: there is never more than one per job and
 * subject. Throws not_found, not_configured when the job cannot run here, and invalid when a subject is missing.
 */
export async function startRun(
  ctx: Ctx,
  { jobKey, mode, subject, trigger = 'manual' }: StartInput,
): Promise<StartedRun> {
  authorise(ctx, 'lead')
  const definition = getRunnable(ctx, jobKey)
  if (definition.perSubject && subject === undefined) throw withoutSubject(definition.title)
  const id = uuidv7()
  const run = {
    id,
    jobKey,
    mode,
    trigger,
    subject: subject ?? null,
    requestedBy: ctx.actor.id,
    at: ctx.now().toISOString(),
  }
  const [{ rows }] = await write(ctx, [repository.startRun(ctx.db, run)])
  const runId = rows[0]?.id ?? id
  const coalesced = runId !== id
  if (!coalesced) await enqueue(ctx, { runId, step: 0 })
  await announce(ctx, jobKey, runId)
  return { runId, coalesced }
}

const withoutSubject = (title: string) =>
  new DomainError('invalid', `${title} runs for one thing at a time. Start it where that thing is shown.`)
