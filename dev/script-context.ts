import { createContext, systemActor } from '../functions/context.ts'
import type { Ctx } from '../functions/domain/context.ts'

/** A context for scripts beside the Worker: there is nobody to push to, no queue, no files and no durable object. */
export function scriptContext(variables: Record<string, unknown>, name: string): Ctx {
  const unbound = {
    idFromName: () => ({}),
    get: () => ({ fetch: unused, publish: unused, take: unused, pause: unused }),
  }
  const files = { put: unused, get: unused, delete: unused, createMultipartUpload: unused }
  const env = { ...variables, JOBS: { send: unused }, FILES: files, LIVE: unbound, PACER: unbound }
  return { ...createContext(env, systemActor(name)), live: { publish: async () => {} } }
}

async function unused(): Promise<never> {
  throw new Error('A script uses neither the queue nor files nor durable objects.')
}
