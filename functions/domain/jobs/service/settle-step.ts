import { notify } from '#domain/notifications'
import { write } from '../../../db/write.ts'
import type { Ctx } from '../../context.ts'
import type { RunState } from '../contract.ts'
import { type EndedStep, endStep, type Place, type StepEnd } from '../repository/steps.ts'
import { failureIncident, sentence } from '../rules.ts'
import { announce, enqueue } from './announce.ts'
import { closeSubject } from './close-subject.ts'
import { findDefinition } from './definitions.ts'

/**
 * Records how a step ended, then sends the message for what comes next. Answers undefined when the step was not there
 * to end any more.
 */
export async function settleStep(ctx: Ctx, place: Place, end: StepEnd): Promise<RunState | undefined> {
  const [{ rows }] = await write(ctx, [endStep(ctx.db, place, end)])
  const ended = rows[0]
  if (!ended) {
    ctx.log.warn('job_step_not_there', { runId: place.runId, step: place.step, attempt: place.attempts })
    return undefined
  }
  if (ended.state === 'running') {
    const delayMs = Date.parse(end.readyAt) - Date.parse(end.endedAt)
    await enqueue(ctx, { runId: place.runId, step: ended.step }, delayMs)
  }
  if (ended.state === 'cancelled') await closeSubject(ctx, place)
  if (ended.state === 'dead' || ended.state === 'failed') await alert(ctx, place, { end, ended })
  await announce(ctx, place.jobKey, place.runId)
  return ended.state
}

async function alert(
  ctx: Ctx,
  place: Place,
  { end, ended }: { end: StepEnd; ended: EndedStep },
): Promise<void> {
  const title = findDefinition(ctx, place.jobKey)?.title ?? place.jobKey
  const then = ended.state === 'dead' ? 'replay it' : 'start a new one'
  try {
    await notify(ctx, {
      to: { level: 'lead' },
      kind: 'job_failure',
      title: `${title} failed`,
      body: `${sentence(end.error ?? 'It ended with an error')} Look at the run, and ${then} when the cause is gone.`,
      link: `/pipelines/${place.jobKey}/runs/${place.runId}`,
      incident: failureIncident(place.jobKey, ended.lastSuccessId),
    })
  } catch {
    ctx.log.warn('job_failure_not_told', { runId: place.runId })
  }
}
