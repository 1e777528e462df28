import { Client } from 'pg'
import { migrate, type MigrationTarget, rollback } from './migrate.ts'

const [command, steps = '1'] = process.argv.slice(2)
const url = process.env['DATABASE_URL']
if (!url) stop('DATABASE_URL is not set: give the connection string of the database to change.')

const client = new Client({ connectionString: url, connectionTimeoutMillis: 15_000 })
try {
  await client.connect()
  const target: MigrationTarget = {
    exec: async (script) => void (await client.query(script)),
    rows: async (query) => (await client.query<Record<string, unknown>>(query)).rows,
  }
  const names = command === 'rollback' ? await rollback(target, Number(steps)) : await migrate(target)
  console.log(
    names.length > 0
      ? names.map((name) => `${command === 'rollback' ? 'undone' : 'applied'} ${name}`).join('\n')
      : 'Nothing to do.',
  )
} catch (error) {
  stop(error instanceof Error ? error.message : String(error))
} finally {
  await client.end()
}

function stop(message: string): never {
  console.error(message)
  process.exit(1)
}
