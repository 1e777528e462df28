import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where migrations are applied: scripts run whole, queries answer rows as objects. */
export interface MigrationTarget {
  exec(script: string): Promise<void>
  rows(query: string): Promise<Record<string, unknown>[]>
}

const folder = join(import.meta.dirname, '../migrations/postgres')

export const migrationNames = (): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.up.sql'))
    .map((file) => file.replace('.up.sql', ''))
    .toSorted()

/** Applies what is missing, in order, each in its own transaction. Returns the names applied. */
export async function migrate(target: MigrationTarget): Promise<string[]> {
  await target.exec(
    'create table if not exists applied_migrations (name text primary key, applied_at timestamptz not null default now())',
  )
  const applied = await appliedNames(target)
  const missing = migrationNames().filter((name) => !applied.includes(name))
  for (const name of missing) await apply(target, name, 'up')
  return missing
}

/** Undoes the newest `steps` migrations. Returns their names, newest first. */
export async function rollback(target: MigrationTarget, steps: number): Promise<string[]> {
  const undone = (await appliedNames(target)).toSorted().toReversed().slice(0, steps)
  for (const name of undone) await apply(target, name, 'down')
  return undone
}

async function appliedNames(target: MigrationTarget): Promise<string[]> {
  const rows = await target.rows('select name from applied_migrations order by name')
  return rows.map((row) => String(row['name']))
}

async function apply(target: MigrationTarget, name: string, direction: 'up' | 'down'): Promise<void> {
  const script = readFileSync(join(folder, `${name}.${direction}.sql`), 'utf8')
  const record =
    direction === 'up'
      ? `insert into applied_migrations (name) values ('${name}');`
      : `delete from applied_migrations where name = '${name}';`
  try {
    await target.exec(`begin;\n${script}\n${record}\ncommit;`)
  } catch (cause) {
    await target.exec('rollback;')
    throw new Error(
      `Migration ${name} (${direction}) failed: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    )
  }
}
