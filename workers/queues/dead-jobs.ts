import { buryMessage } from '#domain/jobs'
import { StepMessage } from '#domain/jobs/contract.ts'
import { createContext, systemActor } from '../../functions/context.ts'
import type { Env } from '../../functions/env.ts'

/** Takes messages that the job queue gave up: they are logged and their runs closed, to be replayed by a person. */
export async function consumeDeadJobs(batch: MessageBatch, env: Env): Promise<void> {
  await Promise.all(batch.messages.map((message) => consume(message, env)))
}

async function consume(message: Message, env: Env): Promise<void> {
  const ctx = createContext(env, systemActor('queue'))
  const step = StepMessage.safeParse(message.body)
  ctx.log.error('job_message_dead', { messageId: message.id, sentAt: message.timestamp, ...step.data })
  if (!step.success) return message.ack()
  try {
    await buryMessage(ctx, step.data)
    message.ack()
  } catch {
    ctx.log.error('job_message_not_buried', { messageId: message.id, ...step.data })
    message.retry({ delaySeconds: 60 })
  }
}
