import { app } from '../functions/app.ts'
import type { Env } from '../functions/env.ts'
import { tick } from './cron/tick.ts'
import { consumeDeadJobs } from './queues/dead-jobs.ts'
import { consumeJobs } from './queues/jobs.ts'

export { LiveHub } from './live.ts'
export { Pacer } from './pacer.ts'

export default {
  fetch: app.fetch,
  scheduled: (_controller, env) => tick(env),
  queue: (batch, env) =>
    batch.queue.endsWith('-dead') ? consumeDeadJobs(batch, env) : consumeJobs(batch, env),
} satisfies ExportedHandler<Env>
