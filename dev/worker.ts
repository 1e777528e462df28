import { unstable_startWorker } from 'wrangler'
import { builtConfig } from './build.ts'

export interface RunningWorker {
  url: string
  close(): Promise<void>
}

/** Runs the built Worker in workerd with local queues, storage and durable objects, kept in `stateDir`. */
export async function startWorker(options: {
  port: number
  stateDir: string
  variables: Record<string, string>
}): Promise<RunningWorker> {
  const bindings = Object.entries(options.variables).map(([name, value]) => [
    name,
    { type: 'plain_text' as const, value },
  ])
  const worker = await unstable_startWorker({
    config: builtConfig,
    bindings: Object.fromEntries(bindings),
    dev: {
      server: { hostname: '127.0.0.1', port: options.port },
      persist: options.stateDir,
      inspector: false,
      watch: false,
      logLevel: 'warn',
    },
  })
  await worker.ready
  return { url: (await worker.url).origin, close: () => worker.dispose() }
}
