import { join } from 'node:path'
import { demoAccounts } from '#domain/identity'
import { CannotStart } from './cannot-start.ts'
import { startProduct } from './product.ts'

const port = Number(process.env['PORT'] ?? 8787)
const dataDir = process.env['QUARTERDECK_DATA'] ?? join(import.meta.dirname, '../.data')

try {
  const product = await startProduct({ port, dataDir, env: process.env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void product.close().finally(() => process.exit(0)))
  }
  console.log(`Quarterdeck ready at ${product.url}`)
  if (product.backends.demo) {
    console.log('Demo accounts:')
    for (const { email, role, password } of demoAccounts)
      console.log(`  ${email.padEnd(28)} password ${password}   ${role}`)
  }
  if (product.backends.standIns.length > 0) {
    const played = product.backends.standIns.join(' and ')
    console.log(`Played on this machine: ${played}. What to set to connect your own stands in .env.example.`)
  }
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : error)
  process.exit(1)
}
