import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { z } from 'zod'

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string
    fetchEndpoint: string
  }
}

const Address = z.object({ databaseUrl: z.string(), fetchEndpoint: z.string() })

/** One migrated database behind Neon's protocol, which workerd reaches over HTTP as in production. */
export default async function setup(project: TestProject): Promise<() => void> {
  const server = fork(join(import.meta.dirname, 'serve-database.ts'), { execArgv: [] })
  const [message] = await Promise.race([once(server, 'message'), once(server, 'exit')])
  const address = Address.parse(message)
  project.provide('databaseUrl', address.databaseUrl)
  project.provide('fetchEndpoint', address.fetchEndpoint)
  return () => server.disconnect()
}
