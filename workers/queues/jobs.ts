import { runStep } from '#domain/jobs'
import { StepMessage } from '#domain/jobs/contract.ts'
import { createContext, systemActor } from '../../functions/context.ts'
import type { Env } from '../../functions/env.ts'

/** Does the steps of one batch. Each message is answered for itself, so that one failure brings no other back. */
export async function consumeJobs(batch: MessageBatch, env: Env): Promise<void> {
  await Promise.all(batch.messages.map((message) => consume(message, env)))
}

async function consume(message: Message, env: Env): Promise<void> {
  const ctx = createContext(env, systemActor('queue'))
  const step = StepMessage.safeParse(message.body)
  if (!step.success) {
    ctx.log.error('job_message_unreadable', { messageId: message.id })
    return message.ack()
  }
  try {
    await runStep(ctx, step.data)
    message.ack()
  } catch (error) {
    ctx.log.error('job_message_failed', { ...step.data, attempts: message.attempts, error: errorName(error) })
    message.retry({ delaySeconds: retryAfterSeconds(message.attempts) })
  }
}

/** 15 s, doubled with each delivery, up to 15 minutes: a database that is away for an hour loses no message. */
const retryAfterSeconds = (attempts: number) => Math.min(15 * 2 ** (attempts - 1), 900)

const errorName = (error: unknown) => (error instanceof Error ? error.name : typeof error)
