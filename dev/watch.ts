import { join } from 'node:path'
import { createServer } from 'vite'
import { startBackends } from './backends.ts'
import { startCron } from './cron.ts'

const port = Number(process.env['PORT'] ?? 8787)
const dataDir = process.env['QUARTERDECK_DATA'] ?? join(import.meta.dirname, '../.data')

const backends = await startBackends({ port, dataDir, env: process.env })
process.env['QUARTERDECK_VARIABLES'] = JSON.stringify(backends.variables)
const server = await createServer({
  configFile: join(import.meta.dirname, '../vite.config.ts'),
  server: { port, strictPort: true },
})
await server.listen()
const stopCron = startCron(`http://localhost:${port}`)
console.log(`Quarterdeck ready at http://localhost:${port}, reloading on change`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    stopCron()
    await server.close()
    await backends.close()
    process.exit(0)
  })
}
