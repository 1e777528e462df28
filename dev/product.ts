import { createServer } from 'node:net'
import { join } from 'node:path'
import { type BackendOptions, type Backends, startBackends } from './backends.ts'
import { buildIfStale } from './build.ts'
import { CannotStart } from './cannot-start.ts'
import { startCron } from './cron.ts'
import { demoAdmin, signIn } from './demo/client.ts'
import { runNotionSync } from './demo/sync.ts'
import { startWorker } from './worker.ts'

export interface Product {
  url: string
  backends: Backends
  close(): Promise<void>
}

/** Runs the whole product on this machine. `port` 0 takes any free one. Throws CannotStart. */
export async function startProduct(options: BackendOptions): Promise<Product> {
  const port = await claimPort(options.port)
  const backends = await startBackends({ ...options, port })
  try {
    await buildIfStale()
    const worker = await startWorker({
      port,
      stateDir: join(options.dataDir, 'workerd'),
      variables: backends.variables,
    })
    const stopCron = startCron(worker.url)
    await refreshNotion(worker.url, backends)
    const close = async () => {
      stopCron()
      await worker.close()
      await backends.close()
    }
    return { url: `http://localhost:${port}`, backends, close }
  } catch (error) {
    await backends.close()
    throw error
  }
}

/**
 * The rows of the stand-in Notion move with the calendar, so every start reads all of them again. The first one is waited for: whoever
 * opens the product then sees data.
 */
async function refreshNotion(url: string, { demo, seeded, standIns }: Backends): Promise<void> {
  if (!demo || !standIns.includes('notion')) return
  const synced = signIn(url, demoAdmin).then((call) => runNotionSync(call, 'full', 30_000))
  const reported = synced.catch((error: unknown) =>
    console.warn(`The first sync did not finish: ${String(error)}`),
  )
  if (seeded) await reported
}

function claimPort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', () =>
      reject(new CannotStart(`Port ${port} is taken. Stop what uses it or set PORT to another one.`)),
    )
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address()
      const claimed = typeof address === 'object' && address ? address.port : port
      probe.close(() => resolve(claimed))
    })
  })
}
